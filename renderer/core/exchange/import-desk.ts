import { entriesToAppend } from '#shared/exchange/apply.ts';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { type Keys, peekSeal } from '#shared/exchange/sealing.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { signTrust } from '#shared/ledger/trust.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { CoreApi, ImportRecord } from '../api.ts';
import { piecesOfBlob } from '../blob-pieces.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { bookOf, identitiesOf } from './exchange-parts.ts';
import { logImport } from './import-log.ts';

/** A package that was opened and rehearsed, waiting for the person's decision. */
export interface Waiting {
  readonly file: Blob;
  readonly keys: Keys;
  readonly opened: OpenedPackage;
  readonly rehearsed: Rehearsed;
  readonly newBook: boolean;
}

type ImportCalls = 'open' | 'apply' | 'discard';

/** Packages in: opened and rehearsed first, taken in when the person says so. */
export function importDesk(session: Session): Pick<CoreApi['exchange'], ImportCalls> {
  const waiting = new Map<string, Waiting>();
  return {
    open: (input, progress) => open(session, waiting, input, progress),
    apply: (input) => apply(session, waiting, input),
    discard: async (opened) => void waiting.delete(opened),
  };
}

async function open(
  session: Session,
  waiting: Map<string, Waiting>,
  { file, passphrase }: { file: Blob; passphrase?: string },
  progress: (step: string, share: number) => void,
): ReturnType<CoreApi['exchange']['open']> {
  const kind = await peekSeal(piecesOfBlob(file));
  if (kind === 'passphrase' && passphrase === undefined) return { needs: 'passphrase' };
  const keys: Keys = { identities: await identitiesOf(session), passphrase };
  const opened = await openPackage({ file: piecesOfBlob(file), keys, told: (bytes) => progress('正在核对', bytes / file.size) });
  const { manifest } = opened;
  const here = await bookOf(session, manifest.book as BookId);
  if (!here && !(manifest.kind === 'task' || manifest.kind === 'back')) throw exchangeFailures.notFirst();
  const carried = manifest.parts.flatMap((part) => (part.name.startsWith('chunks/') ? [part.sha256] : []));
  const { missing } = here ? await session.host.call('chunks.missing', { book: manifest.book, chunks: carried }) : { missing: carried };
  const rehearsed = rehearse({
    opened,
    replica: here?.replica ?? new Replica(manifest.book as BookId),
    self: { device: session.open.vault.device.id },
    chunksMissing: missing,
  });
  const id = newId<'Opened'>(session.random);
  waiting.set(id, { file, keys, opened, rehearsed, newBook: !here });
  const { words, applicable } = rehearsalWords(rehearsed.rehearsal);
  const skewMinutes = Math.round((Date.parse(manifest.madeAt) - Date.parse(session.clock.now())) / 60_000);
  return { needs: 'nothing', opened: id, rehearsal: rehearsed.rehearsal, newBook: !here, words, applicable, skewMinutes };
}

/**
 * Takes it in: chunks first (named by their content, harmless by themselves), then all entries as one journal batch. Killed in between,
 * the book stands as before.
 */
async function apply(
  session: Session,
  open: Map<string, Waiting>,
  { opened: id, acceptSender, acceptMassDeletion }: Parameters<CoreApi['exchange']['apply']>[0],
): Promise<ImportRecord> {
  const waiting = open.get(id);
  if (!waiting) throw exchangeFailures.gone();
  const { opened, rehearsed, newBook } = waiting;
  const { manifest } = opened;
  const bookId = manifest.book as BookId;
  const target = newBook ? new Replica(bookId) : ((await bookOf(session, bookId))?.replica ?? new Replica(bookId));
  const decided = entriesToAppend(rehearsed, target, { acceptSender: acceptSender || opened.sealedBy === 'passphrase', acceptMassDeletion });
  if (!decided.ok) throw exchangeFailures.refused(decided.refusal.words, decided.refusal.next ?? '请核对后再试。');
  if (newBook) await session.addBook(manifest.bookKind, rehearsed.keyring?.roundIdentity, bookId);
  const book = (await bookOf(session, bookId)) as OpenBook;
  await storeChunks(session, waiting);
  await session.status.saving(book.takeIn(decided.value));
  if (acceptSender && !newBook) await enrolSender(session, rehearsed, book);
  open.delete(id);
  const record = await logImport(session, waiting, decided.value.length);
  if (newBook) await session.enterBook(bookId);
  session.refresh();
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

/** A sender whose fingerprint was compared aloud at the hub is enrolled, so that it is asked only once. */
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
  await book.act(() => ({ ops, reason: '导入时当面核对了指纹' }));
}
