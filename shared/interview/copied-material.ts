import type { RecordSource, RecordView } from '../ledger/record.ts';
import { bindCommands } from '../round/binding.ts';
import { addCommand, editCommand, existing, removeCommand } from '../round/editing.ts';
import { choiceField, countField, dateField, keysOf, listField, reader, textField } from '../round/field.ts';
import { materialForms } from './words.ts';

/** A row of 调取证据清单 / 复制材料登记 (GZ 551(7)(8)): both sides sign the list. */
export const copiedMaterialFields = {
  name: textField('材料名称', 200, true),
  facility: textField('被巡单位', 120),
  on: dateField('调取日期', { past: true }),
  /** Department or person that handed it over. */
  from: textField('提供部门或人员', 120),
  form: choiceField('原件或复制件', materialForms, 'copy'),
  copies: countField('份数', 100_000),
  pages: countField('页数', 1_000_000),
  /** Names of ours and of the unit who sign. */
  takenBy: listField('调取人', 10, 40),
  givenBy: textField('提供人签名', 60),
  note: textField('备注', 1_000),
} as const;

const read = reader(copiedMaterialFields);

export interface CopiedMaterial extends ReturnType<typeof read> {
  /** Evidence files that hold it. */
  readonly evidence: readonly string[];
}

export const readCopiedMaterial = (record: RecordView): CopiedMaterial => ({ ...read(record), evidence: keysOf(record, 'evidence') });
export const copiedMaterialsOf = (source: RecordSource): readonly CopiedMaterial[] => source.records('copiedMaterial').map(readCopiedMaterial);

export const addCopiedMaterial = addCommand('copiedMaterial', '调取材料', copiedMaterialFields, {
  required: ['name', 'facility', 'on'],
  rule: (context, values) => {
    const facility = existing(context, 'facility', values.facility, '被巡单位');
    return facility.ok ? { ok: true, value: null } : facility;
  },
});
export const editCopiedMaterial = editCommand('copiedMaterial', '调取材料', copiedMaterialFields);
export const removeCopiedMaterial = removeCommand('copiedMaterial', '调取材料');
export const { bind: bindCopiedMaterial, unbind: unbindCopiedMaterial } = bindCommands({
  ...{ kind: 'copiedMaterial', name: '调取材料' },
  ...{ to: 'evidence', toName: '证据' },
});
