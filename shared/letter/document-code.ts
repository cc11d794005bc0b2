import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type Command, command, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { removeCommand } from '../round/editing.ts';
import { changesOf, checkFields, reader, textField } from '../round/field.ts';
import { keyedEdit, standing } from '../round/keyed.ts';
import type { OfficeDefaults } from '../round/office-defaults.ts';
import { type LetterType, letterTypes, letterTypeWords } from './words.ts';

/** Office, business line and type in one, 渝检×纠违: what stands before the year of a 文号 (field report 2.2). */
export const documentCodeFields = { code: textField('代字', 30) } as const;

const readCode = reader(documentCodeFields);
const isType = (key: string): key is LetterType => letterTypes.some((type) => type === key);

/** A 代字 ends where the year begins: no brackets of the year, no figures, no 号 at its end. */
export const checkCode = (code: string): Result<null> =>
  /[〔〕[\]【】﹝﹞\d０-９]|[（(]\s*$|号$/u.test(code)
    ? refuse({ code: 'documentCode.shape', words: '代字只写年份前面的部分，如 渝检×纠违，不带年份、括号和号。', place: 'code' })
    : ok(null);

export const editDocumentCode = keyedEdit('documentCode', '文号代字', documentCodeFields, isType, (_key, _context, _before, { code }) => checkCode(code));
export const removeDocumentCode = removeCommand('documentCode', '文号代字');

/** The office's 代字 for a type; empty where the round names none: the number then stays blank. */
export const documentCodeOf = (source: RecordSource, type: LetterType): string => readCode(standing(source, 'documentCode', type)).code;

/** Puts the usual codes with the office's own first part into every type that has none yet; what stands already stays. */
export function fillDocumentCodes(knowledge: { readonly office: OfficeDefaults }): Command<{ readonly prefix: string }, { readonly filled: number }> {
  return command({
    input: z.object({ prefix: z.string().max(100) }),
    label: () => '填入常用文号代字',
    run: (context, input) => {
      const prefix = input.prefix.trim();
      if (prefix === '') return refuse({ code: 'field.required', words: '请填写院代字，如 渝检。', place: 'prefix' });
      const wanted = letterTypes.filter((type) => knowledge.office.codes[type] !== undefined && documentCodeOf(context.source, type) === '');
      const changes = [];
      for (const type of wanted) {
        const code = `${prefix}${knowledge.office.codes[type] ?? ''}`;
        const shape = checkCode(code);
        if (!shape.ok) return shape;
        const fields = checkFields(documentCodeFields, { code }, context.today);
        if (!fields.ok) return fields;
        changes.push(...changesOf('documentCode', type, { ...fields.value, deleted: false }));
      }
      return ok({ changes, answer: { filled: wanted.length } });
    },
  });
}

export interface DocumentCodeRow {
  readonly type: LetterType;
  readonly label: string;
  readonly code: string;
  /** Last part as offices often write it; 待核. */
  readonly suggestion: string | null;
}

export function listDocumentCodes(knowledge: { readonly office: OfficeDefaults }): View<Record<string, never>, readonly DocumentCodeRow[]> {
  return view({
    params: nothingSchema,
    kinds: ['documentCode'],
    read: (source) =>
      letterTypes.map((type) => ({
        ...{ type, label: letterTypeWords[type] },
        code: documentCodeOf(source, type),
        suggestion: knowledge.office.codes[type] ?? null,
      })),
  });
}
