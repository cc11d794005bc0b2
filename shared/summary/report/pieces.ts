import type { Block, Run, Source } from '#shared/document/model.ts';
import { figureText } from '../figure.ts';
import { figure, figureOf, type Summary } from '../summary.ts';

/** A drafted passage: a person may write other words in its place. `part` names it within its report for good. */
export interface Passage {
  readonly type: 'passage';
  readonly part: string;
  readonly runs: readonly Run[];
  /** The finding it tells of. */
  readonly source?: Source;
}

/** What a report is made of before a person's words are laid over it. */
export type Piece = Block | Passage;

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, runs: [{ text }] });

const runsOf = (parts: readonly (string | Run)[]): readonly Run[] => parts.map((part) => (typeof part === 'string' ? { text: part } : part));

export const paragraph = (...parts: readonly (string | Run)[]): Block => ({ type: 'paragraph', runs: runsOf(parts) });

export const passage = (part: string, ...parts: readonly (string | Run)[]): Passage => ({ type: 'passage', part, runs: runsOf(parts) });

/** A figure as a run: the preview leads from it to what it counts. */
export function number(summary: Summary, id: string): Run {
  return { text: figureText(figure(summary, id)), figure: id };
}

/** Words and a count, or nothing where it is none: a report does not list what did not happen. */
export const told = (summary: Summary, id: string, before: string): readonly (string | Run)[] =>
  (figure(summary, id).value ?? 0) === 0 ? [] : [before, number(summary, id)];

/** Words and a ratio or mean, or nothing where there is nothing yet to divide by; 0 % is told. */
export const rate = (summary: Summary, id: string, before: string): readonly (string | Run)[] =>
  figure(summary, id).value === null ? [] : [before, number(summary, id)];

/** Parts one after the other with that between them. */
export const joined = (items: readonly (readonly (string | Run)[])[], between: string): readonly (string | Run)[] =>
  items.flatMap((item, i) => (i === 0 ? item : [between, ...item]));

/** A label of the taxonomy without its remarks in brackets (limits, dates of change), as running text uses it. */
export const plainLabel = (label: string): string => label.replace(/（[^（）]*）/g, '');

/** Ids of every figure in these blocks, in the order of their first appearance. */
export function figuresTold(blocks: readonly Block[]): readonly string[] {
  const ids = blocks.flatMap((block): readonly (string | undefined)[] => {
    if (block.type === 'paragraph' || block.type === 'heading') return block.runs.map((run) => run.figure);
    if (block.type !== 'table') return [];
    return block.rows.flat().map((cell) => (typeof cell === 'string' ? undefined : cell.figure));
  });
  return [...new Set(ids)].filter((id) => id !== undefined);
}

const SLOT = /\{=([^{}\s]+)\}/g;

/** A passage as text to edit: figures stand as `{=findings.prison}`, so that they go on following the data. */
export const editableText = (runs: readonly Run[]): string => runs.map((run) => (run.figure === undefined ? run.text : `{=${run.figure}}`)).join('');

/** Ids of figures in an edited text that the summary does not have. */
export function unknownFigures(text: string, summary: Summary): readonly string[] {
  return [...text.matchAll(SLOT)].map((match) => match[1] ?? '').filter((id) => figureOf(summary, id) === undefined);
}

/** An edited text as paragraphs, figures filled in. A figure that has gone (a type with no findings left) reads as 无. */
export function paragraphsOf(text: string, summary: Summary, source: Source): readonly Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', runs: filledRuns(line, summary), source }) as const);
}

/** An edited text as runs, figures filled in; one that has gone reads as 无. */
export function filledRuns(line: string, summary: Summary): readonly Run[] {
  return line.split(/(\{=[^{}\s]+\})/).flatMap((part): readonly Run[] => {
    const id = /^\{=([^{}\s]+)\}$/.exec(part)?.[1];
    if (id === undefined) return part === '' ? [] : [{ text: part }];
    const found = figureOf(summary, id);
    return [{ text: found ? figureText(found) : '无', figure: id }];
  });
}
