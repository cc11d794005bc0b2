import { textDiff } from '#renderer/ui/text-diff.ts';
import { type Content, contentText, type Inline, tidyContent } from '#shared/letter/content.ts';

/** A paragraph of a letter in other words: what stays of its text stays bound and bold as it was, what is new is plain. */
export function rewordContent(base: Content, text: string): Content {
  const reworded: Inline[] = [];
  let at = 0;
  for (const { text: piece, side } of textDiff(contentText(base), text)) {
    if (side === 'after') reworded.push({ text: piece, strong: false, bound: null });
    else {
      if (side === 'both') reworded.push(...stretch(base, at, at + piece.length));
      at += piece.length;
    }
  }
  return tidyContent(reworded);
}

function stretch(content: Content, from: number, to: number): Inline[] {
  let at = 0;
  return content.flatMap((inline) => {
    const start = at;
    at += inline.text.length;
    const text = inline.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...inline, text }];
  });
}
