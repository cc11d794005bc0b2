import type { Finding } from '#shared/finding/finding.ts';
import type { Knowledge } from '#shared/finding/knowledge.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { roundKindWords } from '#shared/round/words.ts';
import type { Content } from '../content.ts';
import { block, type DraftBlock, day, type EvidenceName, type Ground, heading, placeName } from '../skeleton.ts';
import { conductPeriod, evidenceInline, say, slotOf, unended } from '../slots.ts';

/** The days at the place: its own, or those of the round. */
export function period({ round, facility }: Ground): string {
  return `${day(facility?.onSiteFrom ?? round.periodFrom)}至${day(facility?.onSiteTo ?? round.periodTo)}`;
}

export function opening(ground: Ground): Content {
  const { facility, round } = ground;
  const place = facility ? slotOf('facility', facility, 'name') : placeName(ground);
  return say`本院巡回检察组于${period(ground)}对${place}开展${roundKindWords[round.kind]}`;
}

/** Unit, time, facts and evidence in short; the facts already tell the time when they begin with it. */
export function factContent(finding: Finding, evidence: readonly EvidenceName[]): Content {
  const facts = unended(finding.facts);
  const lead =
    conductPeriod(finding) !== '' && !facts.includes('年') ? say`${slotOf('finding', finding, 'period')}，${slotOf('finding', finding, 'wing')}` : [];
  const names = evidence.slice(0, 5).map(({ id, name }, i) => (i === 0 ? say`${evidenceInline(id, name)}` : say`、${evidenceInline(id, name)}`));
  const proof = names.length === 0 || /为证|证实/.test(facts) ? [] : say`上述事实，有${names.flat()}等证据证明。`;
  return say`${lead}${slotOf('finding', finding, 'facts')}。${proof}`;
}

export function basisText(finding: Finding, knowledge: Knowledge): string {
  if (finding.basis.trim() !== '')
    return finding.basis
      .trim()
      .replace(/[。；]+$/, '')
      .replace(/\n+/g, '、');
  if (finding.conductFrom === null || finding.type === '') return '';
  return knowledge.basisOn(finding.type, finding.conductFrom, finding.conductTo).join('、');
}

/** One paragraph for each finding; `lead` is its number in the letter. */
export function factBlocks(ground: Ground, findings: readonly Finding[], lead: (i: number) => string): DraftBlock[] {
  return findings.map((finding, i) => {
    const facts = factContent(finding, ground.evidence.get(finding.id) ?? []);
    const law = lawText(basisText(finding, ground.knowledge));
    return block('fact', say`${lead(i)}${slotOf('finding', finding, 'title')}。${facts}${law}`, finding.id);
  });
}

/** The problems by area: a heading for each, its problems numbered below it. */
export function factsByArea(ground: Ground, findings: readonly Finding[]): DraftBlock[] {
  return areasOf(findings).flatMap((area, i) => [
    heading(`（${chineseNumber(i + 1)}）${ground.knowledge.areaLabel(area)}`, 2),
    ...factBlocks(
      ground,
      findings.filter((finding) => finding.area === area),
      (at) => `${at + 1}.`,
    ),
  ]);
}

export const areasOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map((finding) => finding.area))].sort();

export const areaList = (ground: Ground, findings: readonly Finding[]): string =>
  areasOf(findings)
    .map((area) => ground.knowledge.areaLabel(area))
    .join('、');

/**
 * Rules for the unit are broken; rules of the procuratorate (《人民检察院…》) only say that such a thing is to be supervised,
 * and are cited as that.
 */
export function lawText(basis: string): string {
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

/** A letter as other papers name it: 《纠正违法通知书》（江检〔2022〕3号）, its date before it. */
export const letterName = (letter: { readonly title: string; readonly number: string | null }): string =>
  `《${letter.title}》${letter.number === null ? '' : `（${letter.number}）`}`;

export const issuedWords = (letter: { readonly issuedOn: Parameters<typeof chineseDate>[0] | null }): string =>
  letter.issuedOn === null ? '' : chineseDate(letter.issuedOn);
