import { mayNotEnd, mayNotStart } from './character.ts';
import { partText, type TextPart } from './parts.ts';
import { type Role, styles } from './styles.ts';

/** Words of official titles that look torn when a line ends inside them (GB/T 9704-2012, 7.3.1: 词意完整). */
const words = [
  '人民检察院',
  '检察院',
  '检察',
  '监狱',
  '看守所',
  '社区矫正',
  '交叉巡回检察',
  '巡回检察',
  '巡回',
  '交叉',
  '常规',
  '专门',
  '机动',
  '工作',
  '情况',
  '报告',
  '问题',
  '通知书',
  '建议书',
  '意见书',
  '移送函',
  '清单',
  '纠正',
  '违法',
  '建议',
  '整改',
  '落实',
  '汇总',
  '反馈',
  '意见',
  '减刑',
  '假释',
  '暂予',
  '监外执行',
  '刑罚',
  '执行',
  '狱政',
  '管理',
  '教育',
  '改造',
  '计分考核',
  '全市',
  '全省',
  '进一步',
  '加强',
  '规范',
  '开展',
  '关于',
  '年度',
  '一览表',
  '统计表',
  '明细表',
  '台账',
  '监督',
  '线索',
  '回头看',
  '生活',
  '卫生',
  '安全',
];

/** Places where a word of the list would be torn, as indices of the character that may not begin a line. */
function tornPlaces(text: string): Set<number> {
  const places = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let i = at + 1; i < at + word.length; i++) places.add(i);
    }
  }
  for (const match of text.matchAll(/[0-9A-Za-z.]{2,}年?|\d年|《[^》]{1,12}》|〔[^〕]*〕\d*号?/g)) {
    for (let i = match.index + 1; i < match.index + match[0].length; i++) places.add(i);
  }
  return places;
}

/**
 * Divides a title into lines of about equal length that fit `fit` full-width characters, without tearing words.
 * A line end typed by the author decides instead. Titles are of the basic plane; others are left to the line breaker.
 */
export function balancedTitle(title: string, fit: number): string[] {
  return title.split('\n').flatMap((line) => divide(line, fit));
}

function divide(line: string, fit: number): string[] {
  const count = Math.ceil(line.length / fit);
  if (count <= 1 || /[\ud800-\udfff]/.test(line)) return [line];
  const ideal = line.length / count;
  const torn = tornPlaces(line);
  let best = { cost: Number.POSITIVE_INFINITY, at: fit };
  for (let at = 1; at <= Math.min(fit, line.length - 1); at++) {
    if (line.length - at > fit * (count - 1) || !mayBreak(line, at)) continue;
    const cost = Math.abs(at - ideal) + (torn.has(at) ? 100 : 0) - (/[的、和与对]/.test(line[at - 1] as string) ? 1.5 : 0);
    if (cost < best.cost) best = { cost, at };
  }
  return [line.slice(0, best.at), ...divide(line.slice(best.at), fit)];
}

function mayBreak(line: string, at: number): boolean {
  return !mayNotStart(line[at] as string) && !mayNotEnd(line[at - 1] as string) && !/[的、和与]/.test(line[at] as string);
}

export const titleRoles: ReadonlySet<Role> = new Set(['title', 'legalTitle', 'annexTitle']);

/** The lines of a title part in a 版心 of that width in points. */
export function titleLines(part: TextPart, width: number): string[] {
  return balancedTitle(partText(part), Math.floor(width / styles[part.role].size));
}

/** 发文机关标志 is as large as fits the 版心 on one line, at most 48 pt and never smaller than the title. */
export const markSize = (text: string, width: number): number => fittingSize(text, width, styles.mark.size);

/** The largest type up to `most` points in which the text fits one line, but no smaller than the title's. */
export function fittingSize(text: string, width: number, most: number): number {
  const count = Math.max(1, Array.from(text).length);
  return Math.max(styles.title.size, Math.min(most, Math.floor(width / count)));
}

export const markPitchFactor = 1.25;
