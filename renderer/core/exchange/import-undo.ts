import { dependants, readmission, withdrawal } from '#shared/exchange/apply.ts';
import type { Withdrawn } from '#shared/exchange/rehearse.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import { type EntryHash, segmentSchema } from '#shared/ledger/operation.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { CoreApi } from '../api.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { bookOf, listOf, textOrNull } from './exchange-parts.ts';
import { madeImports } from './made-imports.ts';

export type UndoCalls = 'dependants' | 'undoImport' | 'redoImport';

/** An import taken back as a whole, also days later, by one `withdraw` entry; and back again by `readmit` (architecture, ledger 7). */
export function importUndo(session: Session): Pick<CoreApi['exchange'], UndoCalls> {
  return {
    dependants: (id) => dependantsOf(session, id),
    undoImport: (id) => undoImport(session, id),
    redoImport: (id) => redoImport(session, id),
  };
}

/** Records that others have built on since, to be seen before the import is undone. */
async function dependantsOf(session: Session, id: string): ReturnType<CoreApi['exchange']['dependants']> {
  const fields = session.open.local.fields('import', id);
  const book = typeof fields['book'] === 'string' ? await bookOf(session, fields['book'] as BookId) : undefined;
  const segments = listOf(segmentSchema, fields['segments']);
  if (!book) throw exchangeFailures.cannotWithdraw();
  return dependants(segments, book.replica).map((place) => {
    const gap = place.indexOf(' ');
    const kind = place.slice(0, gap);
    const record = book.replica.fold.record(kind, place.slice(gap + 1));
    const title = record && ['title', 'name', 'text'].map((field) => record.fields[field]).find((value) => typeof value === 'string' && value !== '');
    return { kind, id: place.slice(gap + 1), title: typeof title === 'string' ? title.slice(0, 60) : '' };
  });
}

async function undoImport(session: Session, id: string): Promise<void> {
  const { local, round } = session.open;
  const fields = local.fields('import', id);
  const book = typeof fields['book'] === 'string' ? await bookOf(session, fields['book'] as BookId) : undefined;
  const segments = listOf(segmentSchema, fields['segments']);
  if (!book || segments.length === 0) throw exchangeFailures.cannotWithdraw();
  const built = dependants(segments, book.replica).length;
  const reason = `撤回导入：${textOrNull(fields['title']) ?? ''}${built > 0 ? `（其后有 ${built} 项记录在其基础上改动过）` : ''}`;
  const entry = await book.act(() => ({ ops: [withdrawal(segments)], reason }));
  await local.write('import', id, { withdrawal: entry?.hash ?? null });
  if (round) session.refresh();
}

/** Imports of a book that are withdrawn now. */
export function withdrawnImports(session: Session, book: string): readonly (Withdrawn & { readonly id: string })[] {
  return madeImports(session, book).flatMap(({ id, fields }) => {
    const withdrawal = textOrNull(fields['withdrawal']);
    return withdrawal === null ? [] : [{ id, withdrawal: withdrawal as EntryHash, segments: listOf(segmentSchema, fields['segments']) }];
  });
}

/** Takes withdrawals back, and says so in the log of those imports. */
export async function readmit(session: Session, book: OpenBook, withdrawals: readonly EntryHash[], reason?: string): Promise<void> {
  if (withdrawals.length === 0) return;
  await book.act(() => ({ ops: withdrawals.map(readmission), reason }));
  const back = withdrawnImports(session, book.book).filter(({ withdrawal }) => withdrawals.includes(withdrawal));
  await session.open.local.writeAll(back.map(({ id }) => ({ kind: 'import', id, fields: { withdrawal: null } })));
}

async function redoImport(session: Session, id: string): Promise<void> {
  const { local } = session.open;
  const fields = local.fields('import', id);
  const book = typeof fields['book'] === 'string' ? await bookOf(session, fields['book'] as BookId) : undefined;
  const withdrawn = fields['withdrawal'];
  if (!book || typeof withdrawn !== 'string') throw exchangeFailures.cannotWithdraw();
  await readmit(session, book, [withdrawn as EntryHash]);
  session.refresh();
}
