import { dependants, entriesToAppend, readmission, withdrawal } from '#shared/exchange/apply.ts';
import { readCard, writeCard } from '#shared/exchange/device-card.ts';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { generateIdentity, type Keys, type Lock, peekSeal } from '#shared/exchange/sealing.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { packageName, rehearsalWords } from '#shared/exchange/words.ts';
import { toBase64 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { type BookId, type DeviceId, type Id, newId } from '#shared/kernel/ids.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { ChainSegment, EntryHash } from '#shared/ledger/operation.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { fingerprint, signTrust } from '#shared/ledger/trust.ts';
import { openBookKey } from '#shared/vault/book-keys.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { CoreApi, ExportRequest, ImportRecord } from './api.ts';
import { plainName } from './backup-desk.ts';
import { piecesOfBlob } from './blob-pieces.ts';
import type { OpenRound } from './open-round.ts';
import { preparePackages, sendFile, sendPackage, signedHeads, strangerCards } from './package-writing.ts';
import type { Session } from './session.ts';

const errors = errorTable('exchange', {
  gone: () => ({ words: '这次预演已经结束，没有导入任何内容。', next: '请重新打开文件。' }),
  nobody: () => ({ words: '还没有登记可以打开这个包的设备，没有生成文件。', next: '请先导入对方的设备名片，或改用口令封装。' }),
  refused: (words: string, next: string) => ({ words, next }),
  notFirst: () => ({ words: '本机还没有这个轮次，这个包不能单独导入，本机数据未改变。', next: '请先导入市院发的任务包。' }),
  noAuthority: () => ({ words: '只有市院（建立轮次的一方）可以登记或移除设备。', next: '请把设备名片交给市院登记。' }),
  cannotWithdraw: () => ({ words: '找不到这次导入，没有做任何改动。', next: '请刷新导入记录后再试。' }),
});

/** A package that was opened and rehearsed, waiting for the person's decision. */
interface Waiting {
  readonly file: Blob;
  readonly keys: Keys;
  readonly opened: OpenedPackage;
  readonly rehearsed: Rehearsed;
  readonly newBook: boolean;
}

/** Packages out and in, devices and their trust. */
export class ExchangeDesk {
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly session: Session,
    private readonly commitAll: (round: OpenRound) => Promise<void>,
  ) {}

  api(): CoreApi['exchange'] {
    return {
      card: async () => ({ card: this.session.open.vault.card, fingerprint: fingerprint(this.session.open.vault.card) }),
      exportCard: () => this.exportCard(),
      readCard: async (file) => readCard(new Uint8Array(await file.slice(0, 64 * 1024).arrayBuffer())),
      enrol: (input) => this.enrol(input),
      remove: (input) => this.remove(input),
      devices: async () => this.devices(),
      exportPackage: (request, progress) => this.exportPackage(request, progress),
      open: (input, progress) => this.open(input, progress),
      apply: (input) => this.apply(input),
      discard: async (opened) => void this.waiting.delete(opened),
      imports: async () =>
        this.session.open.local
          .all('import')
          .map(importRecord)
          .sort((a, b) => (a.at < b.at ? 1 : -1)),
      undoImport: (id) => this.undoImport(id),
      redoImport: (id) => this.redoImport(id),
    };
  }

  private async exportCard(): Promise<Awaited<ReturnType<CoreApi['exchange']['exportCard']>>> {
    const { vault } = this.session.open;
    const grant = await this.session.host.call('save.choose', { name: `设备名片-${plainName(vault.device.name)}.xjcard` });
    if (!grant) return null;
    return sendFile(this.session, grant, once(writeCard(vault.card, vault.device.signSeed)));
  }

  private async enrol({ card, role, team }: Parameters<CoreApi['exchange']['enrol']>[0]): Promise<void> {
    const { vault } = this.session.open;
    const { book } = this.session.round;
    if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') throw errors.noAuthority();
    const statement = signTrust({ claim: 'enrol', book: book.book, card, role }, vault.person.id, vault.person.seed);
    const named = team === undefined ? [] : [{ kind: 'device', id: card.device, field: 'team', value: team }];
    await book.act((replica) => ({ ops: [{ op: 'trust', statement }, ...replica.operations(named)] }));
  }

  private async remove({ device, reason }: { device: DeviceId; reason: string }): Promise<void> {
    const { vault } = this.session.open;
    const { book } = this.session.round;
    if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') throw errors.noAuthority();
    const head = book.replica.head(device);
    const last = head ? { n: head.n, hash: head.hash } : null;
    const statement = signTrust({ claim: 'remove', book: book.book, device, last }, vault.person.id, vault.person.seed);
    await book.act(() => ({ ops: [{ op: 'trust', statement }], reason }));
  }

  private devices(): Awaited<ReturnType<CoreApi['exchange']['devices']>> {
    const { replica } = this.session.round.book;
    const { devices, removed } = replica.fold.trust;
    return [...devices.values()].map(({ card, role }) => ({
      card,
      fingerprint: fingerprint(card),
      role,
      team: textOrNull(replica.fold.record('device', card.device)?.fields['team']),
      removed: removed.has(card.device),
      own: card.device === this.session.open.vault.device.id,
      entries: replica.head(card.device)?.n ?? 0,
    }));
  }

  private async exportPackage(
    request: ExportRequest,
    progress: (step: string, share: number) => void,
  ): Promise<Awaited<ReturnType<CoreApi['exchange']['exportPackage']>>> {
    const { session } = this;
    const { round } = session;
    const { local } = session.open;
    await this.commitAll(round);
    const lock = this.lockFor(request);
    const { title } = session.summary(round);
    const teamName = this.teamName(request.team);
    const number = numberOf(local.fields('book', round.book.book)['packages']) + 1;
    const label = request.kind === 'task' ? '任务包' : request.kind === 'back' ? '回传包' : request.kind === 'share' ? '交换包' : '巡检包';
    const name = `${plainName(teamName ?? session.open.vault.device.name)}-${label}-${String(number).padStart(3, '0')}`;
    const first = await session.host.call('save.choose', { name: `${name}.xjb` });
    if (!first) return null;
    const keyring = request.kind === 'task' && round.kept.roundIdentity !== undefined ? { roundIdentity: round.kept.roundIdentity } : undefined;
    const upTo = round.book.replica.head(round.book.author.device)?.n ?? 0;
    const wish = { kind: request.kind, kept: round.kept, book: round.book, title, number, team: teamName, lock, ...(keyring ? { keyring } : {}) };
    let main: Awaited<ReturnType<typeof sendFile>> | null = null;
    for await (const { prepared, volume } of preparePackages(session, wish)) {
      const grant = volume === 0 ? first : await session.host.call('save.choose', { name: `${name}-证据${volume}.xjb` });
      if (!grant) break;
      const step = volume === 0 ? '正在封装' : `正在封装证据分卷 ${volume}`;
      const written = await sendPackage(session, grant, prepared, lock, (share) => progress(step, share));
      main ??= written;
    }
    await local.write('book', round.book.book, { packages: number, ...(request.kind === 'task' ? {} : { [`sent/${round.book.author.device}`]: upTo }) });
    session.refresh();
    return main;
  }

  /** To the hub's devices, the named team's devices and this one; or to a passphrase. */
  private lockFor(request: ExportRequest): Lock {
    if (request.passphrase !== undefined) return { passphrase: request.passphrase };
    const devices = this.devices().filter((device) => !device.removed);
    const wanted = devices.filter(({ role, team, own }) => own || role === 'hub' || (request.team !== undefined && team === request.team));
    const others = wanted.filter(({ own }) => !own);
    const reached = request.kind === 'task' || request.kind === 'back' ? others.some(({ team }) => team === request.team) : others.length > 0;
    if (!reached) throw errors.nobody();
    return { recipients: wanted.map(({ card }) => card.sealTo) };
  }

  private teamName(team: string | undefined): string | undefined {
    if (team === undefined) return undefined;
    return textOrNull(this.session.round.book.replica.fold.record('team', team)?.fields['name']) ?? undefined;
  }

  private async open(
    { file, passphrase }: { file: Blob; passphrase?: string },
    progress: (step: string, share: number) => void,
  ): Promise<Awaited<ReturnType<CoreApi['exchange']['open']>>> {
    const { session } = this;
    const kind = await peekSeal(piecesOfBlob(file));
    if (kind === 'passphrase' && passphrase === undefined) return { needs: 'passphrase' };
    const keys: Keys = { identities: await this.identities(), passphrase };
    const opened = await openPackage({ file: piecesOfBlob(file), keys, told: (bytes) => progress('正在核对', bytes / file.size) });
    const { manifest } = opened;
    const here = await this.bookOf(manifest.book as BookId);
    if (!here && !(manifest.kind === 'task' || manifest.kind === 'back')) throw errors.notFirst();
    const carried = manifest.parts.flatMap((part) => (part.name.startsWith('chunks/') ? [part.sha256] : []));
    const { missing } = here ? await session.host.call('chunks.missing', { book: manifest.book, chunks: carried }) : { missing: carried };
    const rehearsed = rehearse({
      opened,
      replica: here?.replica ?? new Replica(manifest.book as BookId),
      self: { device: session.open.vault.device.id },
      chunksMissing: missing,
    });
    const id = newId<'Opened'>(session.random);
    this.waiting.set(id, { file, keys, opened, rehearsed, newBook: !here });
    const { words, applicable } = rehearsalWords(rehearsed.rehearsal);
    const skewMinutes = Math.round((Date.parse(manifest.madeAt) - Date.parse(session.clock.now())) / 60_000);
    return { needs: 'nothing', opened: id, rehearsal: rehearsed.rehearsal, newBook: !here, words, applicable, skewMinutes };
  }

  /**
   * Takes it in: chunks first (named by their content, harmless by themselves), then all entries as one journal batch. Killed in between,
   * the book stands as before.
   */
  private async apply({ opened: id, acceptSender, acceptMassDeletion }: Parameters<CoreApi['exchange']['apply']>[0]): Promise<ImportRecord> {
    const { session } = this;
    const waiting = this.waiting.get(id);
    if (!waiting) throw errors.gone();
    const { opened, rehearsed, newBook } = waiting;
    const { manifest } = opened;
    const bookId = manifest.book as BookId;
    const target = newBook ? new Replica(bookId) : await this.bookOf(bookId).then((book) => book?.replica ?? new Replica(bookId));
    const decided = entriesToAppend(rehearsed, target, { acceptSender: acceptSender || opened.sealedBy === 'passphrase', acceptMassDeletion });
    if (!decided.ok) throw errors.refused(decided.refusal.words, decided.refusal.next ?? '请核对后再试。');
    if (newBook) await session.addBook(manifest.bookKind, rehearsed.keyring?.roundIdentity, bookId);
    const book = (await this.bookOf(bookId)) as OpenBook;
    const wanted = new Set(rehearsed.rehearsal.freshChunks);
    if (wanted.size > 0) {
      await openPackage({
        file: piecesOfBlob(waiting.file),
        keys: waiting.keys,
        digest: opened.digest,
        onChunk: async (sha256, bytes) => {
          if (wanted.has(sha256)) await session.host.writeChunk(bookId, sha256, bytes);
        },
      });
    }
    await session.status.saving(book.takeIn(decided.value));
    if (acceptSender && !newBook) await this.enrolSender(rehearsed, book);
    this.waiting.delete(id);
    const record = await this.log(waiting, decided.value.length);
    if (newBook) await session.enterBook(bookId);
    session.refresh();
    return record;
  }

  /** A sender whose fingerprint was compared aloud at the hub is enrolled, so that it is asked only once. */
  private async enrolSender({ rehearsal, cards }: Rehearsed, book: OpenBook): Promise<void> {
    const { vault } = this.session.open;
    if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') return;
    const unknown = [...(rehearsal.sender.standing === 'unknown' ? [rehearsal.sender.card] : []), ...cards].filter(
      (card, i, all) => all.findIndex((other) => other.device === card.device) === i && !book.replica.fold.trust.devices.has(card.device),
    );
    if (unknown.length === 0) return;
    const ops = unknown.map((card) => ({
      op: 'trust' as const,
      statement: signTrust({ claim: 'enrol', book: book.book, card, role: 'team' }, vault.person.id, vault.person.seed),
    }));
    await book.act(() => ({ ops, reason: '导入时当面核对了指纹' }));
  }

  private async log({ opened, rehearsed, newBook }: Waiting, appended: number): Promise<ImportRecord> {
    const { session } = this;
    const { local } = session.open;
    const { manifest } = opened;
    const { rehearsal } = rehearsed;
    const id = newId<'Import'>(session.random) as Id<'Import'>;
    const book = await this.bookOf(manifest.book as BookId);
    const heads = mergeHeads(signedHeads(session, manifest.book), rehearsed.heads, (hash) => book?.replica.entry(hash));
    const cards = [...new Map([...strangerCards(session, manifest.book), ...rehearsed.cards].map((card) => [card.device, card])).values()];
    await local.writeAll([
      {
        kind: 'import',
        id,
        fields: {
          book: manifest.book,
          at: session.clock.now(),
          title: packageName(manifest),
          packageKind: manifest.kind,
          from: manifest.sender.name,
          number: manifest.number,
          fresh: appended,
          known: rehearsal.entries.known,
          quarantined: rehearsal.quarantined.length,
          disputed: rehearsal.records.filter((record) => record.effect === 'disputed').length,
          segments: rehearsal.segments as unknown as Json,
          setAside: setAside(opened, rehearsal) as unknown as Json,
          withdrawal: null,
          words: rehearsalWords(rehearsal).words,
        },
      },
      { kind: 'signedHeads', id: manifest.book, fields: { heads: heads as unknown as Json, cards: cards as unknown as Json } },
      ...(newBook ? [{ kind: 'book', id: manifest.book, fields: { title: manifest.title, role: 'team' } }] : []),
    ]);
    return importRecord(local.book.replica.fold.record('import', id) as RecordView);
  }

  private async undoImport(id: string): Promise<void> {
    const { local, round } = this.session.open;
    const fields = local.fields('import', id);
    const book = typeof fields['book'] === 'string' ? await this.bookOf(fields['book'] as BookId) : undefined;
    const segments = fields['segments'] as unknown as readonly ChainSegment[] | undefined;
    if (!book || !segments || segments.length === 0) throw errors.cannotWithdraw();
    const built = dependants(segments, book.replica).length;
    const reason = `撤回导入：${textOrNull(fields['title']) ?? ''}${built > 0 ? `（其后有 ${built} 项记录在其基础上改动过）` : ''}`;
    const entry = await book.act(() => ({ ops: [withdrawal(segments)], reason }));
    await local.write('import', id, { withdrawal: entry?.hash ?? null });
    if (round) this.session.refresh();
  }

  private async redoImport(id: string): Promise<void> {
    const { local } = this.session.open;
    const fields = local.fields('import', id);
    const book = typeof fields['book'] === 'string' ? await this.bookOf(fields['book'] as BookId) : undefined;
    const withdrawn = fields['withdrawal'];
    if (!book || typeof withdrawn !== 'string') throw errors.cannotWithdraw();
    await book.act(() => ({ ops: [readmission(withdrawn as EntryHash)] }));
    await local.write('import', id, { withdrawal: null });
    this.session.refresh();
  }

  /** This laptop's own identity and those of its rounds. */
  private async identities(): Promise<readonly string[]> {
    const kept = await this.session.keptBooks();
    return [generateIdentity(this.session.open.vault.device.sealSeed).identity, ...kept.flatMap((book) => book.roundIdentity ?? [])];
  }

  private async bookOf(book: BookId): Promise<OpenBook | undefined> {
    const { vault, round } = this.session.open;
    if (round?.book.book === book) return round.book;
    const kept = await openBookKey(this.session.host, vault, book);
    return kept && this.session.openBook(kept);
  }
}

