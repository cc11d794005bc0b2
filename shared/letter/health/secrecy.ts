import type { Block } from '#shared/document/model.ts';
import { cellText } from '#shared/document/table-strips.ts';
import { findingsOf, informantsOf } from '#shared/finding/finding.ts';
import { streamWords } from '#shared/finding/words.ts';
import { namePattern } from '../faces/masks.ts';
import type { LetterBlock } from '../letter.ts';
import { annexesOf } from '../papers/annexes.ts';
import { sheetOf } from '../papers/sheets.ts';
import { unended } from '../slots.ts';
import { bodyText, type HealthInput, type HealthItem, type HealthRule, matches } from './health.ts';

/** Shorter titles and facts are words that anybody may write. */
const TELLING = 8;

/** No 派驻 finding and no clue in a paper whose readers may not know of it (GD 35, 36): bound, through a slot, or written out. */
export const streams: HealthRule = (input) => {
  const items: HealthItem[] = [];
  const body = bodyText(input);
  const bound = new Set(
    input.blocks.flatMap((block) => [block.finding, ...block.content.flatMap((inline) => (inline.bound?.to === 'field' ? [inline.bound.id] : []))]),
  );
  for (const finding of findingsOf(input.source)) {
    if (input.kind.streams.includes(finding.stream) && !finding.disputed.includes('stream')) continue;
    const common = { code: 'stream', severity: 'blocks', finding: finding.id, article: '巡回检察工作规定第三十五条、第三十六条' } as const;
    const name = finding.disputed.includes('stream') ? '归属有分歧的问题' : streamWords[finding.stream];
    if (input.letter.findings.includes(finding.id)) items.push({ ...common, words: `${name}“${finding.title}”不能写入这件文书。`, about: finding.id });
    const telling = [unended(finding.title), unended(finding.facts)].filter(
      (text) => text.length >= TELLING && body.includes(text) && !sharedWords(input, text),
    );
    if (!bound.has(finding.id) && telling.length === 0) continue;
    for (const block of input.blocks) {
      const place = placeIn(block, finding.id, telling);
      if (place)
        items.push({ ...common, words: `这里写到了${name}“${finding.title}”。`, place: { block: block.id, ...place }, about: `${finding.id} ${block.id}` });
    }
  }
  return items;
};

/** Where a block tells of a finding: whole, through a slot, or in its words. */
function placeIn(block: LetterBlock, finding: string, telling: readonly string[]): { readonly from: number; readonly to: number } | undefined {
  if (block.finding === finding) return { from: 0, to: block.text.length };
  let at = 0;
  for (const inline of block.content) {
    if (inline.bound?.to === 'field' && inline.bound.id === finding) return { from: at, to: at + inline.text.length };
    at += inline.text.length;
  }
  for (const text of telling) {
    const from = block.text.indexOf(text);
    if (from >= 0) return { from, to: from + text.length };
  }
  return undefined;
}

/** A title that also an allowed finding of the letter has is no sign of the other. */
const sharedWords = (input: Parameters<HealthRule>[0], text: string): boolean =>
  input.findings.some((finding) => input.kind.streams.includes(finding.stream) && (finding.title.includes(text) || finding.facts.includes(text)));

/** The name however it is spaced. */
const named = (name: string): RegExp => namePattern([name]) ?? /$^/g;

/** Who complained or informed is not named to anybody outside the house: not in the text, nor in what is printed beside it. */
export const informants: HealthRule = (input) => {
  if (input.kind.audience === 'internal') return [];
  const names = [...informantsOf(input.source).keys()];
  if (names.length === 0) return [];
  const beside = printedBeside(input);
  const namings = names.map((name) => ({ name, pattern: named(name) }));
  return namings.flatMap(({ name, pattern }) => [
    ...matches(input, pattern).map(
      ({ place }): HealthItem => ({
        ...{ code: 'informant', severity: 'blocks', place, about: `${place.block} ${name}` },
        words: `“${name}”是控告、举报人，对外文书不能出现姓名，请改为“某某”或者不写。`,
      }),
    ),
    ...beside
      .filter(({ text }) => text.search(pattern) >= 0)
      .map(
        ({ where, finding }): HealthItem => ({
          ...{ code: 'informant', severity: 'blocks', about: `${where} ${finding ?? ''} ${name}`, ...(finding === undefined ? {} : { finding }) },
          words: `${where}中的“${name}”是控告、举报人，对外文书不能出现姓名，请在原记录中改为“某某”或者不写。`,
        }),
      ),
  ]);
};

interface Printed {
  readonly where: string;
  readonly text: string;
  readonly finding?: string;
}

/** What the paper prints besides its own text: head, 抄送, the rows of its annexes, the form that a sheet is laid into. */
function printedBeside({ source, letter }: HealthInput): readonly Printed[] {
  const rows = (where: string, blocks: readonly Block[]): readonly Printed[] =>
    blocks.flatMap((block): readonly Printed[] => {
      if (block.type !== 'table') return 'runs' in block ? [{ where, text: block.runs.map(({ text }) => text).join('') }] : [];
      return block.rows.map((row) => {
        const finding = row.flatMap((cell) => (typeof cell !== 'string' && cell.source?.kind === 'finding' ? [cell.source.id] : []))[0];
        return { where, text: row.map(cellText).join('\n'), ...(finding === undefined ? {} : { finding }) };
      });
    });
  return [
    { where: '抬头', text: [letter.title, letter.recipient, ...letter.copyTo, ...letter.attendance.map(({ names }) => names)].join('\n') },
    ...rows('表格', sheetOf(source, letter, []).body),
    ...annexesOf(source, letter).flatMap(({ title, body }) => rows(`附件《${title}》`, body)),
  ];
}
