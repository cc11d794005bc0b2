import { z } from 'zod';
import { view } from '../ledger/command.ts';
import { fold, pinyinInitials } from '../taxonomy/search.ts';
import type { Content } from './content.ts';
import { blocksOf, lettersOf } from './letter.ts';
import { letterTypeWords } from './words.ts';

/** A paragraph of another letter of this book. */
export interface Passage {
  readonly block: string;
  readonly letter: string;
  /** Which letter, in words. */
  readonly from: string;
  readonly text: string;
  /** Without what bound it to that letter's findings and evidence; citations stay. */
  readonly content: Content;
}

const SHOWN = 60;
/** Shorter paragraphs are headings and closings that nobody looks for. */
const SHORTEST = 8;

/** Text that may stand in any letter: fields and evidence of the old one are plain words in the new one. */
export const loosened = (content: Content): Content => content.map((inline) => (inline.bound?.to === 'article' ? inline : { ...inline, bound: null }));

/** Paragraphs of other letters that have all the words, newest letters first; by pinyin initials too. */
export const findPassages = view({
  params: z.object({ text: z.string().max(200), letter: z.string().max(120) }),
  kinds: ['letter', 'letterBlock', 'facility'],
  read: (source, { text, letter: own }): readonly Passage[] => {
    const words = text.trim().split(/\s+/).map(fold).filter(Boolean);
    const passages: Passage[] = [];
    const letters = lettersOf(source)
      .filter((letter) => letter.id !== own)
      .sort((a, b) => ((a.issuedOn ?? '9999') < (b.issuedOn ?? '9999') ? 1 : -1));
    for (const letter of letters) {
      const from = `${letter.recipient} ${letterTypeWords[letter.type]}${letter.number === null ? '' : ` ${letter.number}`}`;
      for (const block of blocksOf(source, letter.id)) {
        if (block.text.length < SHORTEST) continue;
        const folded = fold(block.text);
        const fits = words.every((word) => folded.includes(word) || (/^[a-z]{2,}$/.test(word) && pinyinInitials(block.text).includes(word)));
        if (fits) passages.push({ block: block.id, letter: letter.id, from, text: block.text, content: loosened(block.content) });
        if (passages.length === SHOWN) return passages;
      }
    }
    return passages;
  },
});
