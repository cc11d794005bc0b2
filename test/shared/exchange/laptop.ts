import { type Consent, entriesToAppend, fold } from '#shared/exchange/apply.ts';
import { writeArchive } from '#shared/exchange/archive.ts';
import { packLines } from '#shared/exchange/gzip.ts';
import { encodeManifest } from '#shared/exchange/manifest.ts';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import type { PackageManifest, SignedHead } from '#shared/exchange/package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { generateIdentity, type Lock, seal } from '#shared/exchange/sealing.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { type PackageOrder, type PreparedPackage, preparePackage, writePackage } from '#shared/exchange/write-package.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { Operation } from '#shared/ledger/operation.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { type DeviceCard, signTrust, type TrustClaim, type TrustRole } from '#shared/ledger/trust.ts';
import { moment, Site } from '#test/helpers/ledger.ts';

const random = seededRandom('test exchange');

/** A laptop with real keys: it exports, opens, rehearses and takes in packages as the core worker does. */
export class Laptop {
  readonly site: Site;
  readonly signSeed = random.bytes(32);
  readonly sealing = generateIdentity(random.bytes(32));
  readonly card: DeviceCard;
  heads: readonly SignedHead[] = [];
  cards: readonly DeviceCard[] = [];
  exports = 0;

  constructor(readonly name: string) {
    this.site = new Site(name);
    this.card = { ...this.site.card, signKey: publicKey(this.signSeed), sealTo: this.sealing.recipient };
  }

  get replica() {
    return this.site.replica;
  }

  get hash() {
    return stateHash(this.replica.fold);
  }

  /** Founds the test book with this laptop as hub. */
  found(): this {
    this.site.act([{ op: 'found', book: 'round', card: this.card }]);
    return this;
  }

  enrol(other: Laptop, role: TrustRole = 'team'): void {
    this.trust({ claim: 'enrol', book: this.replica.book, card: other.card, role });
  }

  remove(other: Laptop): void {
    const head = this.replica.head(other.card.device);
    this.trust({ claim: 'remove', book: this.replica.book, device: other.card.device, last: head ? { n: head.n, hash: head.hash } : null });
  }

  private trust(claim: TrustClaim): void {
    this.site.act([{ op: 'trust', statement: signTrust(claim, this.card.person.id, this.site.personSeed) }]);
  }

  act(...ops: Operation[]): HashedEntry {
    return this.site.act(ops);
  }

  order(over: Partial<PackageOrder> = {}): PackageOrder {
    return {
      kind: 'team',
      id: newId<'Package'>(random),
      number: ++this.exports,
      bookKind: 'round',
      title: '2022年全市监狱交叉巡回检察',
      team: this.name,
      madeAt: moment('2022-10-01T01:00:00.000Z'),
      replica: this.replica,
      entries: bytesOf(this.site.log),
      sender: this.card,
      signSeed: this.signSeed,
      heads: this.heads,
      cards: this.cards,
      ...over,
    };
  }

  prepare(over: Partial<PackageOrder> = {}): Promise<PreparedPackage> {
    return preparePackage(this.order(over));
  }

  async export(to: readonly Laptop[], over: Partial<PackageOrder> = {}): Promise<Bytes> {
    return collect(writePackage(await this.prepare(over), { recipients: [this, ...to].map((laptop) => laptop.card.sealTo) }));
  }

  open(file: Uint8Array, pieces = 100_000): Promise<OpenedPackage> {
    return openPackage({ file: piecesOf(file, pieces), keys: { identities: [this.sealing.identity] } });
  }

  rehearse(opened: OpenedPackage): Rehearsed {
    return rehearse({ opened, replica: this.replica });
  }

  /** Opens, rehearses and takes in; answers with the rehearsal. Applies nothing when there is nothing to apply. */
  async take(file: Uint8Array, consent: Consent = { acceptSender: true, acceptMassDeletion: true }): Promise<Rehearsed> {
    const rehearsed = this.rehearse(await this.open(file));
    this.apply(rehearsed, consent);
    return rehearsed;
  }

  apply(rehearsed: Rehearsed, consent: Consent = { acceptSender: true, acceptMassDeletion: true }): void {
    const entries = entriesToAppend(rehearsed, this.replica, consent);
    if (!entries.ok) return;
    fold(entries.value, this.replica);
    this.site.log.push(...entries.value);
    this.heads = mergeHeads(this.heads, rehearsed.heads, (hash) => this.replica.entry(hash));
    this.cards = [...new Map([...this.cards, ...rehearsed.cards].map((card) => [card.device, card])).values()];
  }
}

export async function* bytesOf(entries: readonly HashedEntry[]): AsyncGenerator<Bytes> {
  for (const { bytes } of entries) yield bytes;
}

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** A hub and its teams, all enrolled, each with the hub's task package taken in. */
export async function round(teams: number): Promise<{ readonly hub: Laptop; readonly teams: readonly Laptop[] }> {
  const hub = new Laptop('市院').found();
  const laptops = Array.from({ length: teams }, (_, i) => new Laptop(`第${'一二三四五'[i]}组`));
  for (const laptop of laptops) hub.enrol(laptop);
  const task = await hub.export(laptops, { kind: 'task', team: undefined });
  for (const laptop of laptops) await laptop.take(task);
  return { hub, teams: laptops };
}

/** What a hostile sender can make: any members, properly sealed. */
export async function sealMembers(members: readonly { readonly name: string; readonly bytes: Uint8Array }[], to: Laptop): Promise<Bytes> {
  return sealBytes(await collect(writeArchive(each(members))), { recipients: [to.card.sealTo] });
}

export function sealBytes(content: Uint8Array, lock: Lock): Promise<Bytes> {
  return collect(seal(piecesOf(content), lock));
}

/** A manifest that says what it likes, signed by its sender. */
export function signedManifest(manifest: PackageManifest, by: Laptop) {
  const { manifest: bytes, signature } = encodeManifest(manifest, by.signSeed);
  return [
    { name: 'manifest.json', bytes },
    { name: 'manifest.sig', bytes: signature },
  ];
}

/** A package as `by` would have made it, but with other lines, heads or anything else; signed and sealed properly. */
export async function forge(by: Laptop, to: Laptop, lines: readonly Uint8Array[], over: Partial<PackageManifest> = {}): Promise<Bytes> {
  const { manifest } = await by.prepare();
  const packed = await packLines(each(lines));
  const entriesBytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const forged: PackageManifest = {
    ...manifest,
    counts: { ...manifest.counts, entries: lines.length, entriesBytes },
    parts: [{ name: 'entries.jsonl.gz', bytes: packed.length, sha256: sha256Of(packed) }],
    ...over,
  };
  return sealMembers([...signedManifest(forged, by), { name: 'entries.jsonl.gz', bytes: packed }], to);
}

/** The code and words of what was thrown; fails when it is not an error with words. */
export async function failure(work: () => unknown): Promise<{ readonly code: string; readonly words: string }> {
  try {
    await work();
  } catch (error) {
    if (!isWorkbenchError(error)) throw error;
    return { code: error.code, words: `${error.words}${error.next}` };
  }
  throw new Error('nothing was refused');
}
