import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import type { PackageKind } from '#shared/exchange/package.ts';
import { acceptReceipt, type Receipt } from '#shared/exchange/receipt.ts';
import { preparePackage } from '#shared/exchange/write-package.ts';
import { type BookId, type DeviceId, newId } from '#shared/kernel/ids.ts';
import { asJson, type Json } from '#shared/ledger/canonical.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { CoreApi, OpenedPackage as OpenedForScreen } from '../api.ts';
import { chunksOf, sendPackage } from '../package-writing.ts';
import { plainName } from '../plain-name.ts';
import type { Session } from '../session.ts';
import { devicesOf } from './device-desk.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { bookOf, numberOf, textOrNull } from './exchange-parts.ts';
import { sentPackages } from './export-log.ts';
import { madeImports } from './made-imports.ts';

/** Receipts out (at the hub) and in (at a team). */
export function receiptDesk(session: Session): Pick<CoreApi['exchange'], 'writeReceipt'> {
  return { writeReceipt: ({ device }) => writeReceipt(session, device) };
}

/** Everything of one laptop that was taken in, in one signed file for that laptop and its team. Null when the person cancels. */
async function writeReceipt(session: Session, device: DeviceId): ReturnType<CoreApi['exchange']['writeReceipt']> {
  const { round } = session;
  const { book, kept } = round;
  const { vault, local } = session.open;
  const devices = devicesOf(session);
  if (devices.find(({ own }) => own)?.role !== 'hub') throw exchangeFailures.receiptsFromHub();
  const imports = madeImports(session, book.book).filter(({ fields }) => fields['device'] === device);
  if (imports.length === 0) throw exchangeFailures.nothingTaken();
  const team = devices.find(({ card }) => card.device === device)?.team ?? null;
  const readers = devices.filter(({ card, team: other, removed }) => !removed && (card.device === device || (team !== null && other === team)));
  if (readers.length === 0) throw exchangeFailures.nobody();
  const receipt = await receiptOf(session, book, imports, [...new Set([device, ...readers.map(({ card }) => card.device)])]);
  const number = numberOf(local.fields('book', book.book)['receipts']) + 1;
  const name = (devices.find(({ card }) => card.device === device) ?? readers[0])?.card.name ?? '';
  const grant = await session.host.call('save.choose', { name: `${plainName(name)}-回执-${String(number).padStart(3, '0')}.xjb` });
  if (!grant) return null;
  const lock = { recipients: [vault.card.sealTo, ...readers.map(({ card }) => card.sealTo)] };
  const prepared = await preparePackage({
    kind: 'receipt',
    id: newId<'Package'>(session.random),
    number,
    bookKind: kept.kind,
    title: session.summary(round).title,
    madeAt: session.clock.now(),
    replica: book.replica,
    entries: undefined,
    sender: vault.card,
    signSeed: vault.device.signSeed,
    receipt,
  });
  const written = await sendPackage(session, grant, prepared, lock, () => undefined);
  const at = session.clock.now();
  await local.writeAll([
    { kind: 'book', id: book.book, fields: { receipts: number } },
    ...imports.map(({ id }) => ({ kind: 'import', id, fields: { receiptAt: at, receiptNumber: number } })),
  ]);
  return written;
}

