import type { ReactNode } from 'react';
import { Mark } from '#renderer/ui/words.tsx';
import { isSkewed, skewWords } from './package-words.ts';

/** A laptop's clock as an exchange has shown it; it decides nothing, but letters are dated by it. */
export function SkewMark({ minutes }: { minutes: number }): ReactNode {
  return isSkewed(minutes) ? <Mark tone="attention">{skewWords(minutes)}</Mark> : <span className="soft">{skewWords(minutes)}</span>;
}