/** Bytes of quarantined entries that are kept with the import, in base64; the longest ones are kept by their reason alone. */
const SET_ASIDE_BYTES = 512 * 1024;

/** What was not taken in, so that it can be looked at later: nothing that arrived is thrown away. */
function setAside({ lines }: OpenedPackage, { quarantined }: Rehearsed['rehearsal']): readonly { line: number; words: string; bytes: string | null }[] {
  let room = SET_ASIDE_BYTES;
  return quarantined.slice(0, 1_000).map(({ line, reason }) => {
    const bytes = lines[line - 1];
    room -= bytes?.length ?? 0;
    return { line, words: reason.words, bytes: bytes && room >= 0 ? toBase64(bytes) : null };
  });
}

function importRecord({ id, fields }: RecordView): ImportRecord {
  const withdrawal = fields['withdrawal'];
  return {
    id,
    book: fields['book'] as BookId,
    at: fields['at'] as Moment,
    title: textOrNull(fields['title']) ?? '',
    kind: textOrNull(fields['packageKind']) ?? '',
    from: textOrNull(fields['from']) ?? '',
    number: numberOf(fields['number']),
    fresh: numberOf(fields['fresh']),
    known: numberOf(fields['known']),
    quarantined: numberOf(fields['quarantined']),
    disputed: numberOf(fields['disputed']),
    withdrawn: typeof withdrawal === 'string',
    withdrawal: typeof withdrawal === 'string' ? (withdrawal as EntryHash) : null,
    words: textOrNull(fields['words']) ?? '',
  };
}

const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
