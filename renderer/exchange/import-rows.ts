import type { Route } from '#renderer/app/route.tsx';
import type { OpenedPackage } from '#renderer/core/api.ts';
import type { Trouble } from '#renderer/data/trouble.ts';
import { strangeFile } from './strange-files.ts';

export type Rehearsed = Extract<OpenedPackage, { needs: 'nothing' }>;

/** A file on the screen, or one that waits on the shelf. */
export type Source = File | { readonly name: string; readonly shelved: string };

/** What became of a file, in a word and a sentence, with a way to where it belongs. */
export interface Told {
  readonly tone: 'done' | 'attention' | 'plain';
  readonly mark: string;
  readonly words: string;
  readonly lines?: readonly string[];
  readonly way?: { readonly place: string; readonly route: Route };
}

export type RowState =
  | { readonly at: 'waiting'; readonly passphrase?: string | undefined }
  | { readonly at: 'opening'; readonly words: string; readonly share: number }
  | { readonly at: 'passphrase'; readonly trouble: Trouble | null }
  | { readonly at: 'rehearsed'; readonly opened: Rehearsed }
  | { readonly at: 'applying' }
  | { readonly at: 'failed'; readonly trouble: Trouble }
  | { readonly at: 'told'; readonly told: Told };

/** One dropped file with its word; the order is the order in which they came. */
export interface ImportRow {
  readonly key: number;
  readonly source: Source;
  readonly state: RowState;
}

export type RowsChange =
  | { readonly do: 'add'; readonly sources: readonly Source[] }
  | { readonly do: 'progress'; readonly key: number; readonly words: string; readonly share: number }
  | { readonly do: 'set'; readonly key: number; readonly state: RowState }
  | { readonly do: 'drop'; readonly key: number }
  /** Takes away what needs nobody any more. */
  | { readonly do: 'tidy' };

export function changeRows(rows: readonly ImportRow[], change: RowsChange): readonly ImportRow[] {
  switch (change.do) {
    case 'add': {
      const first = (rows.at(-1)?.key ?? 0) + 1;
      return [...rows, ...change.sources.map((source, at): ImportRow => ({ key: first + at, source, state: firstState(source) }))];
    }
    // Word of progress may come late, when the file has been opened already.
    case 'progress':
      return rows.map((row) =>
        row.key === change.key && row.state.at === 'opening' ? { ...row, state: { at: 'opening', words: change.words, share: change.share } } : row,
      );
    case 'set':
      return rows.map((row) => (row.key === change.key ? { ...row, state: change.state } : row));
    case 'drop':
      return rows.filter((row) => row.key !== change.key);
    case 'tidy':
      return rows.filter((row) => row.state.at !== 'told');
  }
}

/** What its name alone tells to be no package has its word at once; everything else is opened to see. */
function firstState(source: Source): RowState {
  const strange = strangeFile(source.name);
  if (!strange) return { at: 'waiting' };
  return { at: 'told', told: { tone: 'attention', mark: '不是巡检包', words: strange.words, way: strange } };
}

/**
 * The file whose turn it is. One after the other, since a rehearsal is true only for the book as it then stands: while one is opened,
 * looked at or taken in, the others wait. One that cannot be opened or asks for a passphrase holds nobody up.
 */
export function whoseTurn(rows: readonly ImportRow[]): ImportRow | undefined {
  const busy = rows.some(({ state }) => state.at === 'opening' || state.at === 'rehearsed' || state.at === 'applying');
  return busy ? undefined : rows.find(({ state }) => state.at === 'waiting');
}
