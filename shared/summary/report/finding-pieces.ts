import type { Finding } from '#shared/finding/finding.ts';
import { compare } from '#shared/finding/number.ts';
import { severities, severityWords } from '#shared/finding/words.ts';
import { groupBy } from '#shared/kernel/groups.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { exampleText } from '../common-problem/paragraph.ts';
import type { Summary } from '../summary.ts';
import { placesFigureId, shareFigureId, typeFigureId } from '../told-figures.ts';
import { heading, joined, number, type Piece, passage, plainLabel } from './pieces.ts';

/** 发现的问题: a total, then one part per heading of the taxonomy with counts, the most frequent types and examples. */
export function findingPieces(summary: Summary): readonly Piece[] {
  const { facts } = summary;
  const { prison, knowledge } = facts;
  if (prison.length === 0) return [passage('findings.none', '没有已确认的被巡单位问题。')];
  const byArea = groupBy(prison, (finding) => finding.area);
  const groups = [...groupBy(knowledge.areas, (area) => area.group)]
    .map(([group, areas]) => ({
      group,
      findings: areas.flatMap((area) => byArea.get(area.code) ?? []),
      figure: `findings.byGroup.${areas.find((area) => byArea.has(area.code))?.code ?? ''}`,
    }))
    .filter(({ findings }) => findings.length > 0);
  return [
    passage(
      'findings.total',
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
      ...groupPieces(summary, group, findings, figure),
    ]),
  ];
}

/** Types that a part names. */
const LEADING = 3;

function groupPieces(summary: Summary, group: string, findings: readonly Finding[], figure: string): readonly Piece[] {
  const { facts } = summary;
  const types = [...groupBy(findings, (finding) => finding.type)]
    .filter(([type]) => type !== '')
    .map(([type, list]) => ({ type, count: list.length }))
    .sort((a, b) => b.count - a.count || compare(a.type, b.type));
  const leading = types.slice(0, LEADING).map(({ type }) => [plainLabel(facts.knowledge.typeLabel(type)), number(summary, typeFigureId('prison', type))]);
  return [
    passage(
      `findings.group.${group}`,
      '发现问题',
      number(summary, figure),
      '，占全部问题的',
      number(summary, shareFigureId(figure)),
      ...(facts.facilities.length > 1 ? ['，涉及', number(summary, placesFigureId(figure)), '被巡单位'] : []),
      ...(leading.length === 0 ? [] : [`。${leadingWords(types)}`, ...joined(leading, '；')]),
      '。',
    ),
    ...examples(findings).map((finding, i) => ({
      ...passage(`findings.example.${finding.id}`, `${i === 0 ? '例如' : '又如'}，${placeText(summary, finding)}${exampleText(finding)}`),
      source: { kind: 'finding', id: finding.id },
    })),
  ];
}

/** 较多 is said only where something is more frequent than something else. */
function leadingWords(types: readonly { readonly count: number }[]): string {
  if (types.length <= LEADING) return types.length === 1 ? '均为：' : '分别是：';
  return (types[0]?.count ?? 0) > (types.at(-1)?.count ?? 0) ? '较多的是：' : '包括：';
}

/** The two gravest findings of different types. */
function examples(findings: readonly Finding[]): readonly Finding[] {
  // A disputed text is not put forward as an example while two versions of it stand.
  const clear = findings.filter((finding) => finding.disputed.length === 0);
  const first = gravest(clear);
  const second = gravest(clear.filter((finding) => finding.type !== first?.type));
  return [first, second].flatMap((finding) => finding ?? []);
}

const byGravity = (a: Finding, b: Finding): number => (b.severity ?? 0) - (a.severity ?? 0) || compare(a.id, b.id);

const gravest = (findings: readonly Finding[]): Finding | undefined =>
  findings.reduce<Finding | undefined>((found, one) => (found === undefined || byGravity(one, found) < 0 ? one : found), undefined);

/** A report on one place does not name it again and again. */
function placeText({ facts }: Summary, finding: Finding): string {
  if (facts.facilities.length === 1) return '';
  const name = facts.facilities.find((facility) => facility.id === finding.facility)?.name ?? '';
  return `在${name}，`;
}
