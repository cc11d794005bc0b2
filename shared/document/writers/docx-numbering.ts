import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';
import { cellWidth, twips } from '../layout.ts';
import { type CountedList, type CountedPart, type ListForm, type Numbering, type NumberLevel, numberLevels } from '../numbering.ts';

type Written = Readonly<Record<NumberLevel, Pick<ILevelsOptions, 'format' | 'text'>>>;

/** A word processor writes the number where `%1` stands for the count of the first level. */
const headings: Written = {
  0: { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' },
  1: { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）' },
  2: { format: LevelFormat.DECIMAL, text: '%3.' },
  3: { format: LevelFormat.DECIMAL, text: '（%4）' },
};

const written: Readonly<Record<ListForm, Written>> = {
  headings,
  attachments: { ...headings, 0: { format: LevelFormat.DECIMAL, text: '附件：%1.' }, 1: { format: LevelFormat.DECIMAL, text: '%2.' } },
};

const reference = (list: number): string => `numbers-${list}`;

/** Where a paragraph stands in its list, as the library wants it. */
export const numberingPlace = ({ list, level }: Pick<CountedPart, 'list' | 'level'>): { reference: string; level: number } => ({
  reference: reference(list),
  level,
});

/** Every list of a document; nothing stands between number and text, and the first line is two characters in (7.3.3). */
export function numberingOptions({ lists }: Pick<Numbering, 'lists'>): INumberingOptions {
  return { config: lists.map((list, at) => ({ reference: reference(at), levels: numberLevels.map((level) => levelOptions(level, list)) })) };
}

function levelOptions(level: NumberLevel, { form, start }: CountedList): ILevelsOptions {
  const indent = { firstLine: twips(2 * cellWidth), firstLineChars: 200 };
  return { level, ...written[form][level], start: start[level], suffix: LevelSuffix.NOTHING, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } };
}

/**
 * What the library cannot say: the lists have several levels, and those of the first belong to the heading styles (one for each level), so
 * that a paragraph that is given a heading's style is numbered by it. The library's own list of bullets, which no paper has, makes way.
 */
export function finishedNumbering(xml: string, headingStyles: readonly string[]): string {
  let lists = 0;
  const kept = xml
    .replace(/<w:abstractNum (?:(?!<\/w:abstractNum>).)*?<w:numFmt w:val="bullet"\/>.*?<\/w:abstractNum>/s, '')
    .replaceAll(' w:tentative="1"', '')
    .replace(/<w:num w:numId="1"(?:(?!<\/w:num>).)*<\/w:num>/s, '')
    // Lists of one id are taken for one when text is copied between papers.
    .replace(/<w:multiLevelType w:val="hybridMultilevel"\/>/g, () => `<w:nsid w:val="${listId(++lists)}"/><w:multiLevelType w:val="multilevel"/>`);
  const end = kept.indexOf('</w:abstractNum>');
  const bound = kept
    .slice(0, end)
    .replace(/<w:lvl w:ilvl="(\d)".*?<w:numFmt w:val="\w+"\/>/gs, (head, level: string) => `${head}<w:pStyle w:val="${headingStyles[Number(level)]}"/>`);
  return bound + kept.slice(end);
}

const listId = (list: number): string => (0x47420000 + list).toString(16).toUpperCase();
