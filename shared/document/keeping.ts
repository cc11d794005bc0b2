import { isWide } from './character.ts';
import { grid } from './layout.ts';
import { type Part, partText, type TextPart } from './parts.ts';

/** Which parts give their last lines, or rows, to the signature's page. */
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
  return signature < 0 ? handSigned(parts) : beforeSignature(parts, signature);
}

/** The lines that are signed by hand at the end of a record stay together, with the last rows or lines of what is signed. */
function handSigned(parts: readonly Part[]): Keeping {
  let first = parts.length;
  while (first > 0 && isHandLine(parts[first - 1])) first--;
  const lines = parts.length - first;
  // The last line has nothing behind it to stay with.
  const kept = lines === 0 ? [] : Array.from({ length: lines }, (_, i) => first - 1 + i);
  return { parts: new Set(kept.filter((i) => i >= 0)), lines: 2 };
}

const isHandLine = (part: Part | undefined): boolean =>
  part?.type === 'text' && (part.role === 'flush' || part.role === 'right') && partText(part).trim() !== '';

function beforeSignature(parts: readonly Part[], signature: number): Keeping {
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
