import { z } from 'zod';
import { parseDate } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import { type Command, command } from '../ledger/command.ts';
import { cleanReason, existing, reasonSchema, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { findingFields, readFinding } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { departs, measureProposals } from './measure-proposal.ts';
import { checkFinding } from './rules.ts';

export interface OralInput {
  readonly id: string;
  readonly on: string;
  readonly doneOn?: string | null | undefined;
  /** Why orally, where the rules propose something else. */
  readonly reason?: string | undefined;
}

/** Records that a light problem was raised orally, and later that it was corrected; not corrected in 7 days leads to writing (GZ 624). */
export function recordOral(knowledge: Knowledge): Command<OralInput, null> {
  return command({
    input: z.object({ id: recordIdSchema, on: z.string().max(20), doneOn: z.string().max(20).nullable().optional(), reason: reasonSchema }),
    label: () => '记录口头纠正',
    run: (context, input) => {
      const record = existing(context, 'finding', input.id, '问题');
      if (!record.ok) return record;
      const finding = readFinding(record.value);
      if (finding.severity !== null && finding.severity >= 3)
        return refuse({
          code: 'finding.oral-severe',
          words: '严重违法或重大问题不能只作口头纠正（规定第三十六条）。',
          next: '请改用纠正违法通知书或检察建议书。',
          place: 'measure',
        });
      if (!parseDate(input.on)) return refuse({ code: 'field.wrong', words: '口头提出日期不是有效的日期。', place: 'oralOn' });
      const measureReason = (cleanReason(input.reason) ?? '').trim() || finding.measureReason;
      const proposals = measureProposals(finding, knowledge, context.today);
      if (finding.measure !== 'oral' && measureReason.trim() === '' && departs('oral', proposals))
        return refuse({
          code: 'finding.measure-reason',
          words: `规则建议的不是口头纠正：${proposals[0]?.reason ?? ''}`,
          next: '仍作口头纠正的，请写明理由，如情节较轻。',
          place: 'measureReason',
        });
      const written = measureReason === finding.measureReason ? {} : { measureReason };
      const fields = checkFields(findingFields, { measure: 'oral', oralOn: input.on, oralDoneOn: input.doneOn ?? null, ...written }, context.today);
      if (!fields.ok) return fields;
      const checked = checkFinding({ ...finding, ...fields.value } as typeof finding);
      if (!checked.ok) return checked;
      return ok({ changes: changesOf('finding', input.id, fields.value), reason: cleanReason(input.reason), answer: null });
    },
  });
}
