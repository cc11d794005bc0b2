import { isWide } from './character.ts';
import { grid } from './layout.ts';
import { type Part, partText, type TextPart } from './parts.ts';

/** Which parts give their last lines to the signature's page. */
export interface Keeping {
  /** Indices of parts. */
  readonly parts: ReadonlySet<number>;
  readonly lines: number;
}

/**
 * The signature may not stand on a page without text (GB/T 9704-2012, 7.3.5.5: no "此页无正文"): the last two lines of the text
 * above it, and 附件说明 between them, go with it. A last paragraph of one line, `特此公告。`, takes the end of the one before with it.
 */
export function closingKept(parts: readonly Part[]): Keeping {
  const signature = parts.findIndex((part) => part.type === 'signature');
  const kept = new Set<number>();
  let texts = 0;
  for (let i = signature - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.type !== 'text') break;
    kept.add(i);
    if (part.role === 'attachment') continue;
    texts++;
    if (texts === 2 || !isOneLine(part)) break;
  }
  return { parts: kept, lines: 2 };
}

/** By the cells of the grid, so that print and word processor decide alike; the first line begins two cells in. */
function isOneLine(part: TextPart): boolean {
  const cells = Array.from(partText(part)).reduce((sum, char) => sum + (isWide(char) ? 1 : 0.5), 0);
  return cells <= grid.characters - (part.indent ?? 0);
}