async function receiptOf(session: Session, book: OpenBook, imports: readonly RecordView[], readers: readonly DeviceId[]): Promise<Receipt> {
  const sum = (field: string): number => imports.reduce((total, { fields }) => total + numberOf(fields[field]), 0);
  const newest = [...imports].sort((a, b) => numberOf(b.fields['number']) - numberOf(a.fields['number']))[0];
  const chunks = chunksOf(book.replica).map((chunk) => chunk.sha256);
  const { missing } = await session.host.call('chunks.missing', { book: book.book, chunks });
  return {
    format: 'xunjian-receipt',
    version: 1,
    book: book.book,
    for: [...readers],
    packages: imports.map(({ fields }) => ({
      id: textOrNull(fields['package']) ?? '',
      number: Math.max(1, numberOf(fields['number'])),
      kind: (textOrNull(fields['packageKind']) ?? 'team') as PackageKind,
      withdrawn: typeof fields['withdrawal'] === 'string',
    })),
    takenAt: session.clock.now(),
    heads: [...book.replica.everyEnd()],
    stateHash: stateHash(book.replica.fold),
    counts: { fresh: sum('fresh'), known: sum('known'), new: sum('new'), changed: sum('changed'), disputed: sum('disputed'), deleted: sum('deleted') },
    exceptions: imports.flatMap(({ fields }) => exceptionsIn(fields['setAside'])).slice(0, 1_000),
    lacks: missing.slice(0, 100_000),
    skewMinutes: numberOf(newest?.fields['skewMinutes']),
  };
}

function exceptionsIn(value: Json | undefined): { hash: null; words: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const words = typeof one === 'object' && one !== null && 'words' in one ? one['words'] : undefined;
    return typeof words === 'string' ? [{ hash: null, words: words.slice(0, 1_000) }] : [];
  });
}

const numbersOf = (packages: Receipt['packages']): number[] => packages.map(({ number }) => number).sort((a, b) => a - b);

/** Notes a receipt on a team's laptop. Throws what `acceptReceipt` refuses; the same receipt again changes nothing. */
export async function noteReceipt(session: Session, { manifest, receipt }: OpenedPackage): Promise<Extract<OpenedForScreen, { needs: 'noted' }>> {
  const book = await bookOf(session, manifest.book as BookId);
  if (!book || !receipt) throw exchangeFailures.notFirst();
  const { local, vault } = session.open;
  const accepted = acceptReceipt(manifest, receipt, { replica: book.replica, device: vault.device.id });
  if (!accepted.ok) throw exchangeFailures.refused(accepted.refusal.words, accepted.refusal.next ?? '');
  // It is for the whole team: numbers count each laptop's packages by itself, so only its own are told as its own.
  const sent = new Set(sentPackages(session, manifest.book).map(({ id }) => id));
  const own = receipt.packages.filter(({ id }) => sent.has(id));
  const numbers = numbersOf(own);
  const exceptions = receipt.exceptions.map(({ words }) => words);
  if (local.fields('receipt', manifest.id)['book'] !== undefined) return { needs: 'noted', words: '这份回执已登记过，未改变任何内容。', exceptions };
  const fields = {
    book: manifest.book,
    from: manifest.sender.name,
    at: session.clock.now(),
    takenAt: receipt.takenAt,
    numbers,
    exceptions,
    // The names of a great many chunks would outgrow one entry: the rest is found again by the next receipt.
    lacks: receipt.lacks.slice(0, 20_000),
    heads: asJson(receipt.heads),
    stateHash: receipt.stateHash,
    skewMinutes: receipt.skewMinutes,
  };
  await local.write('receipt', manifest.id, fields);
  session.handoverChanged();
  const withdrawn = numbersOf(receipt.packages.filter((one) => one.withdrawn));
  const whose = own.length > 0 ? `本机 ${numbers.join('、')} 号包` : `本组另一台电脑的 ${numbersOf(receipt.packages).join('、')} 号包`;
  const parts = [
    `${manifest.sender.name} 已收${whose}：新登记 ${receipt.counts.fresh} 条，其中有分歧的记录 ${receipt.counts.disputed} 项。`,
    exceptions.length > 0 ? `有 ${exceptions.length} 条没有并入，列在下面。` : '',
    withdrawn.length > 0 ? `其中 ${withdrawn.join('、')} 号包的导入已被对方撤销，内容仍保存在对方登记簿中。` : '',
    receipt.lacks.length > 0 ? `对方还缺 ${receipt.lacks.length} 块证据材料，请再导出一次证据。` : '',
  ];
  return { needs: 'noted', words: parts.join(''), exceptions };
}
