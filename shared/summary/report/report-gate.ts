import type { DocumentModel, Run, Source } from '#shared/document/model.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { HealthItem, Stretch } from '#shared/letter/health/health.ts';
import { writingRules } from '#shared/letter/health/rules.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { summaryOf } from '../summary.ts';
import { checkOutward } from './outward-check.ts';
import type { ReportParams } from './report-params.ts';
import { reportReaders } from './words.ts';

/** Characters shown on either side of what was found. */
const AROUND = 12;

/** Something in the running text of a report that is not written as it should be. */
export interface WritingItem extends Pick<HealthItem, 'severity' | 'words' | 'about'> {
  /** Heading it stands under. */
  readonly under: string;
  /** The words in question with a few on either side. */
  readonly quote: string;
  /** The passage or the finding that it comes from. */
  readonly source?: Source;
}

interface Written extends Stretch {
  readonly under: string;
  readonly source?: Source;
}

/** The report's running text by the rules that letters are written by. Annexes are lists of records as they were entered and are not judged. */
export function writingOf(model: DocumentModel): readonly WritingItem[] {
  const blocks = stretches(model);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  return writingRules.flatMap(({ check }) =>
    check({ blocks }).flatMap(({ severity, words, about, place }): readonly WritingItem[] => {
      const block = place && byId.get(place.block);
      if (!block) return [];
      const quote = `${place.from > AROUND ? '…' : ''}${block.text.slice(Math.max(0, place.from - AROUND), place.to + AROUND)}${place.to + AROUND < block.text.length ? '…' : ''}`;
      return [{ severity, words, about, quote, under: block.under, ...(block.source ? { source: block.source } : {}) }];
    }),
  );
}

function stretches({ body }: DocumentModel): readonly Written[] {
  let under = '';
  return body.flatMap((block, at): readonly Written[] => {
    if (block.type === 'heading') under = textOf(block.runs);
    return block.type === 'paragraph' ? [{ id: String(at), text: textOf(block.runs), under, ...(block.source ? { source: block.source } : {}) }] : [];
  });
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/**
 * Whether a report may leave: nothing is left to be filled in and no day is told that does not exist; and where its readers are outside the
 * house, no secret stands in it, checked against the whole book.
 */
export function reportGate(
  source: RecordSource,
  knowledge: FieldKnowledge,
  today: DateOnly,
  params: ReportParams,
  model: DocumentModel,
  writing: readonly WritingItem[] = writingOf(model),
): Result<null> {
  const unfinished = writing.find(({ severity }) => severity === 'blocks');
  if (unfinished)
    return refuse({
      code: 'report.unfinished',
      words: `报告还不能导出。“${unfinished.under}”之下：${unfinished.words}`,
      next: '请在“体检”中找到这一处，改好后再导出。',
    });
  return reportReaders[params.type] === 'internal' ? ok(null) : checkOutward(model, summaryOf(source, knowledge, today).facts);
}
