import type { RecordSource } from '../ledger/record.ts';
import { addCommand, editCommand, removeCommand } from './editing.ts';
import { choiceField, reader, textField } from './field.ts';
import { memberRoles } from './words.ts';

export const memberFields = {
  name: textField('姓名', 60, true),
  team: textField('所在组', 120),
  role: choiceField('组内职责', memberRoles, 'member'),
  /** Office that sent the member. */
  office: textField('所在单位', 80),
} as const;

export const readMember = reader(memberFields);
export type Member = ReturnType<typeof readMember>;

export const membersOf = (source: RecordSource): readonly Member[] => source.records('member').map(readMember);

export const addMember = addCommand('member', '成员', memberFields, { required: ['name', 'team'] });
export const editMember = editCommand('member', '成员', memberFields);
export const removeMember = removeCommand('member', '成员');
