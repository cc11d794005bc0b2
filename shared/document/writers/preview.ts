import { chartWords } from '../chart.ts';
import { letterHead, pageFrame } from '../layout.ts';
import type { Cell, DocumentModel, Source, TableBlock } from '../model.ts';
import { type ChartPart, type ImprintPart, type Part, type PartRun, type SignaturePart, sectionsOf, type TablePart, type TextPart } from '../parts.ts';
import { printable } from '../printable.ts';
import { cellText, columnWidths, spannedCells } from '../table-strips.ts';
import { fittingSize, markSize, titleLines, titleRoles } from '../title.ts';

/** An element of the on-screen preview; React maps it one to one. Text is only ever text, never markup. */
export interface PreviewNode {
  readonly tag:
    | 'article'
    | 'section'
    | 'header'
    | 'p'
    | 'span'
    | 'br'
    | 'table'
    | 'caption'
    | 'colgroup'
    | 'col'
    | 'thead'
    | 'tbody'
    | 'tr'
    | 'th'
    | 'td'
    | 'div'
    | 'figure'
    | 'figcaption'
    | 'hr';
  readonly className?: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly children?: readonly PreviewNode[];
  readonly text?: string;
  /** The figure a number is: leads to what it counts. */
  readonly figure?: string;
  /** Where the block came from. */
  readonly source?: Source;
}

/** The document as elements for the screen: the same words in the same order as on paper, without pages. Styles are in `previewCss`. */
export function previewTree(model: DocumentModel): PreviewNode {
  const banner = model.banner === undefined ? [] : [block('header', 'gw-banner', [inline(printable(model.banner))])];
  const foot = model.pageFoot === undefined ? [] : [block('header', 'gw-page-foot', [inline(printable(model.pageFoot))])];
  const sections = sectionsOf(model).map((section): PreviewNode => {
    const width = pageFrame(section.landscape).textWidth;
    return {
      tag: 'section',
      className: section.landscape ? 'gw-paper gw-landscape' : 'gw-paper',
      children: [...banner, ...section.parts.flatMap((part) => partNodes(part, width)), ...foot],
    };
  });
  return { tag: 'article', className: 'gw-document', attrs: { lang: 'zh-CN' }, children: sections };
}

const block = (tag: PreviewNode['tag'], className: string, children: readonly PreviewNode[]): PreviewNode => ({ tag, className, children });
const inline = (text: string): PreviewNode => ({ tag: 'span', text });

function partNodes(part: Part, width: number): PreviewNode[] {
  switch (part.type) {
    case 'text':
      return [textNode(part, width)];
    case 'table':
      return part.table.columns.length === 0 ? [] : [tableNode(part, width)];
    case 'chart':
      return [chartNode(part)];
    case 'signature':
      return [signatureNode(part)];
    case 'imprint':
      return [imprintNode(part)];
    case 'redLine':
      return [{ tag: 'hr', className: 'gw-red-line' }];
    case 'letterHead': {
      const fontSize = `${fittingSize(part.mark, width, letterHead.size)}pt`;
      return [
        { tag: 'p', className: 'gw-letter-mark', style: { fontSize }, children: [inline(part.mark)] },
        { tag: 'hr', className: 'gw-double-line' },
      ];
    }
    case 'signer':
      return [
        block('p', 'gw-signer', [inline(part.number), { tag: 'span', children: [inline(part.label), { ...inline(part.name), className: 'gw-face-kaiTi' }] }]),
      ];
    case 'break':
      return [{ tag: 'hr', className: 'gw-page-break', attrs: { 'aria-label': '另起一页' } }];
  }
}

function textNode(part: TextPart, width: number): PreviewNode {
  const runs: readonly PartRun[] = titleRoles.has(part.role) ? [{ text: titleLines(part, width).join('\n') }] : part.runs;
  const em = part.role === 'mark' ? { fontSize: `${markSize(part.runs.map((run) => run.text).join(''), width)}pt` } : {};
  return {
    tag: 'p',
    className: `gw-${part.role}`,
    style: {
      ...em,
      ...(part.blankBefore > 0 ? { marginTop: `calc(${part.blankBefore} * var(--gw-pitch))` } : {}),
      ...(part.hanging === undefined
        ? part.indent === undefined
          ? {}
          : { textIndent: `${part.indent}em` }
        : { paddingLeft: `${part.hanging}em`, textIndent: `${(part.indent ?? 0) - part.hanging}em` }),
    },
    children: runs.flatMap(runNodes),
    ...(part.source ? { source: part.source } : {}),
  };
}

