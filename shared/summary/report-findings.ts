import type { Block } from '../document/model.ts';
import type { Finding } from '../finding/finding.ts';
import { severities, severityWords } from '../finding/words.ts';
import { chineseNumber } from '../letter/skeleton.ts';
import { percent } from './figure.ts';
import { heading, number, paragraph, plainLabel } from './phrases.ts';
import { figureOf, type Summary } from './summary.ts';

/** 二、发现的问题: a total, then one part per heading of the taxonomy with counts, the most frequent types and examples. */
export function findingParts(summary: Summary): Block[] {
  const { facts } = summary;
  const { prison, knowledge } = facts;
  if (prison.length === 0) return [paragraph('本轮没有已确认的被巡单位问题。')];
  const groups = [...new Set(knowledge.areas.map((area) => area.group))]
    .map((group) => {
      const codes = knowledge.areas.filter((area) => area.group === group).map((area) => area.code);
      const findings = prison.filter((finding) => codes.includes(finding.area));
      return { group, findings, figure: `findings.byGroup.${codes.find((code) => findings.some((finding) => finding.area === code)) ?? ''}` };
    })
    .filter(({ findings }) => findings.length > 0);
  return [
    paragraph(
      '共发现被巡单位问题',
      number(summary, 'findings.prison'),
      '。按严重程度分：',
      ...severities.flatMap((severity, i) => [`${i === 0 ? '' : '，'}${severityWords[severity]}`, number(summary, `findings.bySeverity.${severity}`)]),
      '；其中具有普遍性的',
      number(summary, 'findings.general'),
      '，附有证据材料的占',
      number(summary, 'findings.evidenceShare'),
      '。',
    ),
    ...groups.flatMap(({ group, findings, figure }, i) => [
      heading(2, `（${chineseNumber(i + 1)}）${group}方面`),
      ...groupParagraphs(summary, findings, figureOf(summary, figure) ? figure : undefined),
    ]),
  ];
}

function groupParagraphs(summary: Summary, findings: readonly Finding[], figure: string | undefined): Block[] {
  const { facts } = summary;
  const places = new Set(findings.map((finding) => finding.facility)).size;
  const types = [...new Set(findings.map((finding) => finding.type))]
    .map((type) => ({ type, count: findings.filter((finding) => finding.type === type).length }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  const leading = types.slice(0, 3).map(({ type, count }) => `${plainLabel(facts.knowledge.typeLabel(type))}${count}个`);
  return [
    paragraph(
      '发现问题',
      figure === undefined ? `${findings.length}个` : number(summary, figure),
      `，占全部问题的${percent(findings.length, facts.prison.length)}%，涉及${places}所被巡单位。较多的是：${leading.join('；')}。`,
    ),
    ...examples(findings).map(
      (finding) => ({ ...paragraph(`例如，${placeText(summary, finding)}${exampleText(finding)}`), source: { kind: 'finding', id: finding.id } }) as Block,
    ),
  ];
}

/** The two gravest findings of different types. */
function examples(findings: readonly Finding[]): readonly Finding[] {
  // A disputed text is not put forward as an example while two versions of it stand.
  const sorted = findings.filter((finding) => finding.disputed.length === 0).sort((a, b) => (b.severity ?? 0) - (a.severity ?? 0) || (a.id < b.id ? -1 : 1));
  const first = sorted[0];
  const second = sorted.find((finding) => finding.type !== first?.type);
  return [first, second].flatMap((finding) => finding ?? []);
}

const placeText = ({ facts }: Summary, finding: Finding): string => {
  const name = facts.facilities.find((facility) => facility.id === finding.facility)?.name ?? '';
  return `在${name}，`;
};

const EXAMPLE_LENGTH = 140;

/** The facts up to the end of a sentence near the length of an example. */
function exampleText(finding: Finding): string {
  const sentences = finding.facts.split(/(?<=。)/);
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.length > EXAMPLE_LENGTH) break;
    text += sentence;
  }
  return text.endsWith('。') ? text : `${text}。`;
}
