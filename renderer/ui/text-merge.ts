import { textDiff } from './text-diff.ts';

/** A stretch of the base, and what stands there instead. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function editsOf(base: string, changed: string): readonly Edit[] {
  const edits: { from: number; to: number; text: string }[] = [];
  let at = 0;
  for (const { text, side } of textDiff(base, changed)) {
    if (side === 'both') {
      at += text.length;
      continue;
    }
    const last = edits.at(-1);
    const edit = last?.to === at ? last : { from: at, to: at, text: '' };
    if (edit !== last) edits.push(edit);
    if (side === 'after') edit.text += text;
    else {
      at += text.length;
      edit.to = at;
    }
  }
  return edits;
}

/** Both changes of one text in one; null where they touch the same place: then a person has to choose. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  const own = editsOf(base, mine);
  const others = editsOf(base, theirs);
  const clash = own.some((a) => others.some((b) => a.from <= b.to && b.from <= a.to && !(a.from === b.from && a.to === b.to && a.text === b.text)));
  if (clash) return null;
  const all = [...own, ...others.filter((b) => !own.some((a) => a.from === b.from && a.to === b.to))].sort((a, b) => b.from - a.from);
  return all.reduce((text, { from, to, text: instead }) => text.slice(0, from) + instead + text.slice(to), base);
}
