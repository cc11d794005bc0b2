import { z } from 'zod';
import type { DocumentModel } from '../document/model.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import type { FindingRow } from '../finding/list.ts';
import { compare } from '../finding/number.ts';
import { findingRows } from '../finding/rows.ts';
import { type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type DisputedField, disputedFields, type HistoryItem, historyOf } from '../round/history.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { letterDocument } from './approval/paper.ts';
import { approvalState } from './approval/state.ts';
import { approvalKinds } from './approval/views.ts';
import type { Stage } from './approval/words.ts';
import { composedKinds } from './compose.ts';
import { documentCodeOf } from './document-code.ts';
import { blocksOf, type Letter, type LetterBlock, lettersOf, type Reply, readLetter, repliesOf } from './letter.ts';
import { dueNow } from './reply-period.ts';
import { waitingLetters } from './standing.ts';
import { letterStatuses, letterTypes } from './words.ts';

export interface LetterRow {
  readonly id: string;
  readonly type: Letter['type'];
  readonly title: string;
  readonly number: string | null;
  readonly facility: string;
  readonly facilityName: string;
  readonly recipient: string;
  readonly status: Letter['status'];
  readonly issuedOn: DateOnly | null;
  readonly replyDue: DateOnly | null;
  readonly replies: number;
  /** Days past the reply period without an answer; 0 while it runs, once answered, and while an objection is looked into. */
  readonly overdueDays: number;
  readonly findings: number;
  readonly disputed: readonly string[];
}

export function letterRow(source: RecordSource, letter: Letter, today: DateOnly, calendar: WorkCalendar): LetterRow {
  const replies = repliesOf(source, letter.id);
  const replyDue = dueNow(letter, calendar);
  const late = replyDue !== null && waitingLetters(source).has(letter.id) ? daysBetween(replyDue, today) : 0;
  const { id, type, title, number, facility, recipient, status, issuedOn, disputed } = letter;
  return {
    ...{ id, type, title, number, facility, recipient, status, issuedOn, replyDue, disputed },
    facilityName: String(source.record('facility', facility)?.fields['name'] ?? ''),
    replies: replies.length,
    overdueDays: Math.max(0, late),
    findings: letter.findings.length,
  };
}

/** A letter of the list, with how far it has come on its way out. */
export interface ListedLetter extends LetterRow {
  readonly stage: Stage;
}

const listed = (source: ViewSource, letter: Letter, calendar: WorkCalendar): ListedLetter => ({
  ...letterRow(source, letter, source.today, calendar),
  stage: approvalState({ source, trust: source.trust }, letter).stage,
});

export interface LetterFilter {
  readonly facility?: string | undefined;
  readonly type?: Letter['type'] | undefined;
  readonly status?: Letter['status'] | undefined;
  readonly ids?: string[] | undefined;
}

export function listLetters({ calendar }: { readonly calendar: WorkCalendar }): View<LetterFilter, readonly ListedLetter[]> {
  return view({
    params: z.object({
      facility: z.string().optional(),
      type: z.enum(letterTypes).optional(),
      status: z.enum(letterStatuses).optional(),
      ids: z.array(z.string()).optional(),
    }),
    kinds: approvalKinds,
    read: (source, filter) =>
      lettersOf(source)
        .filter(
          (letter) =>
            (filter.facility === undefined || letter.facility === filter.facility) &&
            (filter.type === undefined || letter.type === filter.type) &&
            (filter.status === undefined || letter.status === filter.status) &&
            (filter.ids === undefined || filter.ids.includes(letter.id)),
        )
        .map((letter) => listed(source, letter, calendar))
        .sort((a, b) => compare(a.facilityName, b.facilityName) || compare(a.type, b.type) || compare(a.id, b.id)),
  });
}

export interface LetterDetail {
  readonly letter: Letter;
  readonly row: ListedLetter;
  readonly blocks: readonly LetterBlock[];
  readonly document: DocumentModel;
  readonly findings: readonly FindingRow[];
  readonly replies: readonly Reply[];
  readonly disputes: readonly DisputedField[];
  /** Paragraphs of which several wordings stand. */
  readonly blockDisputes: readonly (DisputedField & { readonly block: string })[];
  /** By block, the entry that wrote the wording shown: a writer names it, so that what came in meanwhile is not replaced unseen. */
  readonly wordings: Readonly<Record<string, EntryHash>>;
  readonly history: readonly HistoryItem[];
  /** How a 文号 of this letter will read, with the office's own code: 渝检巡纠违〔2026〕…号; null while the office has given no code. */
  readonly numberShape: string | null;
}

function numberShape(source: RecordSource, { type, issuedOn }: Letter, today: DateOnly): string | null {
  const code = documentCodeOf(source, type);
  return code === '' ? null : `${code}〔${(issuedOn ?? today).slice(0, 4)}〕…号`;
}

export function letterDetail(knowledge: Knowledge): View<{ id: string }, LetterDetail | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: [...new Set([...approvalKinds, ...composedKinds, 'team', 'documentCode'])],
    read: (source, { id }) => {
      const record = source.record('letter', id);
      const document = letterDocument(source, id);
      if (!record || !document) return null;
      const letter = readLetter(record);
      const blocks = blocksOf(source, id);
      const findings = findingRows(source, knowledge).filter((row) => letter.findings.includes(row.id));
      return {
        letter,
        row: listed(source, letter, knowledge.calendar),
        blocks,
        document,
        findings,
        replies: repliesOf(source, id),
        disputes: disputedFields(source, record.disputed),
        blockDisputes: blocks.flatMap((block) => {
          const own = block.disputed.length > 0 ? source.record('letterBlock', block.id) : undefined;
          return own ? disputedFields(source, own.disputed).map((dispute) => ({ ...dispute, block: block.id })) : [];
        }),
        wordings: Object.fromEntries(
          blocks.flatMap((block) => {
            const shown = source.registers('letterBlock', block.id).get('content')?.heads[0];
            return shown ? [[block.id, shown.entry]] : [];
          }),
        ),
        history: historyOf(source, 'letter', id),
        numberShape: numberShape(source, letter, source.today),
      };
    },
  });
}
