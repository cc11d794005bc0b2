import { table as metrics, twips } from '../layout.ts';
import { styles } from '../styles.ts';
import { alignments, halfPoints, lineSpacing, styleId } from './docx-styles.ts';
import { escapeXml } from './xml-text.ts';

/**
 * Rows of tables as the library would write them, letter for letter (a test compares them): it keeps some forty objects for each cell until the
 * whole file is written, and an annex of 16,000 rows spent most of its time on collecting them.
 */
export interface RowLook {
  /** Repeated on every page. */
  readonly head?: boolean;
  /** At least so high, in points. */
  readonly height?: number;
}

export interface CellLook {
  readonly face: 'hei' | 'fangSong';
  readonly align: 'left' | 'center' | 'right';
  /** In twips. */
  readonly width: number;
  /** Size of the type. */
  readonly points: number;
  readonly keepNext: boolean;
  readonly span?: number;
}

/** A row that is never divided between pages. */
export function rowXml(cells: readonly string[], { head, height }: RowLook): string {
  const repeated = head === true ? '<w:tblHeader/>' : '';
  const least = height === undefined ? '' : `<w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/>`;
  return `<w:tr><w:trPr><w:cantSplit/>${repeated}${least}</w:trPr>${cells.join('')}</w:tr>`;
}

export function cellXml(text: string, look: CellLook): string {
  const span = look.span !== undefined && look.span > 1 ? `<w:gridSpan w:val="${look.span}"/>` : '';
  return (
    `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${look.width}"/>${span}${padding}<w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p>${paragraphProperties(look)}${runsXml(text, look.points)}</w:p></w:tc>`
  );
}

const side = (name: string, points: number): string => `<w:${name} w:type="dxa" w:w="${twips(points)}"/>`;
const { padX, padY } = metrics;
const padding = `<w:tcMar>${side('top', padY)}${side('left', padX)}${side('bottom', padY)}${side('right', padX)}</w:tcMar>`;

function paragraphProperties({ face, align, points, keepNext }: CellLook): string {
  const role = face === 'hei' ? 'cellHead' : 'cell';
  const { line, lineRule } = lineSpacing(points * metrics.linePitchFactor);
  const spacing = points === metrics.fontSize ? '' : `<w:spacing w:line="${line}" w:lineRule="${lineRule}"/>`;
  const own = align === styles[role].align ? '' : `<w:jc w:val="${alignments[align]}"/>`;
  return `<w:pPr><w:pStyle w:val="${styleId(role)}"/>${keepNext ? '<w:keepNext/>' : ''}<w:widowControl w:val="false"/>${spacing}${own}</w:pPr>`;
}

/** Characters that Latin faces have, too: these need to be told that they are Chinese. */
const shared = /[^\x00-\x7f\u3000-\u9fff\uff00-\uffef]/;

/** One run for each line, as in all paragraphs. */
function runsXml(text: string, points: number): string {
  const hint = shared.test(text) ? '<w:rFonts w:hint="eastAsia"/>' : '';
  const size = halfPoints(points);
  const own = points === metrics.fontSize ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const properties = hint + own === '' ? '' : `<w:rPr>${hint}${own}</w:rPr>`;
  return text
    .split('\n')
    .map((line, i) => `<w:r>${properties}${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`)
    .join('');
}
