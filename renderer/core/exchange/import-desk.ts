import { holdsAll } from '#shared/exchange/admission.ts';
import { clockSkew } from '#shared/exchange/clock-skew.ts';
import { exchangeErrors } from '#shared/exchange/exchange-errors.ts';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import type { PackageManifest } from '#shared/exchange/package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { type Keys, peekSeal } from '#shared/exchange/sealing.ts';
import type { Cancel } from '#shared/exchange/streams.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { Replica } from '#shared/ledger/replica.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import { describeRecord } from '#shared/workbench/describe-record.ts';
import type { CoreApi, ShelvedPackage } from '../api.ts';
import { piecesOfBlob } from '../blob-pieces.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { bookOf, identitiesOf } from './exchange-parts.ts';
import { withdrawnImports } from './import-undo.ts';
import { noteReceipt } from './receipt-desk.ts';
import { noting } from './refused.ts';
import { fromShelf, putOnShelf, shelfOf, takeOffShelf } from './shelf.ts';
import { isHubs, keepHandedOut, takeIn, type Waiting } from './take-in.ts';

type ImportCalls = 'open' | 'openShelved' | 'stopOpening' | 'apply' | 'discard' | 'shelf' | 'unshelve';

/** Packages in: opened and rehearsed first, taken in when the person says so. */
export function importDesk(session: Session): Pick<CoreApi['exchange'], ImportCalls> {
  const waiting = new Map<string, Waiting>();
  let stopping = { aborted: false };
  const begin = (given: Given, progress: Progress): ReturnType<CoreApi['exchange']['open']> => {
    stopping = { aborted: false };
    return open(session, waiting, given, progress, stopping);
  };
  return {
    open: ({ file, passphrase }, progress) => noting(session, file, () => begin({ file, passphrase }, progress)),
    stopOpening: async () => {
      stopping.aborted = true;
    },
    openShelved: async (id, progress) => {
      const file = await fromShelf(session, id);
      if (!file) throw exchangeFailures.notOnShelf();
      return begin({ file, passphrase: undefined, shelved: id }, progress);
    },
    apply: (input) => apply(session, waiting, input),
    discard: async (opened) => void waiting.delete(opened),
    shelf: async () => shelfOf(session),
    unshelve: (id) => takeOffShelf(session, id),
  };
}

type Progress = Parameters<CoreApi['exchange']['open']>[1];

interface Given {
  readonly file: Blob;
  readonly passphrase: string | undefined;
  readonly shelved?: string;
}

async function open(
  session: Session,
  waiting: Map<string, Waiting>,
  given: Given,
  progress: Progress,
  cancel: Cancel,
): ReturnType<CoreApi['exchange']['open']> {
  const { file, passphrase } = given;
  const kind = await peekSeal(piecesOfBlob(file));
  if (kind === 'passphrase' && passphrase === undefined) return { needs: 'passphrase' };
  const keys: Keys = { identities: await identitiesOf(session), passphrase };
  const { round } = session.open;
  const known = (manifest: PackageManifest): boolean => round?.book.book === manifest.book && holdsAll(manifest, round.book.replica);
  const opened = await openPackage({ file: piecesOfBlob(file), keys, known, cancel, told: (bytes) => progress('正在核对', bytes / file.size) });
  // Asked while the last piece was on its way: nothing has been noted yet.
  if (cancel.aborted) throw exchangeErrors.cancelled();
  const { manifest } = opened;
  if (manifest.kind === 'receipt') return noteReceipt(session, opened);
  if (manifest.kind === 'approval' || manifest.kind === 'approvalSignature') return { needs: 'approval', kind: manifest.kind, title: manifest.title };
  const here = await bookOf(session, manifest.book as BookId);
  if (!here && !(manifest.kind === 'task' || manifest.kind === 'back')) throw exchangeFailures.notFirst();
  const rehearsed = await rehearsedHere(session, opened, here);
  const { words, applicable } = rehearsalWords(rehearsed.rehearsal);
  if (here && rehearsed.rehearsal.missing.length > 0) {
    await putOnShelf(session, file, keys, opened, words);
    return { needs: 'another', words };
  }
  if (here && !applicable && isHubs(here, manifest.sender.device)) {
    const kept = await keepHandedOut(session, manifest.book as BookId, rehearsed.keyring);
    if (kept.length > 0) return { needs: 'noted', words: `已收下${kept.join('和')}。登记内容已导入过，未改变任何内容。`, exceptions: [] };
  }
  const id = newId<'Opened'>(session.random);
  const skewMinutes = skewOf(session, opened, rehearsed, here);
  waiting.set(id, { file, keys, opened, rehearsed, newBook: !here, skewMinutes, ...(given.shelved === undefined ? {} : { shelved: given.shelved }) });
  return {
    needs: 'nothing',
    opened: id,
    rehearsal: rehearsed.rehearsal,
    newBook: !here,
    words,
    applicable,
    skewMinutes,
    vouched: opened.sealedBy === 'passphrase',
  };
}

