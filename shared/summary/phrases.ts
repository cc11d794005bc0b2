import type { Block, Run } from '../document/model.ts';
import { figureText } from './figure.ts';
import { figure, type Summary } from './summary.ts';

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, runs: [{ text }] });
export const paragraph = (...parts: readonly (string | Run)[]): Block => ({
  type: 'paragraph',
  runs: parts.map((part) => (typeof part === 'string' ? { text: part } : part)),
});

/** A figure as a run: the preview leads from it to what it counts. */
export function number(summary: Summary, id: string): Run {
  const found = figure(summary, id);
  return { text: figureText(found), figure: id };
}

/** A label of the taxonomy without its remarks in brackets (limits, dates of change), as running text uses it. */
export const plainLabel = (label: string): string => label.replace(/（[^（）]*）/g, '');
