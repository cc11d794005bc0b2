import { z } from 'zod';
import { findingFields, readFinding } from '../finding/finding.ts';
import { actsFrom, stageOf, stageWords } from '../finding/life.ts';
import { recheckOutcomes, recheckOutcomeWords, recheckWays } from '../finding/words.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { existing, neededReason, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { handlingOf } from './handling.ts';

/** The finding, if the table of its life allows `act` at its stage. */
function ready(context: CommandContext, id: string, act: string, label: string): Result<null> {
  const record = existing(context, 'finding', id, '问题');
  if (!record.ok) return record;
  const stage = stageOf(readFinding(record.value), handlingOf(context.source).get(id));
  if (actsFrom(stage).some((transition) => transition.act === act)) return ok(null);
  return refuse({ code: 'finding.step', words: `问题现为“${stageWords[stage]}”，不能${label}。`, place: 'status' });
}

/** The unit has begun to put it right. */
export const rectifyFinding = command({
  input: z.object({ id: recordIdSchema, on: z.string().max(20) }),
  label: () => '登记开始整改',
  run: (context, input) => {
    const allowed = ready(context, input.id, 'finding.rectify', '登记开始整改');
    if (!allowed.ok) return allowed;
    const fields = checkFields(findingFields, { rectifyingOn: input.on }, context.today);
    return fields.ok ? ok({ changes: changesOf('finding', input.id, fields.value), answer: null }) : fields;
  },
});

/**
 * 复核, or 回头看 (GD 40): looked at on the spot whether it was put right. A closed finding that has come back (反弹) is opened again by the
 * same act, and cannot be closed before a later look finds it in place.
 */
export const recheckFinding = command({
  input: z.object({
    id: recordIdSchema,
    on: z.string().max(20),
    outcome: z.enum(recheckOutcomes),
    way: z.enum(recheckWays).optional(),
    reason: z.string().max(1_000),
  }),
  label: (input) => `${input.way === 'followUp' ? '回头看' : '复核'}：${recheckOutcomeWords[input.outcome]}`,
  run: (context, input) => {
    const allowed = ready(context, input.id, 'finding.recheck', '复核');
    if (!allowed.ok) return allowed;
    const reason = neededReason(input.reason, '复核结论');
    if (!reason.ok) return reason;
    const way = input.way ?? 'review';
    const fields = checkFields(findingFields, { recheckedOn: input.on, recheckWay: way, recheckOutcome: input.outcome }, context.today);
    if (!fields.ok) return fields;
    const closed = context.source.record('finding', input.id)?.fields['status'] === 'closed';
    const rebound = closed && input.outcome === 'notInPlace' ? { status: 'confirmed', reopenedOn: fields.value['recheckedOn'] ?? context.today } : {};
    return ok({ changes: changesOf('finding', input.id, { ...fields.value, ...rebound }), reason: reason.value, answer: null });
  },
});
