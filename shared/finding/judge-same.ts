import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { cleanReason, existing, neededReason, reasonSchema, recordIdSchema } from '../round/editing.ts';
import { changesOf } from '../round/field.ts';
import { type Finding, readFinding } from './finding.ts';
import { sameAsId } from './same-problem.ts';

const pair = z.object({ first: recordIdSchema, second: recordIdSchema, reason: reasonSchema });

/** Two findings are one problem: counted once from now on, both kept as they are. */
export const linkFindings = command({
  input: pair,
  label: () => '认定为同一问题',
  run: (context, input) => {
    const both = bothOf(context, input.first, input.second);
    if (!both.ok) return both;
    const [a, b] = both.value;
    if (a.stream !== b.stream) return refuse({ code: 'same.streams', words: '归属不同的问题不能认定为同一问题。', next: '请先核对两条问题的归属。' });
    return judged(input, true, cleanReason(input.reason));
  },
});

/** Two findings are two problems: takes a link back, or answers a suggestion so that it does not come again. */
export const separateFindings = command({
  input: pair,
  label: () => '认定为不同问题',
  run: (context, input) => {
    const both = bothOf(context, input.first, input.second);
    if (!both.ok) return both;
    const linked = context.source.record('sameAs', sameAsId(input.first, input.second))?.fields['linked'] === true;
    const reason = linked ? neededReason(input.reason, '取消认定') : ok(cleanReason(input.reason));
    return reason.ok ? judged(input, false, reason.value) : reason;
  },
});

function bothOf(context: CommandContext, first: string, second: string): Result<readonly [Finding, Finding]> {
  if (first === second) return refuse({ code: 'same.itself', words: '同一条问题不用再认定。', next: '请选择另一条问题。' });
  const one = existing(context, 'finding', first, '问题');
  if (!one.ok) return one;
  const other = existing(context, 'finding', second, '问题');
  return other.ok ? ok([readFinding(one.value), readFinding(other.value)]) : other;
}

function judged({ first, second }: { readonly first: string; readonly second: string }, linked: boolean, reason: string | undefined) {
  const [a, b] = first < second ? [first, second] : [second, first];
  return ok({ changes: changesOf('sameAs', sameAsId(first, second), { first: a, second: b, linked }), reason, answer: null });
}
