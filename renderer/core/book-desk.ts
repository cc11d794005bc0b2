import { type Clearing, mayClear } from '#shared/exchange/clearing.ts';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import type { BookKind } from '#shared/ledger/book.ts';
import { canonicalText } from '#shared/ledger/canonical.ts';
import type { Change } from '#shared/ledger/record.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { PRACTICE_TITLE, practiceChanges } from '#shared/round/practice.ts';
import { ROUND_ID } from '#shared/round/round.ts';
import { describeRecord } from '#shared/workbench/describe-record.ts';
import { kindWords } from '#shared/workbench/kinds.ts';
import { type BookSummary, type CoreApi, TYPED } from './api.ts';
import { clearings, keepClearing } from './clearings.ts';
import { receiptsHere } from './exchange/export-log.ts';
import { handoverOf } from './exchange/handover-desk.ts';
import { draftValues, type OpenRound } from './open-round.ts';
import type { Session } from './session.ts';

const errors = errorTable('book', { mayNotClear: (words: string, next: string) => ({ words, next }) });

/** The record of a clearing; throws `book.mayNotClear` while something of a team's round is not receipted. */
async function clearingOf(session: Session, book: BookId, reason: string): Promise<Clearing> {
  const { vault, round: before } = session.open;
  const round = before?.book.book === book ? before : await session.enterBook(book);
  const counts = handoverOf(session, round)?.counts();
  const drafts = round.kept.kind === 'practice' ? [] : openDrafts(round);
  const allowed = mayClear({ unsent: 0, unreceipted: 0, ...counts, lacking: counts ? await lackingAtHub(session, book) : 0, drafts });
  if (!allowed.ok) throw errors.mayNotClear(allowed.refusal.words, allowed.refusal.next ?? '');
  const { title, entries } = session.summary(round);
  return {
    ...{ book, title, reason, entries, device: vault.device.id, person: vault.person.id },
    at: session.clock.now(),
    stateHash: stateHash(round.book.replica.fold),
    receipts: counts ? receiptsHere(session, book).map(({ id }) => id) : [],
  };
}

/** Names of the records in which something is typed that their entries do not have: it lies on this laptop and nowhere else. */
function openDrafts(round: OpenRound): readonly string[] {
  const source = round.source();
  return round.drafts.all().flatMap(({ kind, id }) => {
    const record = source.record(kind, id);
    const typed = Object.entries(draftValues(round.drafts, kind, id));
    if (typed.every(([field, value]) => canonicalText(value) === canonicalText(record?.fields[field] ?? ''))) return [];
    if (kind === TYPED) return typedWords(id, typed.map(([, value]) => String(value)).join('，'));
    return `${kindWords[kind] ?? '记录'}“${(record && describeRecord(source, record).title) || '未命名'}”`;
  });
}

/** Text of a form that is no record yet: by its words and its place, so that the person finds it again. */
function typedWords(form: string, text: string): string {
  const [start = ''] = form.split(' ');
  const place = { quickLine: '快速记录', newFinding: '新建问题', check: '检查清单', passage: '报告文字' }[start] ?? '填写中的内容';
  return `${place}中没有记下的“${text.slice(0, 30)}”`;
}

/** Evidence chunks that lie here and, by the hub's newest receipt, not there. */
async function lackingAtHub(session: Session, book: BookId): Promise<number> {
  const chunks = receiptsHere(session, book)[0]?.lacks ?? [];
  const { missing } = await session.host.call('chunks.missing', { book, chunks: [...chunks] });
  return chunks.length - missing.length;
}

/** Books of this laptop: founding, opening, clearing, rebuilding. */
export function bookDesk(session: Session): CoreApi['books'] {
  async function list(): Promise<readonly BookSummary[]> {
    const { local, round } = session.open;
    const kept = await session.keptBooks();
    const { books } = await session.host.call('books.list', {});
    // A book of this vault whose key file no longer opens is not passed over: opening it says what is wrong.
    const shut = (books as BookId[]).filter((book) => !kept.some(({ key }) => key.book === book) && local.fields('book', book)['title'] !== undefined);
    const closed = [...kept.map(({ key, kind }) => ({ book: key.book, kind })), ...shut.map((book) => ({ book, kind: 'round' as const }))];
    return closed.flatMap(({ book, kind }): BookSummary[] => {
      if (kind === 'local') return [];
      if (round?.book.book === book) return [session.summary(round)];
      const known = local.fields('book', book);
      return [
        {
          book,
          kind,
          title: typeof known['title'] === 'string' ? known['title'] : '未命名轮次',
          role: known['role'] === 'hub' || known['role'] === 'team' ? known['role'] : 'unknown',
          entries: typeof known['entries'] === 'number' ? known['entries'] : 0,
        },
      ];
    });
  }

  /** First entry of a book: who founded it, and its title. */
  async function found(kind: BookKind, title: string, more: readonly Change[] = []): Promise<BookId> {
    const { vault, local } = session.open;
    const roundIdentity = kind === 'round' ? generateIdentity(session.random.bytes(32)).identity : undefined;
    const kept = await session.addBook(kind, roundIdentity);
    const round = await session.enterBook(kept.key.book);
    const changes: Change[] = more.length > 0 ? [...more] : [{ kind: 'round', id: ROUND_ID, field: 'title', value: title }];
    await round.book.act((replica) => ({ ops: [{ op: 'found', book: kind, card: vault.card }, ...replica.operations(changes)] }));
    await local.write('book', kept.key.book, { title, role: 'hub' });
    session.tell({ event: 'session', state: await session.state() });
    return kept.key.book;
  }

  return {
    list,
    open: async (book) => void (await session.enterBook(book)),
    foundRound: ({ title }) => found('round', title.trim() || '未命名轮次'),
    practice: async () => {
      const practice = (await list()).find((summary) => summary.kind === 'practice');
      if (!practice) {
        const today = dateInChina(session.clock.now());
        const start = practiceChanges({ newId: () => newId(session.random), today, person: session.open.vault.person.name });
        return found('practice', PRACTICE_TITLE, start);
      }
      await session.enterBook(practice.book);
      return practice.book;
    },
    clear: async ({ book, reason }) => {
      const { local, round } = session.open;
      const record = await clearingOf(session, book, reason);
      if (round?.book.book === book) {
        await round.drafts.flushed();
        session.open.round = undefined;
        await session.companion?.follow();
      }
      await session.host.call('books.destroy', { book });
      await keepClearing(session, record);
      await local.write('setting', 'app', { book: null });
      // What the cache still has of it was sealed under the key that is gone.
      await session.database.drop(book).catch(() => undefined);
      session.tell({ event: 'session', state: await session.state() });
    },
    cleared: async () => clearings(session),
    rebuild: async () => {
      const { book } = session.round.book;
      const before = stateHash(session.round.book.replica.fold);
      await session.round.book.cached();
      await session.database.drop(book);
      const after = stateHash((await session.enterBook(book)).book.replica.fold);
      return { before, after };
    },
  };
}
