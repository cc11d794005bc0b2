import { size } from '#shared/document/layout.ts';
import type { Block, Cell, Paragraph, TableBlock } from '#shared/document/model.ts';

/** Height of a row of a form that is filled in by hand. */
const ROW = 34;

export const label = (text: string): Cell => ({ text, strong: true });
export const wide = (text: string, span = 3): Cell => ({ text, span });

/** A form of two pairs of label and blank in a row, or one pair over the whole width. */
export function form(rows: readonly (readonly Cell[])[]): TableBlock {
  return {
    type: 'table',
    fontSize: size.smallFour,
    form: { rowHeight: ROW },
    columns: [
      { title: '', share: 18, align: 'center' },
      { title: '', share: 32 },
      { title: '', share: 18, align: 'center' },
      { title: '', share: 32 },
    ],
    rows,
  };
}

export const line = (text: string, align: NonNullable<Paragraph['align']> = 'left'): Block => ({ type: 'paragraph', align, indent: false, runs: [{ text }] });

/** A line of a record that begins with a word in 黑体. */
export const said = (lead: string, text: string): Block => ({ type: 'paragraph', runs: [{ text: lead, strong: true }, { text }] });

const BLANK = '\u3000';
/** A word and the room to write or sign behind it. */
export const toSign = (word: string, room = 8): string => `${word}：${BLANK.repeat(room)}`;
