import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import type { EvidenceVolume, PackageManifest } from '#shared/exchange/package.ts';
import type { Rehearsal, RehearsedRecord } from '#shared/exchange/rehearsal.ts';
import { segmentsOf } from '#shared/exchange/rehearse.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { importedWords, packageName } from '#shared/exchange/words.ts';
import { toBase64 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { type BookId, type DeviceId, type Id, newId } from '#shared/kernel/ids.ts';
import { asJson } from '#shared/ledger/canonical.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import { type EntryHash, segmentSchema } from '#shared/ledger/operation.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import type { CoreApi, ImportRecord } from '../api.ts';
import { signedHeads, strangerCards } from '../package-writing.ts';
import type { Session } from '../session.ts';
import { bookOf, listOf, numberOf, textOrNull } from './exchange-parts.ts';
import { importUndo, type UndoCalls } from './import-undo.ts';
import { type ImportStage, madeImports } from './made-imports.ts';
import type { Confirmation } from './second-person.ts';
import type { Waiting } from './take-in.ts';

/** What was taken in on this laptop, and taking it back. */
export function importLog(session: Session): Pick<CoreApi['exchange'], 'imports' | UndoCalls> {
  return { imports: () => importsMade(session), ...importUndo(session) };
}

/** The kind under which imports over the network are logged. */
const NETWORK = 'network';

interface ToLog extends Pick<Waiting, 'opened' | 'rehearsed' | 'newBook' | 'skewMinutes'> {
  /** Laptops whose packages came together over the network. */
  readonly senders?: readonly string[];
}

/**
 * Writes down what is about to be taken in, with the signed heads and cards that passing its entries on will need. Written before the
 * entries, so that a kill in between loses neither: an import that was begun and whose entries are there was made.
 */
export async function beginImport(
  session: Session,
  { opened, rehearsed, newBook, skewMinutes, senders }: ToLog,
  appended: readonly HashedEntry[],
  second?: Confirmation,
): Promise<Id<'Import'>> {
  const { local } = session.open;
  const { manifest } = opened;
  const { rehearsal } = rehearsed;
  await settleBegun(session, manifest.book as BookId);
  const id = newId<'Import'>(session.random) as Id<'Import'>;
  const book = await bookOf(session, manifest.book as BookId);
  const heads = mergeHeads(signedHeads(session, manifest.book), rehearsed.heads, (hash) => book?.replica.entry(hash));
  const cards = [...new Map([...strangerCards(session, manifest.book), ...rehearsed.cards].map((card) => [card.device, card])).values()];
  await local.writeAll([
    {
      kind: 'import',
      id,
      fields: {
        book: manifest.book,
        done: false,
        at: session.clock.now(),
        title: senders ? `网络交换（${senders.join('、')}）` : packageName(manifest),
        packageKind: senders ? NETWORK : manifest.kind,
        package: manifest.id,
        // A receipt is for what one laptop handed over; the hub acknowledges what came over the network by itself.
        device: senders ? '' : manifest.sender.device,
        team: senders ? '' : (manifest.team ?? ''),
        from: senders ? senders.join('、') : manifest.sender.name,
        number: manifest.number,
        fresh: appended.length,
        known: rehearsal.entries.known,
        quarantined: rehearsal.quarantined.length,
        ...effectCounts(rehearsal),
        skewMinutes,
        sealed: opened.sealedBy,
        standing: rehearsal.sender.standing,
        heads: asJson([...manifest.base, ...manifest.heads].map(({ device, n, hash }) => ({ device, n, hash }))),
        volumes: asJson(volumesKept(manifest)),
        // Not as rehearsed: what came another way in between is not this import's to take back.
        segments: asJson(segmentsOf(appended)),
        setAside: asJson(setAside(opened, rehearsal)),
        second: second ? asJson(second) : null,
        withdrawal: null,
        words: importedWords(rehearsal),
      },
    },
    { kind: 'signedHeads', id: manifest.book, fields: { heads: asJson(heads), cards: asJson(cards) } },
    ...(newBook ? [{ kind: 'book', id: manifest.book, fields: { title: manifest.title, role: 'team' } }] : []),
  ]);
  return id;
}

export async function finishImport(session: Session, id: Id<'Import'>): Promise<ImportRecord> {
  const { local } = session.open;
  await local.write('import', id, { done: true });
  return importRecord(local.book.replica.fold.record('import', id) as RecordView);
}

/** Imports that were made, newest first. */
async function importsMade(session: Session): Promise<readonly ImportRecord[]> {
  const { local } = session.open;
  await settleBegun(session);
  const books = new Set(local.all('import').flatMap(({ fields }) => textOrNull(fields['book']) ?? []));
  return [...books]
    .flatMap((book) => madeImports(session, book))
    .map(importRecord)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * An import that was begun and cut off is looked up in its book: its entries are there, all of them, or it never was. Asked before the
 * next one begins, which may bring the very entries that the one before did not.
 */
async function settleBegun(session: Session, book?: BookId): Promise<void> {
  const { local } = session.open;
  for (const record of local.all('import')) {
    if (record.fields['done'] !== false || (book !== undefined && record.fields['book'] !== book)) continue;
    const stage: ImportStage = (await tookPlace(session, record)) ? true : 'never';
    await local.write('import', record.id, { done: stage });
  }
}

async function tookPlace(session: Session, { fields }: RecordView): Promise<boolean> {
  const book = typeof fields['book'] === 'string' ? await bookOf(session, fields['book'] as BookId) : undefined;
  const segments = listOf(segmentSchema, fields['segments']);
  return book !== undefined && segments.length > 0 && segments.every(({ head }) => book.replica.has(head));
}

function effectCounts({ records }: Rehearsal): Readonly<Record<RehearsedRecord['effect'], number>> {
  const count = (effect: RehearsedRecord['effect']): number => records.filter((record) => record.effect === effect).length;
  return { new: count('new'), changed: count('changed'), disputed: count('disputed'), deleted: count('deleted') };
}

/** More names of chunks than this would outgrow one entry of the local book; then only the number of volumes is kept. */
const MAX_CHUNK_NAMES = 40_000;

function volumesKept({ volumes = [] }: PackageManifest): readonly EvidenceVolume[] {
  const names = volumes.reduce((sum, { chunks }) => sum + chunks.length, 0);
  return names <= MAX_CHUNK_NAMES ? volumes : volumes.map(({ volume }) => ({ volume, chunks: [] }));
}

/** Bytes of quarantined entries that are kept with the import, in base64; the longest ones are kept by their reason alone. */
const SET_ASIDE_BYTES = 512 * 1024;

/** What was not taken in, so that it can be looked at later: nothing that arrived is thrown away. */
function setAside({ lines }: OpenedPackage, { quarantined }: Rehearsal): readonly { line: number; words: string; bytes: string | null }[] {
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
    device: (textOrNull(fields['device']) ?? '') as DeviceId,
    team: textOrNull(fields['team']) ?? '',
    fresh: numberOf(fields['fresh']),
    known: numberOf(fields['known']),
    quarantined: numberOf(fields['quarantined']),
    disputed: numberOf(fields['disputed']),
    skewMinutes: numberOf(fields['skewMinutes']),
    standing: (textOrNull(fields['standing']) ?? 'trusted') as ImportRecord['standing'],
    receiptAt: textOrNull(fields['receiptAt']) as Moment | null,
    also: [],
    withdrawn: typeof withdrawal === 'string',
    withdrawal: typeof withdrawal === 'string' ? (withdrawal as EntryHash) : null,
    words: textOrNull(fields['words']) ?? '',
  };
}
