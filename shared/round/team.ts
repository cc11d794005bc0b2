import { generateKeyBetween } from 'fractional-indexing';
import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { editCommand, removeCommand } from './editing.ts';
import { changesOf, checkFields, reader, textField } from './field.ts';

export const teamFields = {
  name: textField('组名', 60, true),
  /** Fractional index (ASCII), compared by code unit. */
  order: textField('次序', 60),
} as const;

export const readTeam = reader(teamFields);
export type Team = ReturnType<typeof readTeam>;

export const byOrder = (a: { readonly order: string; readonly id: string }, b: { readonly order: string; readonly id: string }): number =>
  a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1;

export function teamsOf(source: RecordSource): readonly Team[] {
  return source.records('team').map(readTeam).sort(byOrder);
}

/** The order key behind the last of `items`. A damaged key (from a foreign program) starts the order anew instead of failing. */
export function orderAfter(items: readonly { readonly order: string }[]): string {
  const last = items.at(-1)?.order;
  try {
    return generateKeyBetween(last === undefined || last === '' ? null : last, null);
  } catch {
    return generateKeyBetween(null, null);
  }
}

export const addTeam = command({
  input: z.object({ name: z.string().max(200), id: z.string().max(120).optional() }),
  label: () => '新建巡回检察组',
  run: (context, input) => {
    const fields = checkFields(teamFields, { name: input.name, order: orderAfter(teamsOf(context.source)) }, context.today);
    if (!fields.ok) return fields;
    const id = input.id ?? context.newId<'Team'>();
    return ok({ changes: changesOf('team', id, fields.value), answer: { id: id as string } });
  },
});

export const editTeam = editCommand('team', '巡回检察组', teamFields);

export const removeTeam = removeCommand('team', '巡回检察组', (context, team) => {
  const members = context.source.records('member').filter((member) => member.fields['team'] === team.id).length;
  const facilities = context.source.records('facility').filter((facility) => facility.fields['team'] === team.id).length;
  return members + facilities > 0 ? `还有 ${members} 名成员、${facilities} 个被巡单位属于它` : undefined;
});
