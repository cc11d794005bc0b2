import { ok, type Result, refuse } from '../kernel/result.ts';

/** GB/T 9704-2012, 7.2.5: the year stands in U+3014 and U+3015; everything else that looks like it is a slip of the keyboard. */
const lookAlikes = /[[［(（【﹝〔〘⟦]\s*(\d{4})\s*[\]］)）】﹞〕〙⟧]/gu;

/** Puts every four-digit year that stands in brackets of any kind into 〔〕 and full-width figures into half-width ones. Other brackets stay. */
export function normaliseDocumentNumber(text: string): string {
  const figures = text.trim().replace(/[０-９]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0));
  return figures.replace(lookAlikes, '〔$1〕');
}

/** The parts of a number: `code` is office, business line and type in one, 渝检×纠违. `sequence` is absent until the office allots it. */
export interface DocumentNumberParts {
  readonly code: string;
  readonly year: number;
  readonly sequence?: number;
}

/** 渝检×纠违〔2026〕7号, or with a full-width space before 号 while the number is blank: a laptop never allots final numbers. */
export function documentNumber(parts: DocumentNumberParts): string {
  return `${parts.code}〔${String(parts.year).padStart(4, '0')}〕${parts.sequence === undefined ? '　' : parts.sequence}号`;
}

/** Reads a number in any bracket style. Refused in words when the year, the sequence or 号 is missing, or the sequence begins with 0 or 第. */
export function parseDocumentNumber(text: string): Result<DocumentNumberParts> {
  const normal = normaliseDocumentNumber(text);
  const match = /^(.+?)〔(\d{4})〕\s*(\d*)\s*号$/u.exec(normal);
  if (!match?.[1] || !match[2]) {
    return refuse({ code: 'document-number.shape', words: '文号应写成“代字〔年份〕顺序号号”。', next: '例如：渝检×纠违〔2026〕7号；未编号时顺序号留空。' });
  }
  if (match[3]?.startsWith('0')) return refuse({ code: 'document-number.zero', words: '文号的顺序号前面不加0。', next: '请去掉前面的0。' });
  return ok({ code: match[1], year: Number(match[2]), ...(match[3] && { sequence: Number(match[3]) }) });
}
