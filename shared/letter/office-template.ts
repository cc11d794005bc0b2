import { z } from 'zod';
import { isSha256 } from '../kernel/hash.ts';
import { ok, refuse } from '../kernel/result.ts';
import { command, view } from '../ledger/command.ts';
import { recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields, choiceField, dateField, reader, textField } from '../round/field.ts';
import { letterTypes } from './words.ts';

/** Base64 of a template of one mebibyte. */
const LONGEST = 1_400_000;

/** An office's own form for one kind of letter: a .docx with placeholders, kept whole in the book and handed on with it. Data, never code. */
export const officeTemplateFields = {
  name: textField('模板名称', 120, true),
  type: choiceField('文书种类', letterTypes, 'correctionNotice'),
  /** The file, base64. */
  content: textField('模板文件', LONGEST, true),
  sha256: textField('校验值', 64),
  loadedOn: dateField('载入日期', { past: true }),
} as const;

export const readOfficeTemplate = reader(officeTemplateFields);

/** Keeps a template that the worker has looked through. Several may stand for one kind of letter. */
export const addOfficeTemplate = command({
  input: z.object({
    name: z.string().max(200),
    type: z.enum(letterTypes),
    content: z.base64().max(LONGEST),
    sha256: z.string().max(64),
    id: recordIdSchema.optional(),
  }),
  label: (input) => `载入文书模板“${input.name}”`,
  run: (context, { id: given, ...input }) => {
    if (!isSha256(input.sha256)) return refuse({ code: 'template.hash', words: '模板的校验值不对，没有载入。', next: '请重新选择文件。' });
    const twin = context.source
      .records('officeTemplate')
      .map(readOfficeTemplate)
      .find(({ sha256, type }) => sha256 === input.sha256 && type === input.type);
    if (twin) return refuse({ code: 'template.twice', words: `同一个模板已经载入过：“${twin.name}”。` });
    const fields = checkFields(officeTemplateFields, { ...input, loadedOn: context.today }, context.today);
    if (!fields.ok) return fields;
    const id = given ?? context.newId<'OfficeTemplate'>();
    return ok({ changes: changesOf('officeTemplate', id, fields.value), answer: { id: id as string } });
  },
});

export const removeOfficeTemplate = removeCommand('officeTemplate', '文书模板');

/** Templates without their files, by kind of letter and name. */
export const listOfficeTemplates = view({
  params: z.object({ type: z.enum(letterTypes).optional() }),
  kinds: ['officeTemplate'],
  read: (source, { type }) =>
    source
      .records('officeTemplate')
      .map(readOfficeTemplate)
      .filter((one) => type === undefined || one.type === type)
      .map(({ id, name, type: of, sha256, loadedOn, content }) => ({ id, name, type: of, sha256, loadedOn, bytes: Math.floor((content.length * 3) / 4) }))
      .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)),
});

/** The file of one template, base64. */
export const officeTemplateFile = view({
  params: z.object({ id: z.string().max(120) }),
  kinds: ['officeTemplate'],
  read: (source, { id }): { readonly name: string; readonly content: string } | null => {
    const record = source.record('officeTemplate', id);
    if (!record || record.deleted) return null;
    const { name, content } = readOfficeTemplate(record);
    return { name, content };
  },
});
