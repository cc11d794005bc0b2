import { contentText } from '#shared/letter/content.ts';
import type { DocBlock } from './blocks.ts';

export interface FoundText {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** Case and width count for nothing: Ａ, ａ, A and a are one letter. Keeps the length, so that places stay places. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replace(/[A-Z]/g, (char) => char.toLowerCase());
}

/** Every place of the words, in order, none overlapping. */
export function findText(blocks: readonly DocBlock[], words: string): readonly FoundText[] {
  const wanted = foldWidth(words);
  if (wanted === '') return [];
  return blocks.flatMap((block) => {
    const text = foldWidth(contentText(block.content));
    const found: FoundText[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
      found.push({ block: block.id, from: at, to: at + wanted.length });
    return found;
  });
}
