import type { DocumentModel } from '#shared/document/model.ts';
import { entriesToAppend, fold } from '#shared/exchange/apply.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import type { Keyring, PackageKind, PackageManifest, SignedHead } from '#shared/exchange/package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { generateIdentity, type SealingIdentity } from '#shared/exchange/sealing.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { preparePackage, writePackage } from '#shared/exchange/write-package.ts';
import { type Bytes, utf8 } from '#shared/kernel/bytes.ts';
import { type ManualClock, type Moment, manualClock } from '#shared/kernel/clock.ts';
import { type DateOnly, dateInChina } from '#shared/kernel/date-only.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { type BookId, type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import { type Random, seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { ViewSource } from '#shared/ledger/command.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { Operation } from '#shared/ledger/operation.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { type DeviceCard, signTrust, type TrustRole } from '#shared/ledger/trust.ts';
import type { ApprovalRequest } from '#shared/letter/approval/package.ts';
import { signApprover } from '#shared/letter/approval/people.ts';
import { approvalRequest, statementOn } from '#shared/letter/approval/request.ts';
import { approvalState } from '#shared/letter/approval/state.ts';
import { type Statement, signStatement } from '#shared/letter/approval/statement.ts';
import type { ApprovalStep } from '#shared/letter/approval-rule.ts';
import { issuedMoment, letterAsIssued } from '#shared/letter/issue-letter.ts';
import { readLetter } from '#shared/letter/letter.ts';
import { storeFile } from '#shared/vault/evidence-store.ts';
import { perform } from '#shared/workbench/perform.ts';
import type { SampleStep } from '#shared/workbench/sample-step.ts';
import type { CommandInput, CommandName, Workbench } from '#shared/workbench/workbench.ts';
import { ChunkStore } from './chunk-store.ts';

/** Between two acts of a person in the sample round, in milliseconds. */
const PACE = 20_000;

/** Makes the PDF of a paper and says its SHA-256. */
export type Print = (model: DocumentModel, created: Moment) => Promise<string>;

export interface ExportWish {
  readonly kind: PackageKind;
  readonly title: string;
  readonly team?: string;
  /** Everyone who can open it; the sender is not added. */
  readonly recipients: readonly string[];
  readonly keyring?: Keyring;
}

/**
 * A laptop of the sample round: its own replica, keys, evidence and clock, all in memory and out of a seed. It does what the desktop
 * program does, through the same ledger, commands and packages; only the journal and the vault are left out.
 */
export class Laptop {
  readonly replica: Replica;
  readonly card: DeviceCard;
  readonly sealing: SealingIdentity;
  readonly chunks = new ChunkStore();
  private readonly random: Random;
  private readonly clock: ManualClock;
  private day: DateOnly | undefined;
  private readonly log: HashedEntry[] = [];
  private readonly signSeed: Bytes;
  private readonly personSeed: Bytes;
  private heads: readonly SignedHead[] = [];
  private exports = 0;

  constructor(
    readonly name: string,
    person: string,
    book: BookId,
    seed: string,
    private readonly workbench: Workbench,
    private readonly print?: Print,
  ) {
    this.random = seededRandom(`${seed} ${name}`);
    this.replica = new Replica(book);
    this.signSeed = this.random.bytes(32);
    this.personSeed = this.random.bytes(32);
    this.sealing = generateIdentity(this.random.bytes(32));
    this.clock = manualClock('2022-09-26T01:00:00.000Z');
    this.card = {
      device: newId<'Device'>(this.random) as DeviceId,
      name,
      person: { id: newId<'Person'>(this.random) as PersonId, name: person, key: publicKey(this.personSeed) },
      signKey: publicKey(this.signSeed),
      sealTo: this.sealing.recipient,
    };
  }

  found(): void {
    this.act([{ op: 'found', book: 'round', card: this.card }]);
  }

  enrol(card: DeviceCard, role: TrustRole): void {
    const claim = { claim: 'enrol' as const, book: this.replica.book, card, role };
    this.act([{ op: 'trust', statement: signTrust(claim, this.card.person.id, this.personSeed) }]);
  }

  /** Does one step. A refusal here is a mistake in the sample data, so it throws. */
  async do(step: SampleStep): Promise<void> {
    this.goTo(step.day);
    if (step.do === 'evidence') return this.addEvidence(step);
    if (step.name === 'letter.issue') return this.issue(step.input as CommandInput<'letter.issue'>);
    // Name and input belong together in each step; the union of steps has lost that for the compiler.
    this.run(step.name, step.input as CommandInput<typeof step.name> & never);
  }

  run<N extends CommandName>(name: N, input: CommandInput<N>): void {
    const { replica, clock, random } = this;
    const author = { device: this.card.device, person: this.card.person.id };
    const done = perform(this.workbench, { replica, author, clock, random }, name, input);
    if (!done.ok) throw new Error(`${name}: ${done.refusal.code} ${done.refusal.words} ${done.refusal.place ?? ''}`);
    if (done.value.entry) this.take([done.value.entry]);
    this.clock.advance(PACE);
  }

  /** Issues a letter with the hash of the PDF that goes out, as the screen does. */
  async issue(input: CommandInput<'letter.issue'>): Promise<void> {
    const model = letterAsIssued.read(this.source(), { id: input.id, on: input.on, number: input.number ?? null });
    this.run('letter.issue', this.print && model ? { ...input, pdf: await this.print(model, issuedMoment(input.on)) } : input);
  }

