import { expect, it } from 'vitest';
import { files, read } from './source-tree.ts';

/** Longer than this, a file has more than one idea in it. */
const LINES = 400;

/** Files allowed to be longer, with their size and the reason. The list may only shrink: a file that grew or no longer needs its entry fails. */
const EXCEPTIONS: Readonly<Record<string, { readonly lines: number; readonly because: string }>> = {};

const length = (path: string) => read(path).trimEnd().split('\n').length;

it('keeps every source file readable at one sitting', () => {
  const long = ['shared', 'renderer', 'electron']
    .flatMap((folder) => files(folder, /\.(ts|tsx|cts|css)$/))
    .filter((path) => length(path) > (EXCEPTIONS[path]?.lines ?? LINES))
    .map((path) => `${path}: ${length(path)} lines`);
  expect(long).toEqual([]);
});

it('keeps no exception that is not needed any more', () => {
  expect(Object.keys(EXCEPTIONS).filter((path) => length(path) <= LINES)).toEqual([]);
});
