import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx';
import { docxPitchTwips, docxSpacingTwips, linePitch, size, twips } from '../layout.ts';
import { type NumberLevel, numberLevels } from '../numbering.ts';
import { cellOf, type FaceName, type Role, type Style, styles } from '../styles.ts';
import { numberingPlace } from './docx-numbering.ts';

/** Fonts of official papers as they are named on office machines; files name them and show them where they are installed. */
const installed: Readonly<Record<FaceName, { readonly ascii: string; readonly eastAsia: string }>> = {
  fangSong: { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  kaiTi: { ascii: 'Times New Roman', eastAsia: '楷体_GB2312' },
  hei: { ascii: '黑体', eastAsia: '黑体' },
  xiaoBiaoSong: { ascii: '方正小标宋简体', eastAsia: '方正小标宋简体' },
  song: { ascii: '宋体', eastAsia: '宋体' },
  latin: { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312' },
};

/** The hint gives marks that both scripts share, such as quotes and dashes, to the Chinese font. */
export function docxFont(face: FaceName): { ascii: string; hAnsi: string; cs: string; eastAsia: string; hint: string } {
  const { ascii, eastAsia } = installed[face];
  return { ascii, hAnsi: ascii, cs: ascii, eastAsia, hint: 'eastAsia' };
}

export const alignments = {
  justify: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** A line of the grid is 579 twips exactly; other pitches are their own points. */
export function lineSpacing(pitch: number): { line: number; lineRule: typeof LineRuleType.EXACT } {
  return { line: pitch === linePitch ? docxPitchTwips : twips(pitch), lineRule: LineRuleType.EXACT };
}

export const styleId = (role: Role): string => `Gongwen-${role}`;

/** By level of the numbers that they carry. */
const headingRoles: readonly Role[] = ['heading1', 'heading2', 'heading3', 'heading4'];
export const headingStyles: readonly string[] = headingRoles.map(styleId);

/** The numbers of a heading come with its style. */
export const numberLevelOf = (role: Role): NumberLevel | undefined => numberLevels.find((level) => headingRoles[level] === role);

/** Word processors count type in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);

export const gridSpacing = (points: number): { characterSpacing?: number } => (points === size.three ? { characterSpacing: docxSpacingTwips } : {});

function paragraphStyle(role: Role, style: Style): IParagraphStyleOptions {
  const level = numberLevelOf(role);
  const indent = twips(style.indent * cellOf(style.size));
  return {
    id: styleId(role),
    name: style.name,
    basedOn: 'Normal',
    next: styleId('body'),
    quickFormat: true,
    run: { font: docxFont(style.face), size: halfPoints(style.size), color: style.color.slice(1), ...gridSpacing(style.size) },
    paragraph: {
      alignment: alignments[style.align],
      spacing: lineSpacing(style.pitch),
      ...(indent > 0 ? { indent: { firstLine: indent, firstLineChars: style.indent * 100 } } : {}),
      ...(style.keepNext ? { keepNext: true } : {}),
      ...(level === undefined ? {} : { numbering: numberingPlace({ list: 0, level }) }),
      ...(style.outline ? { outlineLevel: style.outline - 1 } : {}),
    },
  };
}

/** Real styles under the names a clerk looks for: 正文仿宋, 一级标题 … Changing one changes the whole document. */
export const paragraphStyles: readonly IParagraphStyleOptions[] = (Object.entries(styles) as [Role, Style][]).map(([role, style]) =>
  paragraphStyle(role, style),
);
