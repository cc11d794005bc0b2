import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { removeCommand } from '../round/editing.ts';
import { reader, textField } from '../round/field.ts';
import { keyedEdit, standing } from '../round/keyed.ts';
import type { OfficeDefaults } from '../round/office-defaults.ts';
import { type LetterType, letterTypes, letterTypeWords } from './words.ts';

/** Office, business line and type in one, 渝检×纠违: what stands before the year of a 文号 (field report 2.2). */
export const documentCodeFields = { code: textField('代字', 30) } as const;

const readCode = reader(documentCodeFields);
const isType = (key: string): key is LetterType => letterTypes.some((type) => type === key);

export const editDocumentCode = keyedEdit('documentCode', '文号代字', documentCodeFields, isType, (_key, _context, _before, { code }) =>
  /[〔〕[\]【】()（）\d]|号$/u.test(code)
    ? refuse({ code: 'documentCode.shape', words: '代字只写年份前面的部分，如 渝检×纠违，不带括号、年份和号。', place: 'code' })
    : ok(null),
);
export const removeDocumentCode = removeCommand('documentCode', '文号代字');

/** The office's 代字 for a type; empty where the round names none: the number then stays blank. */
export const documentCodeOf = (source: RecordSource, type: LetterType): string => readCode(standing(source, 'documentCode', type)).code;

export interface DocumentCodeRow {
  readonly type: LetterType;
  readonly label: string;
  readonly code: string;
  /** Last part as offices often write it; 待核. */
  readonly suggestion: string | null;
}

export function listDocumentCodes(knowledge: { readonly office: OfficeDefaults }): View<Record<string, never>, readonly DocumentCodeRow[]> {
  return view({
    params: z.object({}) as unknown as z.ZodType<Record<string, never>>,
    kinds: ['documentCode'],
    read: (source) =>
      letterTypes.map((type) => ({
        ...{ type, label: letterTypeWords[type] },
        code: documentCodeOf(source, type),
        suggestion: knowledge.office.codes[type] ?? null,
      })),
  });
}
