import { z } from 'zod';
import type { DocumentModel } from '../document/model.ts';
import type { Moment } from '../kernel/clock.ts';
import { parseDate } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { hashSchema } from '../kernel/schemas.ts';
import type { Json } from '../ledger/canonical.ts';
import { type CommandContext, command, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import type { OfficeDefaults } from '../round/office-defaults.ts';
import { chainOf } from './approval/chain.ts';
import { freezePaper, paperOf } from './approval/paper.ts';
import { approvalState } from './approval/state.ts';
import { composedKinds, composeLetter } from './compose.ts';
import { masksOf } from './faces/case-names.ts';
import { secrecyGate } from './health/check.ts';
import { type Letter, letterFields, readLetter } from './letter.ts';
import { goneFindings, mayLeave } from './may-leave.ts';
import { checkFreeNumber } from './numbers.ts';
import { replyDue } from './reply-period.ts';
import { decisionChanges } from './review.ts';

/**
 * Marks a letter as issued by the office: the reply clock starts (GD 37), the paper is frozen and stands from here on. A letter whose
 * kind has an approval chain must have passed it here, or the person tells who approved it where (the official system decides).
 */
export const issueLetter = (knowledge: FieldKnowledge) =>
  command({
    input: z.object({
      id: recordIdSchema,
      on: z.string().max(20),
      number: z.string().max(100).nullable().optional(),
      outside: z.string().max(500).optional(),
      /** SHA-256 of the PDF that was made of the paper. */
      pdf: hashSchema<string>().optional(),
    }),
    label: () => '登记文书发出',
    run: (context, input) => {
      const record = existing(context, 'letter', input.id, '文书');
      if (!record.ok) return record;
      const letter = readLetter(record.value);
      if (letter.status === 'issued') return refuse({ code: 'letter.issued', words: '文书已经登记为发出。' });
      const on = parseDate(input.on);
      if (!on) return refuse({ code: 'field.wrong', words: '发出日期不是有效的日期。', place: 'on' });
      const leaving = mayLeave(context, letter);
      if (!leaving.ok) return leaving;
      const secret = secrecyGate(context.source, knowledge, context.today, letter.id);
      if (!secret.ok) return secret;
      const outside = (input.outside ?? '').trim();
      const approved = approvedFor(context, knowledge.office, letter, outside);
      if (!approved.ok) return approved;
      const fields = checkFields(
        letterFields,
        {
          status: 'issued',
          issuedOn: on,
          signDate: letter.signDate ?? on,
          replyDue: replyDue(letter.type, on, letter.replyDays, knowledge.calendar),
          ...(input.number === undefined ? {} : { number: input.number }),
          ...(outside === '' ? {} : { approvedOutside: outside }),
          masks: masksOf(context.source, letter).map(({ name, mask }) => ({ name, mask })),
          ...(input.pdf === undefined ? {} : { issuedPdf: input.pdf }),
        },
        context.today,
      );
      if (!fields.ok) return fields;
      const free = checkFreeNumber(context.source, letter.id, letterFields.number.stored(fields.value['number'] ?? letter.number));
      if (!free.ok) return free;
      const model = issuedModel(context.source, letter.id, fields.value);
      if (!model) return refuse({ code: 'letter.blank', words: '文书没有正文，不能发出。' });
      const decision = decisionChanges(context, letter, on, input.number === undefined ? letter.number : input.number);
      if (!decision.ok) return decision;
      const paper = paperOf(model);
      return ok({
        changes: [
          ...freezePaper(paper),
          ...changesOf('letter', letter.id, { ...fields.value, issuedPaper: paper.hash }),
          ...changesOf('letter', letter.id, Object.fromEntries(goneFindings(context.source, letter).map((gone) => [`finding/${gone}`, false]))),
          ...decision.value,
        ],
        answer: { replyDue: String(fields.value['replyDue']) },
      });
    },
  });

/** Passed its chain here, needs none, or was approved elsewhere in words. */
function approvedFor(context: CommandContext, office: OfficeDefaults, letter: Letter, outside: string): Result<null> {
  const { stage } = approvalState(context, letter);
  if (stage === 'approved' || outside !== '' || chainOf(context.source, context.trust, office, letter).length === 0) return ok(null);
  const why = {
    draft: '文书没有经过审批',
    submitted: '文书还在审批中',
    returned: '文书已被退回修改',
    voided: '送审后正文有改动，原审批已经失效',
  } as const;
  return refuse({
    code: 'letter.unapproved',
    words: `${stage in why ? why[stage as keyof typeof why] : '文书没有通过审批'}，不能登记发出。`,
    next: '请先送审，或写明在程序外由谁审批（如正式办案系统、纸质签批）。',
    place: 'outside',
  });
}

/** The letter as it goes out, with its number and day. */
function issuedModel(source: RecordSource, id: string, fields: Readonly<Record<string, Json>>): DocumentModel | undefined {
  const record = source.record('letter', id);
  const after: RecordSource = {
    records: (kind) => source.records(kind),
    record: (kind, one) => (kind === 'letter' && one === id && record ? { ...record, fields: { ...record.fields, ...fields } } : source.record(kind, one)),
  };
  return composeLetter(after, id);
}

/** When the PDF of an issued paper says it was made: its day of issue, so that the same paper gives the same bytes each time. */
export const issuedMoment = (issuedOn: string): Moment => `${issuedOn}T00:00:00.000Z` as Moment;

/** The letter as `letter.issue` would freeze it with this day and number, so that its PDF can be made and hashed first. */
export const letterAsIssued = view({
  params: z.object({ id: z.string().max(120), on: z.string().max(20), number: z.string().max(100).nullable() }),
  kinds: composedKinds,
  read: (source, { id, on, number }): DocumentModel | null => {
    const record = source.record('letter', id);
    const fields = checkFields(letterFields, { issuedOn: on, signDate: record?.fields['signDate'] ?? on, number }, source.today);
    return (fields.ok && record && issuedModel(source, id, { ...fields.value, status: 'issued' })) || null;
  },
});
