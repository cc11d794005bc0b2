import { z } from 'zod';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { hashSchema } from '#shared/kernel/schemas.ts';
import { type Command, command } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { freezePaper, LONGEST_PAPER, paperOf } from '#shared/letter/approval/paper.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { cleanReason, existing, neededReason, reasonSchema, recordIdSchema, removeCommand } from '#shared/round/editing.ts';
import { changesOf, checkFields } from '#shared/round/field.ts';
import { composeReport, reportDraft, reportSummary } from './draft.ts';
import { draftMark, passageId, passageKeySchema, reportPassageFields } from './passage.ts';
import { unknownFigures } from './pieces.ts';
import { reportGate } from './report-gate.ts';
import { ownFilter, type ReportParams, reportKey, reportParamsShape } from './report-params.ts';
import { figuresIn, paramsOf, readReport, reportFields, reportsOf } from './report-record.ts';

export interface WritePassage extends ReportParams {
  readonly part: string;
  /** Figures as `{=findings.prison}`; empty: the draft stands again. */
  readonly text: string;
  readonly reason?: string | undefined;
}

/** Writes a person's words in place of a drafted passage of a report. */
export function writePassage(knowledge: FieldKnowledge): Command<WritePassage, null> {
  return command({
    input: z.object({ ...reportParamsShape, part: passageKeySchema, text: z.string().max(40_000), reason: reasonSchema }),
    label: (input) => (input.text.trim() === '' ? '恢复报告初稿段落' : '修改报告段落'),
    run: (context, input) => {
      const summary = reportSummary(context.source, knowledge, input, context.today);
      const draft = reportDraft(summary, context.source, input.type).pieces.find((piece) => piece.type === 'passage' && piece.part === input.part);
      if (draft?.type !== 'passage' && input.text.trim() !== '')
        return refuse({ code: 'passage.gone', words: '报告中已经没有这一段（所说的问题可能有了变化），没有改动。', next: '请刷新报告后再改。' });
      const [unknown] = unknownFigures(input.text, summary);
      if (unknown !== undefined)
        return refuse({ code: 'passage.figure', words: `没有名为“${unknown}”的数字，没有改动。`, next: '请从指标表中选择，或直接写数字。', place: 'text' });
      const fields = checkFields(
        reportPassageFields,
        { report: reportKey(input), part: input.part, text: input.text.trim(), seen: draft?.type === 'passage' ? draftMark(draft) : '' },
        context.today,
      );
      if (!fields.ok) return fields;
      const id = passageId(reportKey(input), input.part);
      const back = context.source.record('reportPassage', id)?.deleted ? { deleted: false } : {};
      return ok({ changes: changesOf('reportPassage', id, { ...fields.value, ...back }), reason: cleanReason(input.reason), answer: null });
    },
  });
}

export interface RememberReport extends ReportParams {
  readonly id?: string | undefined;
  readonly stateHash?: string | undefined;
  readonly note?: string | undefined;
}

/** The registration of the very same paper: DOCX and PDF of one report are one export, however quickly they follow each other. */
const exportedAlready = (source: RecordSource, params: ReportParams, cutoff: DateOnly, document: string): string | undefined =>
  reportsOf(source).find(
    (one) => one.status === 'exported' && one.document === document && one.cutoff === cutoff && reportKey(paramsOf(one)) === reportKey(params),
  )?.id;

/** Remembers an exported report: each figure with what it counted, the document's hash, the book's state hash. Refused while it may not leave (`reportGate`). */
export function rememberReport(knowledge: FieldKnowledge): Command<RememberReport, { readonly id: string; readonly document: string }> {
  return command({
    input: z.object({
      ...reportParamsShape,
      id: recordIdSchema.optional(),
      stateHash: hashSchema<string>().optional(),
      note: z.string().max(2_000).optional(),
    }),
    label: () => '登记报告导出',
    run: (context, input) => {
      if (input.type === 'facility' && !context.source.record('facility', input.facility ?? ''))
        return refuse({ code: 'report.facility', words: '请选择被巡单位。', place: 'facility' });
      const before = input.id === undefined ? undefined : context.source.record('report', input.id);
      if (before && readReport(before).status === 'frozen')
        return refuse({ code: 'report.frozen', words: '报告已经定稿，不能用新的导出代替。', next: '请作为新的报告登记导出。' });
      const summary = reportSummary(context.source, knowledge, input, context.today);
      const model = composeReport(summary, context.source, input);
      const allowed = reportGate(context.source, knowledge, context.today, input, model);
      if (!allowed.ok) return allowed;
      const paper = paperOf(model);
      const id = input.id ?? exportedAlready(context.source, input, summary.facts.cutoff, paper.hash) ?? context.newId<'Report'>();
      const fields = checkFields(
        reportFields,
        {
          ...{
            type: input.type,
            facility: input.facility ?? '',
            from: input.from ?? null,
            to: input.to ?? null,
            cutoff: summary.facts.cutoff,
            filter: ownFilter(input),
          },
          ...{ title: model.title, status: 'exported', on: context.today, document: paper.hash, stateHash: input.stateHash ?? '', note: input.note ?? '' },
          figures: [...figuresIn(model, summary)],
        },
        context.today,
      );
      if (!fields.ok) return fields;
      return ok({ changes: changesOf('report', id, fields.value), answer: { id: id as string, document: paper.hash as string } });
    },
  });
}

/**
 * Freezes an exported report as approved: its document as it composes now is kept under its hash and stays. Refused when the data has
 * changed since the export: what was approved must be what was exported.
 */
export function freezeReport(knowledge: FieldKnowledge): Command<{ readonly id: string; readonly reason?: string | undefined }, { readonly paper: string }> {
  return command({
    input: z.object({ id: recordIdSchema, reason: reasonSchema }),
    label: () => '报告定稿',
    run: (context, input) => {
      const record = existing(context, 'report', input.id, '报告');
      if (!record.ok) return record;
      const report = readReport(record.value);
      if (report.status === 'frozen') return refuse({ code: 'report.frozen', words: '报告已经定稿。' });
      const reason = neededReason(input.reason, '定稿');
      if (!reason.ok) return refuse({ ...reason.refusal, next: '请写明由谁审定。' });
      const params = paramsOf(report);
      const model = composeReport(reportSummary(context.source, knowledge, params, context.today), context.source, params);
      const whole = paperOf(model);
      if (whole.hash !== report.document)
        return refuse({ code: 'report.changed', words: '导出以后数据或者文字有了变化，不能把变化前的报告定稿。', next: '请重新导出，审定后再定稿。' });
      const { annexes: _annexes, ...withoutAnnexes } = model;
      const paper = whole.content.length <= LONGEST_PAPER ? whole : paperOf(withoutAnnexes);
      if (paper.content.length > LONGEST_PAPER) return refuse({ code: 'report.too-long', words: '报告正文过长，不能定稿。', next: '请把部分内容移到附件。' });
      return ok({
        changes: [...freezePaper(paper), ...changesOf('report', report.id, { status: 'frozen', paper: paper.hash })],
        reason: reason.value,
        answer: { paper: paper.hash as string },
      });
    },
  });
}

export const removeReport = removeCommand('report', '报告登记', (_context, record) => (readReport(record).status === 'frozen' ? '报告已经定稿' : undefined));
