import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { cleanReason, neededReason, reasonSchema } from '../round/editing.ts';
import { facilityFields } from '../round/facility.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { type RunningClock, runningClocks } from './running.ts';
import { timerFields } from './timer.ts';

const rowSchema = z.string().max(200);

function runningRow(context: CommandContext, row: string): Result<RunningClock> {
  const running = runningClocks(context.source, context.today).find((one) => `${one.clock.id}:${one.source.id}` === row);
  return running ? ok(running) : refuse({ code: 'clock.gone', words: '这个期限已经停止。', next: '请返回期限看板刷新。' });
}

/** The field of a facility that ends each of the office's own clocks. */
const facilityEnds: Readonly<Record<string, 'noticeOn' | 'feedbackOn' | 'supervisedOn'>> = {
  notice: 'noticeOn',
  feedbackMeeting: 'feedbackOn',
  supervision: 'supervisedOn',
};

/** Enters the day on which something was done that no letter or reply tells of: notice, feedback meeting, special supervision, a timer. */
export const stopClock = command({
  input: z.object({ row: rowSchema, on: z.string().max(20), reason: reasonSchema }),
  label: () => '登记办结',
  run: (context, { row, on, reason }) => {
    const running = runningRow(context, row);
    if (!running.ok) return running;
    const { clock, source } = running.value;
    const end = facilityEnds[clock.id];
    const write = (kind: string, fields: Result<Readonly<Record<string, Json>>>) => {
      if (!fields.ok) return fields;
      if (Object.values(fields.value).includes(null)) return refuse({ code: 'field.required', words: '请填写办结日期。', place: 'on' });
      return ok({ changes: changesOf(kind, source.id, fields.value), reason: cleanReason(reason), answer: null });
    };
    if (source.kind === 'facility' && end) return write('facility', checkFields(facilityFields, { [end]: on }, context.today));
    if (source.kind === 'timer') return write('timer', checkFields(timerFields, { doneOn: on }, context.today));
    const where = { finding: '在问题的“办理”中登记口头纠正完成', letter: '在文书中登记发出或者回复', reply: '在文书的回复中登记复查决定' };
    return refuse({
      code: 'clock.by-record',
      words: '这个期限不在这里登记办结。',
      next: `请${where[source.kind as keyof typeof where] ?? '在原记录中登记'}。`,
    });
  },
});

/** Ten days more for an opinion on a proposed reduction or parole where the case is complex (GZ 635); once, with the reason. */
export const extendClock = command({
  input: z.object({ row: rowSchema, reason: reasonSchema }),
  label: () => '延长十日',
  run: (context, input) => {
    const running = runningRow(context, input.row);
    if (!running.ok) return running;
    const { clock, source } = running.value;
    if (clock.id !== 'reductionOpinion')
      return refuse({ code: 'clock.fixed', words: '只有减刑、假释提请的检察意见可以延长十日，且只能延长一次（规则第六百三十五条）。' });
    const reason = neededReason(input.reason, '延长期限');
    if (!reason.ok) return reason;
    const change = source.kind === 'timer' ? { clock: 'reductionOpinionExtended' } : { extended: true };
    return ok({ changes: changesOf(source.kind, source.id, change), reason: reason.value, answer: null });
  },
});
