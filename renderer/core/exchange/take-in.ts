import { entriesToAppend } from '#shared/exchange/apply.ts';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import type { Keyring } from '#shared/exchange/package.ts';
import type { Rehearsed } from '#shared/exchange/rehearse.ts';
import type { Keys } from '#shared/exchange/sealing.ts';
import type { BookId, DeviceId } from '#shared/kernel/ids.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { signTrust } from '#shared/ledger/trust.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { CoreApi, ImportRecord } from '../api.ts';
import { piecesOfBlob } from '../blob-pieces.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { bookOf } from './exchange-parts.ts';
import { beginImport, finishImport } from './import-log.ts';
import { readmit } from './import-undo.ts';
import { keepOffered } from './offered-server.ts';
import { teamNamed } from './own-team.ts';
import { keepRoundKeys } from './round-keys.ts';
import { confirmedBy } from './second-person.ts';
import { takeOffShelf } from './shelf.ts';

/** A package that was opened and rehearsed, waiting for the person's decision. */
export interface Waiting {
  readonly file: Blob;
  readonly keys: Keys;
  readonly opened: OpenedPackage;
  readonly rehearsed: Rehearsed;
  readonly newBook: boolean;
  readonly skewMinutes: number;
  /** Its place on the shelf, when it came from there. */
  readonly shelved?: string;
}

/** What the person has agreed to after seeing the rehearsal. */
export type Agreed = Omit<Parameters<CoreApi['exchange']['apply']>[0], 'opened'>;

/**
 * Takes it in: chunks first (named by their content, harmless by themselves), then all entries as one journal batch. Killed in between,
 * the book stands as before.
 */
export async function takeIn(session: Session, waiting: Waiting, { acceptSender, second }: Agreed): Promise<ImportRecord> {
  const { opened, rehearsed, newBook } = waiting;
  const { manifest } = opened;
  const bookId = manifest.book as BookId;
  const target = newBook ? new Replica(bookId) : ((await bookOf(session, bookId))?.replica ?? new Replica(bookId));
  const confirmed = second && (await confirmedBy(session, second, opened));
  const decided = entriesToAppend(rehearsed, target, {
    acceptSender: acceptSender || opened.sealedBy === 'passphrase',
    acceptMassDeletion: confirmed !== undefined,
  });
  if (!decided.ok) throw exchangeFailures.refused(decided.refusal.words, decided.refusal.next ?? '请核对后再试。');
  if (newBook) await session.addBook(manifest.bookKind, rehearsed.keyring?.roundIdentity, bookId);
  const book = (await bookOf(session, bookId)) as OpenBook;
  await storeChunks(session, waiting);
  const id = await beginImport(session, waiting, decided.value, confirmed);
  await session.status.saving(book.takeIn(decided.value));
  await readmit(session, book, rehearsed.rehearsal.readmits, '重新导入与被撤销的导入相连的包');
  if (acceptSender && !newBook) await enrolSender(session, rehearsed, book);
  // Keys are taken from a hub alone: anybody else's would be somebody's key to listen with.
  if (newBook || isHubs(book, manifest.sender.device)) await keepHandedOut(session, bookId, rehearsed.keyring);
  const record = await finishImport(session, id);
  if (waiting.shelved !== undefined) await takeOffShelf(session, waiting.shelved);
  if (newBook) await session.enterBook(bookId);
  return record;
}

async function storeChunks(session: Session, { file, keys, opened, rehearsed }: Waiting): Promise<void> {
  const wanted = new Set(rehearsed.rehearsal.freshChunks);
  if (wanted.size === 0) return;
  await openPackage({
    file: piecesOfBlob(file),
    keys,
    digest: opened.digest,
    onChunk: async (sha256, bytes) => {
      if (wanted.has(sha256)) await session.host.writeChunk(opened.manifest.book, sha256, bytes);
    },
  });
}

/** Keys and the server that a hub hands out; answers with what of it was new, in words. */
export async function keepHandedOut(session: Session, book: BookId, keyring: Keyring | undefined): Promise<readonly string[]> {
  const keys = await keepRoundKeys(session, book, keyring);
  const server = await keepOffered(session, book, keyring?.server);
  return [...(keys ? ['新的轮次钥匙'] : []), ...(server ? ['组织方的服务器地址'] : [])];
}

/** Sent by a hub's laptop that is on the list and was not removed; the key it signed with was compared before. */
export function isHubs({ replica }: OpenBook, device: DeviceId): boolean {
  const { devices, removed } = replica.fold.trust;
  return devices.get(device)?.role === 'hub' && !removed.has(device);
}

/** A sender whose fingerprint was compared aloud at the hub is enrolled, into the team that its package names, so that it is asked only once. */
async function enrolSender(session: Session, { rehearsal, cards }: Rehearsed, book: OpenBook): Promise<void> {
  const { vault } = session.open;
  if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') return;
  const unknown = [...(rehearsal.sender.standing === 'unknown' ? [rehearsal.sender.card] : []), ...cards].filter(
    (card, i, all) => all.findIndex((other) => other.device === card.device) === i && !book.replica.fold.trust.devices.has(card.device),
  );
  if (unknown.length === 0) return;
  const ops = unknown.map((card) => ({
    op: 'trust' as const,
    statement: signTrust({ claim: 'enrol', book: book.book, card, role: 'team' }, vault.person.id, vault.person.seed),
  }));
  const { sender, team: name } = rehearsal.manifest;
  const team = name === undefined ? undefined : teamNamed(book.replica, name);
  const named = team !== undefined && unknown.includes(rehearsal.sender.card) ? [{ kind: 'device', id: sender.device, field: 'team', value: team }] : [];
  await book.act((replica) => ({ ops: [...ops, ...replica.operations(named)], reason: '导入时当面核对了指纹' }));
}
