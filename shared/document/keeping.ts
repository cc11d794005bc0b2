import type { Part } from './parts.ts';

/** Which parts give their last lines to the signature's page. */
export interface Keeping {
  /** Indices of parts. */
  readonly parts: ReadonlySet<number>;
  readonly lines: number;
}

/**
 * The signature may not stand on a page without text (GB/T 9704-2012, 7.3.5.5: no "此页无正文"): the last two lines of the text
 * above it, and 附件说明 between them, go with it.
 */
export function closingKept(parts: readonly Part[]): Keeping {
  const signature = parts.findIndex((part) => part.type === 'signature');
  const kept = new Set<number>();
  for (let i = signature - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.type !== 'text') break;
    kept.add(i);
    if (part.role !== 'attachment') break;
  }
  return { parts: kept, lines: 2 };
}