function runNodes(run: PartRun): PreviewNode[] {
  const extra = { ...(run.face ? { className: `gw-face-${run.face}` } : {}), ...(run.figure === undefined ? {} : { figure: run.figure }) };
  return lineNodes(run.text).map((node) => (node.tag === 'span' ? { ...node, ...extra } : node));
}

/** Text with its line ends as elements. */
function lineNodes(text: string): PreviewNode[] {
  return text.split('\n').flatMap((line, i): PreviewNode[] => (i === 0 ? [inline(line)] : [{ tag: 'br' }, inline(line)]));
}

function tableNode(part: TablePart, width: number): PreviewNode {
  const { table } = part;
  const widths = columnWidths(table, width);
  const percent = (points: number): string => `${((points / width) * 100).toFixed(2)}%`;
  const caption = table.caption === undefined ? [] : [block('caption', 'gw-caption', lineNodes(printable(table.caption)))];
  const head = table.columns.map((column): PreviewNode => ({ tag: 'th', attrs: { scope: 'col' }, children: lineNodes(printable(column.title)) }));
  return {
    tag: 'table',
    className: 'gw-table',
    ...(table.fontSize === undefined ? {} : { style: { fontSize: `${table.fontSize}pt` } }),
    children: [
      ...caption,
      { tag: 'colgroup', children: widths.map((each): PreviewNode => ({ tag: 'col', style: { width: percent(each) } })) },
      ...(table.form ? [] : [{ tag: 'thead' as const, children: [{ tag: 'tr' as const, children: head }] }]),
      {
        tag: 'tbody',
        children: table.rows.map((row): PreviewNode => ({ tag: 'tr', children: rowNodes(row, table) })),
      },
    ],
  };
}

const rowNodes = (row: readonly Cell[], { columns, form }: TableBlock): PreviewNode[] =>
  spannedCells(row, columns.length).map(({ cell, at, span }) => {
    const node = cellNode(cell, columns[at]?.align ?? 'left');
    const height = form ? { style: { ...node.style, height: `${form.rowHeight}pt` } } : {};
    return { ...node, ...height, ...(span > 1 ? { attrs: { colspan: String(span) } } : {}) };
  });

/** A chart is read here as its words; the pages beside the preview draw it. */
function chartNode(part: ChartPart): PreviewNode {
  const caption = part.caption === undefined ? [] : [block('figcaption', 'gw-figureCaption', lineNodes(printable(part.caption)))];
  return { tag: 'figure', className: 'gw-chart', attrs: { role: 'img', 'aria-label': printable(chartWords(part.chart)) }, children: caption };
}

function cellNode(cell: Cell | undefined, align: string): PreviewNode {
  const detail = typeof cell === 'object' ? cell : undefined;
  return {
    tag: 'td',
    style: { textAlign: align },
    children: lineNodes(cellText(cell)),
    ...(detail?.strong ? { className: 'gw-face-hei' } : {}),
    ...(detail?.figure === undefined ? {} : { figure: detail.figure }),
    ...(detail?.source ? { source: detail.source } : {}),
  };
}

function signatureNode(part: SignaturePart): PreviewNode {
  const lines = [part.issuer, part.date, ...(part.note === undefined ? [] : [part.note])];
  return block(
    'div',
    'gw-signature',
    lines.map((line) => block('p', 'gw-signature-line', [inline(line)])),
  );
}

function imprintNode(part: ImprintPart): PreviewNode {
  const copies = (part.copyTo ?? []).map((text) => block('p', 'gw-copy-to', lineNodes(text)));
  const office = part.office === undefined ? [] : [block('p', 'gw-imprint-line', [inline(part.office), inline(part.date ?? '')])];
  return block('div', part.plain ? 'gw-imprint-plain' : 'gw-imprint', [...copies, ...office]);
}