async function rehearsedHere(session: Session, opened: OpenedPackage, here: OpenBook | undefined): Promise<Rehearsed> {
  const { manifest } = opened;
  const carried = manifest.parts.flatMap((part) => (part.name.startsWith('chunks/') ? [part.sha256] : []));
  const { missing } = here ? await session.host.call('chunks.missing', { book: manifest.book, chunks: carried }) : { missing: carried };
  const replica = here?.replica ?? new Replica(manifest.book as BookId);
  const withdrawn = withdrawnImports(session, manifest.book);
  return rehearse({ opened, replica, self: { device: session.open.vault.device.id }, chunksMissing: missing, withdrawn, describe: describeRecord });
}

function skewOf(session: Session, { manifest }: OpenedPackage, { fresh }: Rehearsed, here: OpenBook | undefined): number {
  return clockSkew({ manifest, fresh, replica: here?.replica, own: session.open.vault.device.id, now: session.clock.now() });
}

async function apply(
  session: Session,
  open: Map<string, Waiting>,
  { opened: id, ...agreed }: Parameters<CoreApi['exchange']['apply']>[0],
): ReturnType<CoreApi['exchange']['apply']> {
  const waiting = open.get(id);
  if (!waiting) throw exchangeFailures.gone();
  const record = await takeIn(session, waiting, agreed);
  open.delete(id);
  const also = await takeFromShelf(session, waiting.opened.manifest.book as BookId);
  session.refresh();
  return { ...record, also };
}

/** What waited for this import goes in by itself, one after the other, until nothing more moves. */
async function takeFromShelf(session: Session, book: BookId): Promise<readonly string[]> {
  const told: string[] = [];
  for (let went = true; went; ) {
    went = false;
    for (const item of shelfOf(session).filter((one) => one.book === book)) {
      try {
        const words = await takeShelved(session, item);
        if (words === undefined) continue;
        told.push(`${item.title}：${words}`);
        went = true;
      } catch (error) {
        if (!isWorkbenchError(error)) throw error;
        told.push(`${item.title}：${error.words}`);
      }
    }
  }
  return told;
}

/** Undefined: it stays, because something is still missing or because it asks for a person's consent, and says so. */
async function takeShelved(session: Session, item: ShelvedPackage): Promise<string | undefined> {
  const file = await fromShelf(session, item.id);
  if (!file) return undefined;
  const keys: Keys = { identities: await identitiesOf(session) };
  const opened = await openPackage({ file: piecesOfBlob(file), keys });
  const here = await bookOf(session, opened.manifest.book);
  const rehearsed = await rehearsedHere(session, opened, here);
  const { words, applicable } = rehearsalWords(rehearsed.rehearsal);
  if (rehearsed.rehearsal.missing.length > 0) await putOnShelf(session, file, keys, opened, words);
  else if (!applicable) await takeOffShelf(session, item.id);
  else if (asksConsent(rehearsed)) await putOnShelf(session, file, keys, opened, '所缺的包已到。这个包要由人核对后确认，请打开它。');
  else {
    const skewMinutes = skewOf(session, opened, rehearsed, here);
    return (await takeIn(session, { file, keys, opened, rehearsed, newBook: false, skewMinutes, shelved: item.id }, {})).words;
  }
  return undefined;
}

const asksConsent = ({ rehearsal }: Rehearsed): boolean =>
  rehearsal.sender.standing !== 'trusted' || rehearsal.strangers.length > 0 || rehearsal.massDeletion || rehearsal.readmits.length > 0;
