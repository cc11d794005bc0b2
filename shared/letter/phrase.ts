import { z } from 'zod';
import { view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { ownDepartment } from '../round/department.ts';
import { addCommand, editCommand, removeCommand } from '../round/editing.ts';
import { choiceField, reader, textField } from '../round/field.ts';
import { shippedPhrases } from './shipped-phrases.ts';
import { type BlockPart, blockParts } from './words.ts';

/** A turn of phrase that the person keeps for the next letter. Travels with the book. */
export const phraseFields = {
  title: textField('名称', 60, true),
  text: textField('常用语', 4_000, true),
  part: choiceField('用处', blockParts, 'free'),
} as const;

export const readPhrase = reader(phraseFields);

export const addPhrase = addCommand('phrase', '常用语', phraseFields, { required: ['title', 'text'] });
export const editPhrase = editCommand('phrase', '常用语', phraseFields);
export const removePhrase = removeCommand('phrase', '常用语');

export interface PhraseRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly part: BlockPart;
  /** Kept by a person of this round, not shipped. */
  readonly own: boolean;
}

export const blockPartWords: Readonly<Record<BlockPart, string>> = {
  opening: '开头',
  fact: '事实',
  cause: '分析',
  basis: '依据',
  opinion: '意见',
  objection: '异议',
  reply: '回复要求',
  free: '其他',
};

export const phrasesOf = (source: RecordSource): readonly PhraseRow[] => [
  ...source.records('phrase').map((record) => {
    const { id, title, text, part } = readPhrase(record);
    return { id, title, text, part, own: true };
  }),
  ...shippedPhrases.map((phrase) => ({
    ...phrase,
    text: phrase.text.replace('{承办部门}', ownDepartment(source, 'execution', '刑事执行检察部门')),
    own: false,
  })),
];

export const listPhrases = view({ params: z.object({}), kinds: ['phrase', 'department'], read: (source): readonly PhraseRow[] => phrasesOf(source) });
