import type { DateOnly } from '../kernel/date-only.ts';
import type { ChartSpec } from './chart.ts';

/**
 * The neutral document: what a letter or report says and how its parts rank, without any library's or format's notions.
 * Built by the domain, translated by the writers (PDF, DOCX, preview); layout in millimetres lies in `layout.ts`.
 */
export interface DocumentModel {
  /**
   * 法律文书 follow the procuratorate's own forms. 公文 follow GB/T 9704-2012: the general form, 信函格式 (10.1) and 纪要格式 (10.3).
   * 报告 are long reports with annexes; 工作记录 are the office's own record sheets.
   */
  readonly family: 'legal' | 'official' | 'letterhead' | 'minutes' | 'report' | 'record';
  /** Full name of the issuing office, `××市人民检察院`. */
  readonly issuer: string;
  /** Shown above the red line in the 公文 family; the legal family centres the issuer in black. */
  readonly redHead?: boolean;
  readonly title: string;
  readonly subtitle?: string;
  /** 文号, `渝检×纠违〔2022〕3号`; left out: blank for the office to fill. */
  readonly number?: string;
  /** 签发人 of an upward paper, beside the number (7.2.6). */
  readonly signer?: string;
  /** 主送, without the colon. */
  readonly recipient?: string;
  readonly body: readonly Block[];
  /** Who was present, who was excused (纪要, 10.3): a word in 黑体 and the names behind it. */
  readonly attendance?: readonly { readonly label: string; readonly names: string }[];
  /** Names of annexes as the letter lists them; the annexes themselves follow in `annexes`. */
  readonly attachments?: readonly string[];
  readonly signature?: { readonly issuer: string; readonly date: DateOnly | undefined; readonly sealNote?: string };
  readonly annexes?: readonly Annex[];
  /** 抄送 in the 版记. */
  readonly copyTo?: readonly string[];
  /** 印发机关 and 印发日期 in the 版记. */
  readonly imprint?: { readonly office: string; readonly date: DateOnly | undefined };
  /** Line printed at the head of every page, such as 内部资料 注意保存, or the watermark text of the practice prison. */
  readonly banner?: string;
  /** Line for hand signatures at the foot of every page, such as the person's under each page of a 笔录. */
  readonly pageFoot?: string;
  /** For file properties. No names of persons. */
  readonly properties: { readonly title: string; readonly subject?: string };
}

export type Block = Heading | Paragraph | TableBlock | ChartBlock | PageBreak;

/** `一、` 黑体, `（一）` 楷体, `1.` 仿宋, `（1）` 仿宋. The number is part of the text: what is signed is what is shown. */
export interface Heading {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly runs: readonly Run[];
  /** The paragraph goes on in 仿宋 behind a lower-level heading (`1. 标题。正文…`). */
  readonly runIn?: readonly Run[];
  readonly source?: Source;
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly runs: readonly Run[];
  /** Default: first line two characters in, justified. */
  readonly align?: 'justify' | 'left' | 'center' | 'right';
  readonly indent?: boolean;
  readonly source?: Source;
}

export interface Run {
  readonly text: string;
  /** 黑体 inside 仿宋 text; used sparingly. */
  readonly strong?: boolean;
  /** The figure this number is, so that the preview can lead to what it counts. */
  readonly figure?: string;
}

/** Where a block came from, so that the preview and the checks can lead back to it. */
export interface Source {
  readonly kind: string;
  readonly id: string;
}

export interface TableBlock {
  readonly type: 'table';
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Points; default 10.5 (五号). */
  readonly fontSize?: number;
  /** A form of labels and blanks: no head row, rows of at least `rowHeight` points. */
  readonly form?: { readonly rowHeight: number };
}

export interface Column {
  readonly title: string;
  /** Share of the table's width; shares need not sum to one. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export type Cell = string | { readonly text: string; readonly figure?: string; readonly source?: Source; readonly strong?: boolean; readonly span?: number };

/** A chart across the 版心, drawn by each writer from its data; its title stands below it. Height in millimetres, else by its content. */
export interface ChartBlock {
  readonly type: 'chart';
  readonly chart: ChartSpec;
  /** `图1 各类问题数`; stands below the picture. */
  readonly caption?: string;
  readonly heightMm?: number;
}

export interface PageBreak {
  readonly type: 'pageBreak';
}

/** Starts on a new page: `附件1` flush left in 黑体, its title centred below. */
export interface Annex {
  readonly label: string;
  readonly title: string;
  readonly landscape?: boolean;
  readonly body: readonly Block[];
}
