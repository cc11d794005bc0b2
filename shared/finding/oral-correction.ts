import { z } from 'zod';
import { parseDate } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { findingFields, readFinding } from './finding.ts';
import { checkFinding } from './rules.ts';

/** Records that a light problem was raised orally, and later that it was corrected; not corrected in 7 days leads to writing (GZ 624). */
export const recordOral = command({
  input: z.object({ id: recordIdSchema, on: z.string().max(20), doneOn: z.string().max(20).nullable().optional() }),
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
    const fields = checkFields(findingFields, { measure: 'oral', oralOn: input.on, oralDoneOn: input.doneOn ?? null }, context.today);
    if (!fields.ok) return fields;
    const checked = checkFinding({ ...finding, ...fields.value } as typeof finding);
    if (!checked.ok) return checked;
    return ok({ changes: changesOf('finding', input.id, fields.value), answer: null });
  },
});
