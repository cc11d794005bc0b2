import { ok, refuse } from '#shared/kernel/result.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { listField, reader } from '#shared/round/field.ts';
import { keyedEdit, standing } from '#shared/round/keyed.ts';
import { isMaskable } from './masks.ts';

/** Names that stand in free text only, so that no field tells of them. A person keeps the list; it holds for every case of the round. */
export const hiddenNameFields = { names: listField('另需遮去的姓名', 200, 20) } as const;

/** The one record of the round. */
export const HIDDEN_NAMES_ID = 'round';

const readNames = reader(hiddenNameFields);

export const hiddenNamesOf = (source: RecordSource): readonly string[] => readNames(standing(source, 'hiddenNames', HIDDEN_NAMES_ID)).names;

/** Refuses what cannot be masked: a single character would blank half a paper, and 张某 is masked already. */
export const editHiddenNames = keyedEdit(
  'hiddenNames',
  '另需遮去的姓名',
  hiddenNameFields,
  (key) => key === HIDDEN_NAMES_ID,
  (_key, _context, _before, { names }) => {
    const wrong = names.find((name) => !isMaskable(name));
    return wrong === undefined
      ? ok(null)
      : refuse({
          code: 'hiddenNames.name',
          words: `“${wrong}”不是可以遮去的姓名，没有保存。`,
          next: '请填写两个字以上的真实姓名；张某、罪犯甲这样的已经遮过。',
          place: 'names',
        });
  },
);
