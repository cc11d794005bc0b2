import { type Drawing, nothing } from './drawing.ts';
import type { Source } from './model.ts';

/** A slice of a section's text that is never divided: a line, a table row, a rule with its gap. */
export interface Strip {
  readonly height: number;
  /** Relative to the strip's upper left corner. */
  readonly drawing: Drawing;
  /** Stays on the page of the strip that follows. */
  readonly keepNext: boolean;
  /** Repeated at the head of a page on which this strip comes first: the head of its table. */
  readonly head?: Strip;
  /** Vanishes at the head of a page: a blank line. */
  readonly blank?: boolean;
  /** Begins a new page. */
  readonly breakBefore?: boolean;
  /** Stands at the foot of the last page: the 版记. */
  readonly atFoot?: boolean;
  /** An entry of the reader's table of contents. */
  readonly outline?: Outline;
  /** The record that this line comes from. */
  readonly source?: Source;
}

export interface Outline {
  readonly text: string;
  readonly level: number;
}

export const gap = (height: number, keepNext = true): Strip => ({ height, drawing: nothing, keepNext, blank: true });

export interface Placed {
  readonly strip: Strip;
  /** From the top of the 版心. */
  readonly y: number;
}

const tolerance = 0.01;

/** Distributes the strips of one section over pages of the given height. A chain of kept strips longer than a page is divided. */
export function paginate(strips: readonly Strip[], height: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = 0;
  const newPage = (): void => {
    pages.push([]);
    y = 0;
  };
  const put = (strip: Strip): void => {
    const first = pages.at(-1)?.length === 0;
    if (strip.blank && first) return;
    if (strip.head && first && pages.length > 1) put(strip.head);
    pages.at(-1)?.push({ strip, y });
    y += strip.height;
  };
  for (const chain of chainsOf(strips)) {
    const [first] = chain;
    if (!first) continue;
    const length = chain.reduce((sum, strip) => sum + strip.height, 0);
    const used = pages.at(-1)?.length !== 0;
    if (first.breakBefore && used) newPage();
    else if (used && y + length > height + tolerance && length <= height) newPage();
    for (const strip of chain) {
      if (y > 0 && y + strip.height > height + tolerance && !strip.blank) newPage();
      if (strip.atFoot) y = Math.max(y, height - strip.height);
      put(strip);
    }
  }
  return pages;
}

/** Strips that stay together: each run of `keepNext` with the strip that ends it. */
function chainsOf(strips: readonly Strip[]): Strip[][] {
  const chains: Strip[][] = [];
  let open: Strip[] = [];
  for (const strip of strips) {
    if (strip.breakBefore && open.length > 0) {
      chains.push(open);
      open = [];
    }
    open.push(strip);
    if (!strip.keepNext) {
      chains.push(open);
      open = [];
    }
  }
  if (open.length > 0) chains.push(open);
  return chains;
}
