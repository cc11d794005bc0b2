import type { Finding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import type { Facility } from '../round/facility.ts';
import type { Round } from '../round/round.ts';
import { roundKindWords } from '../round/words.ts';
import { type Content, plainContent } from './content.ts';
import type { SupervisoryType } from './kinds.ts';
import { replyPeriodWords } from './reply-period.ts';
import { conductPeriod, evidenceInline, say, slotOf, unended } from './slots.ts';
import type { BlockPart } from './words.ts';

/** A block of a new letter, before it has an id and a place. */
export interface DraftBlock {
  readonly type: 'heading' | 'paragraph';
  readonly level: 1 | 2 | 3 | 4;
  readonly content: Content;
  readonly finding: string;
  readonly part: BlockPart;
}

export interface EvidenceName {
  readonly id: string;
  readonly name: string;
}

export interface SkeletonInput {
  readonly type: SupervisoryType;
  readonly round: Round;
  readonly facility: Facility;
  readonly findings: readonly Finding[];
  /** The evidence of each finding. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceName[]>;
  readonly knowledge: Knowledge;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 → 一, 12 → 十二, 25 → 二十五; letters number their parts so. Up to 99. */
export function chineseNumber(n: number): string {
  if (n <= 10) return numerals[n - 1] ?? String(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? numerals[tens - 1] : ''}十${n % 10 === 0 ? '' : numerals[(n % 10) - 1]}`;
}

/** The parts of a letter in the order of its skeleton (domain 2.3 A and B, 2.5). */
export function skeleton(input: SkeletonInput): readonly DraftBlock[] {
  return input.type === 'correctionNotice' ? correctionNotice(input) : suggestionLetter(input);
}

const contentOf = (words: string | Content): Content => (typeof words === 'string' ? plainContent(words) : words);
const block = (part: BlockPart, words: string | Content, finding = ''): DraftBlock => ({
  ...{ type: 'paragraph', level: 1, finding, part },
  content: contentOf(words),
});
const heading = (text: string): DraftBlock => ({ type: 'heading', level: 1, content: plainContent(text), finding: '', part: 'free' });

const day = (date: DateOnly | null): string => (date === null ? '×年×月×日' : chineseDate(date));

function opening({ round, facility }: SkeletonInput): Content {
  const from = facility.onSiteFrom ?? round.periodFrom;
  const to = facility.onSiteTo ?? round.periodTo;
  return say`本院巡回检察组于${day(from)}至${day(to)}对${slotOf('facility', facility, 'name')}开展${roundKindWords[round.kind]}`;
}

/** Unit, time, facts and evidence in short; the facts already tell the time when they begin with it. */
function factContent(finding: Finding, evidence: readonly EvidenceName[]): Content {
  const facts = unended(finding.facts);
  const lead =
    conductPeriod(finding) !== '' && !facts.includes('年') ? say`${slotOf('finding', finding, 'period')}，${slotOf('finding', finding, 'wing')}` : [];
  const names = evidence.slice(0, 5).map(({ id, name }, i) => (i === 0 ? say`${evidenceInline(id, name)}` : say`、${evidenceInline(id, name)}`));
  const proof = names.length === 0 || /为证|证实/.test(facts) ? [] : say`上述事实，有${names.flat()}等证据证明。`;
  return say`${lead}${slotOf('finding', finding, 'facts')}。${proof}`;
}

function basisText(finding: Finding, knowledge: Knowledge): string {
  if (finding.basis.trim() !== '')
    return finding.basis
      .trim()
      .replace(/[。；]+$/, '')
      .replace(/\n+/g, '、');
  if (finding.conductFrom === null || finding.type === '') return '';
  return knowledge.basisOn(finding.type, finding.conductFrom).join('、');
}

/** One paragraph for each finding; `lead` is its number in the letter. */
function factBlocks(input: SkeletonInput, lead: (i: number) => string): DraftBlock[] {
  return input.findings.map((finding, i) => {
    const facts = factContent(finding, input.evidence.get(finding.id) ?? []);
    const law = lawText(basisText(finding, input.knowledge));
    return block('fact', say`${lead(i)}${slotOf('finding', finding, 'title')}。${facts}${law}`, finding.id);
  });
}

/**
 * Rules for the unit are broken; rules of the procuratorate (《人民检察院…》) only say that such a thing is to be supervised,
 * and are cited as that.
 */
function lawText(basis: string): string {
  const rules = basis.split('、《').map((rule, i) => (i === 0 ? rule : `《${rule}`));
  const own = rules.filter((rule) => rule.startsWith('《人民检察院'));
  const theirs = rules.filter((rule) => rule !== '' && !own.includes(rule));
  const broken = theirs.length === 0 ? '' : `上述情形不符合${cited(theirs)}的规定`;
  const supervised = own.length === 0 ? '' : `属于${cited(own)}规定的监督情形`;
  const parts = [broken, broken === '' && supervised !== '' ? `上述情形${supervised}` : supervised].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('，')}。`;
}

/** Articles of one law behind one naming of it: 《…》第四条、第三十八条. */
function cited(rules: readonly string[]): string {
  const places = new Map<string, string[]>();
  for (const rule of rules) {
    const law = /^《[^》]+》(?:（[^）]*）)?/.exec(rule)?.[0] ?? '';
    places.set(law, [...(places.get(law) ?? []), rule.slice(law.length)]);
  }
  return [...places].map(([law, articles]) => `${law}${articles.join('、')}`).join('、');
}

/** One concrete demand per finding: what has to stop, be put right and be checked. */
const demand = (finding: Finding, i: number, end: string): Content =>
  say`（${chineseNumber(i + 1)}）针对“${slotOf('finding', finding, 'title')}”，立即停止并纠正上述做法，查明原因和责任，完善相应制度并举一反三开展自查${end}`;

function correctionNotice(input: SkeletonInput): DraftBlock[] {
  const last = input.findings.length - 1;
  return [
    block('opening', say`${opening(input)}，发现你单位存在以下违法情形：`),
    ...factBlocks(input, (i) => `${chineseNumber(i + 1)}、`),
    block(
      'basis',
      '根据《中华人民共和国刑事诉讼法》第二百七十六条、《人民检察院刑事诉讼规则》第六百二十四条和《人民检察院巡回检察工作规定》第三十六条的规定，现通知你单位予以纠正：',
    ),
    ...input.findings.map((finding, i) => block('opinion', demand(finding, i, i === last ? '。' : '；'), finding.id)),
    block('reply', `请在收到本通知书后${replyPeriodWords('correctionNotice', null)}将纠正情况书面告知本院。`),
    block('objection', '如对本通知书有异议，可以书面向本院提出，本院将依法复查。'),
  ];
}

function suggestionLetter(input: SkeletonInput): DraftBlock[] {
  const { findings } = input;
  const general = findings.some((finding) => finding.general);
  const areas = [...new Set(findings.map((finding) => input.knowledge.areaLabel(finding.area)))].join('、');
  return [
    block('opening', say`${opening(input)}，发现你单位在${areas}方面存在需要改进的问题。现根据查明的情况，提出检察建议。`),
    heading('一、查明的事实和证据'),
    ...factBlocks(input, (i) => `（${chineseNumber(i + 1)}）`),
    heading('二、违法情形和隐患'),
    block(
      'cause',
      general
        ? '上述问题在多个监区或者一段时期内反复出现，具有普遍性，反映出制度执行、日常检查和责任落实存在漏洞，容易影响刑罚执行的公正和监管安全。'
        : '上述问题反映出日常管理和检查督促存在漏洞，如不及时改进，容易引发执法不公或者安全事故。',
    ),
    heading('三、检察建议'),
    block(
      'basis',
      '根据《中华人民共和国人民检察院组织法》第二十一条、《人民检察院刑事诉讼规则》第六百二十四条和《人民检察院检察建议工作规定》第九条、第十一条的规定，建议你单位：',
    ),
    ...findings.map((finding, i) =>
      block(
        'opinion',
        say`（${chineseNumber(i + 1)}）针对“${slotOf('finding', finding, 'title')}”，对照上述规定全面排查同类情形，修订完善制度和流程，明确责任部门和完成时限，并建立定期检查机制。`,
        finding.id,
      ),
    ),
    block('objection', '你单位对本检察建议书如有异议，请在收到后及时以书面形式向本院提出并说明理由，本院将予以复核。'),
    block('reply', `请在收到本检察建议书后${replyPeriodWords('suggestionLetter', null)}将落实情况书面回复本院。`),
  ];
}
