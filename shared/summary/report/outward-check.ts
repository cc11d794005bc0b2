import type { DocumentModel } from '#shared/document/model.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import type { Finding } from '#shared/finding/finding.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { SummaryFacts } from '../facts.ts';

/** Shorter words than this are too common a phrase to tell one finding. */
const TELLING = 6;

/**
 * Whether a file may go to a prison or the 监狱管理局: it may hold no 派驻检察 problem and no clue, neither by id nor by its title or facts
 * inside other words (GD 35, 36): neither one that was counted under another text of the same problem, nor one found groundless, nor one whose
 * stream is in dispute. Nor may it name who complained or informed. The facts must be of the whole book, not narrowed. Refuses with the finding's number, never with its text.
 * One pass over the file's text, however many findings there are.
 */
export function checkOutward(file: DocumentModel | WorkbookModel, facts: SummaryFacts): Result<null> {
  const { hidden } = facts;
  const ids = new Map(hidden.map((finding) => [finding.id, finding]));
  const phrases = phrasesOf(hidden);
  for (const text of textsOf(file)) {
    const leak = ids.get(text) ?? toldIn(text, phrases, facts.prison);
    if (leak) return refused(facts.numbers.get(leak.id) ?? '');
    if (text.includes('派驻检察问题')) return refused('');
    for (const [name, id] of facts.informants) if (text.includes(name)) return named(facts.numbers.get(id) ?? '');
  }
  return ok(null);
}

const refused = (number: string): Result<never> =>
  refuse({
    code: 'report.secret',
    words: `文件中有派驻检察问题或者线索的内容${number === '' ? '' : `（${number}）`}，不能发给监狱或者监狱管理局。`,
    next: '请删去相应文字，内部问题只写入派驻检察履职情况报告。',
  });

const named = (number: string): Result<never> =>
  refuse({
    code: 'report.informant',
    words: `文件中有控告、举报人的姓名（登记在${number}），不能发给监狱或者监狱管理局。`,
    next: '请在问题的标题、事实或者报告文字中改为“某某”，或者不写。',
  });

interface Phrase {
  readonly words: string;
  readonly finding: Finding;
}

/** Titles and facts that must not appear, by their first characters. */
function phrasesOf(hidden: readonly Finding[]): ReadonlyMap<string, readonly Phrase[]> {
  const byStart = new Map<string, Phrase[]>();
  for (const finding of hidden)
    for (const words of [finding.title.trim(), finding.facts.trim()]) {
      if (words.length < TELLING) continue;
      const start = words.slice(0, TELLING);
      const there = byStart.get(start);
      if (there) there.push({ words, finding });
      else byStart.set(start, [{ words, finding }]);
    }
  return byStart;
}

/** The hidden finding whose words stand in `text`; words that a prison's own finding says, too, betray nothing. */
function toldIn(text: string, phrases: ReadonlyMap<string, readonly Phrase[]>, open: readonly Finding[]): Finding | undefined {
  if (phrases.size === 0) return undefined;
  for (let at = 0; at + TELLING <= text.length; at++) {
    const phrase = phrases.get(text.slice(at, at + TELLING))?.find(({ words }) => text.startsWith(words, at));
    if (phrase && !open.some((finding) => finding.title.includes(phrase.words) || finding.facts.includes(phrase.words))) return phrase.finding;
  }
  return undefined;
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsOf(item);
}
