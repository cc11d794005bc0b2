import { type ClockId, clocks } from '../round/clock-table.ts';
import { addCommand, editCommand, removeCommand } from '../round/editing.ts';
import { choiceField, dateField, reader, textField } from '../round/field.ts';

const clockIds = Object.keys(clocks) as [ClockId, ...ClockId[]];

/** A period that starts with a paper that the program does not hold: a copy received, an objection, a ruling. */
export const timerFields = {
  clock: choiceField('期限种类', clockIds, null),
  startOn: dateField('起算日'),
  subject: textField('事项', 120, true),
  facility: textField('被巡单位', 120),
  finding: textField('问题', 120),
  doneOn: dateField('办结日期', { past: true }),
} as const;

export const readTimer = reader(timerFields);

export const addTimer = addCommand('timer', '期限', timerFields, { required: ['clock', 'startOn', 'subject'] });
export const editTimer = editCommand('timer', '期限', timerFields);
export const removeTimer = removeCommand('timer', '期限');