  private async addEvidence(step: Extract<SampleStep, { do: 'evidence' }>): Promise<void> {
    const bytes = utf8(step.content);
    const file = { name: step.name, size: bytes.length, stream: () => piecesOf(bytes) as AsyncGenerator<Uint8Array> };
    const stored = await storeFile(this.chunks, this.replica.book, file, sha256Of(bytes), this.random, () => undefined);
    this.run('evidence.add', {
      ...{ id: step.id, name: step.name, mime: step.mime, finding: step.finding, bytes: bytes.length },
      ...{ sha256: stored.sha256, key: stored.key, chunks: [...stored.chunks] },
      note: '虚构数据',
    });
  }

  get now(): Moment {
    return this.clock.now();
  }

  /** Registers a person who approves by file; only the hub may. */
  registerApprover(card: DeviceCard, post: string): void {
    this.run('approver.add', { card, post, by: this.card.person.id, signature: signApprover(card, post, this.personSeed) });
  }

  /** The step that a letter waits for; null when it waits for none. */
  waiting(letter: string): ApprovalStep | null {
    const record = this.replica.fold.record('letter', letter);
    return record ? (approvalState({ source: this.replica.fold, trust: this.replica.fold.trust }, readLetter(record)).current?.key ?? null) : null;
  }

  /** What an approver is sent: the frozen paper and what they have to know, never entries. */
  approvalRequest(letter: string, person: string): ApprovalRequest {
    const seen = this.replica.heads().map(({ hash }) => hash);
    const task = newId<'Package'>(this.random);
    const made = approvalRequest(this.source(), { letter, person, task, book: this.replica.book, sender: this.card, seen });
    if (!made.ok) throw new Error(`${letter}: ${made.refusal.code} ${made.refusal.words}`);
    return made.value.request;
  }

  /** This laptop's person agrees to a request: the statement and the signature that go back. */
  signRequest(request: ApprovalRequest, at: Moment): { readonly statement: Statement; readonly signature: string } {
    const said = statementOn(request, { person: this.card.person.id, at, verdict: 'approve', remarks: [] });
    if (!said.ok) throw new Error(said.refusal.words);
    return { statement: said.value, signature: signStatement(said.value, this.personSeed) };
  }

  /** The book as the screens of this laptop read it, today. */
  source(): ViewSource {
    const { fold } = this.replica;
    return {
      ...{ today: dateInChina(this.clock.now()), author: { device: this.card.device, person: this.card.person.id }, trust: fold.trust },
      records: (kind) => fold.records(kind),
      record: (kind, id) => fold.record(kind, id),
      registers: (kind, id) => fold.registers(kind, id),
      ids: (kind) => fold.ids(kind),
      entry: (hash) => this.replica.entry(hash),
    };
  }

  /** Seals a full package of the book with all evidence that lies here. */
  async export(wish: ExportWish): Promise<{ readonly bytes: Bytes; readonly manifest: PackageManifest }> {
    this.exports += 1;
    const { log, replica, chunks } = this;
    const prepared = await preparePackage({
      kind: wish.kind,
      id: newId<'Package'>(this.random),
      number: this.exports,
      bookKind: 'round',
      title: wish.title,
      team: wish.team,
      madeAt: this.clock.now(),
      replica,
      entries: bytesOf(log),
      sender: this.card,
      signSeed: this.signSeed,
      heads: this.heads,
      chunks: chunks.refs(),
      readChunk: (name) => chunks.readChunk(replica.book, name),
      ...(wish.keyring ? { keyring: wish.keyring } : {}),
    });
    return { bytes: await collect(writePackage(prepared, { recipients: wish.recipients })), manifest: prepared.manifest };
  }

  /** Opens, rehearses and takes a package in, as a person would who has compared the sender's fingerprint. */
  async import(file: Bytes): Promise<Rehearsed> {
    const { replica, chunks } = this;
    const opened = await openPackage({
      file: piecesOf(file),
      keys: { identities: [this.sealing.identity] },
      book: replica.book,
      onChunk: (name, bytes) => chunks.writeChunk(replica.book, name, bytes),
    });
    const rehearsed = rehearse({ opened, replica });
    const entries = entriesToAppend(rehearsed, replica, { acceptSender: true });
    if (!entries.ok) throw new Error(`${opened.manifest.title}: ${entries.refusal.words}`);
    fold(entries.value, replica);
    this.log.push(...entries.value);
    this.heads = mergeHeads(this.heads, rehearsed.heads, (hash) => replica.entry(hash));
    return rehearsed;
  }

  /** Moves the clock to nine in the morning of that day, or leaves it where it is later the same day. */
  goTo(day: DateOnly): Moment {
    if (this.day !== day) {
      const ahead = Date.parse(`${day}T01:00:00.000Z`) - Date.parse(this.clock.now());
      if (ahead > 0) this.clock.advance(ahead);
      this.day = day;
    }
    return this.clock.now();
  }

  private act(ops: readonly Operation[]): void {
    const author = { device: this.card.device, person: this.card.person.id };
    this.take([this.replica.compose(author, this.clock.now(), ops)]);
    this.clock.advance(PACE);
  }

  private take(entries: readonly HashedEntry[]): void {
    fold(entries, this.replica);
    this.log.push(...entries);
  }
}

async function* bytesOf(entries: readonly HashedEntry[]): AsyncGenerator<Bytes> {
  for (const entry of entries) yield entry.bytes;
}
