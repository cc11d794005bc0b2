import type { Finding } from '#shared/finding/finding.ts';
import { findingStatusWords, measureWords, severityWords } from '#shared/finding/words.ts';
import { facilityKindWords } from '#shared/round/words.ts';
import type { Figure } from '../figure.ts';
import { plainLabel } from '../report/pieces.ts';
import type { Summary } from '../summary.ts';
import type { ListColumn } from '../tables.ts';

/** Figures that every row has columns for already. */
const FAMILIES = /^(findings\.prison|findings\.bySeverity\.|findings\.byArea\.|findings\.byGroup\.|common\.)/;

/** Names of the figures that count each record: filtering this column shows what a number is made of. */
export function countedIn({ figures }: Summary, of: Figure['of']): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const figure of figures) {
    if (figure.audience !== 'outward' || figure.of !== of || FAMILIES.test(figure.id)) continue;
    for (const id of figure.sources) names.set(id, `${names.get(id) ?? ''}${names.has(id) ? '；' : ''}${figure.label}`);
  }
  return names;
}

/** One row a finding, one column a dimension, flags as 0 and 1, a last column of ones to add up: ready for a pivot table. */
export function pivotColumns(summary: Summary): readonly ListColumn<Finding>[] {
  const { facts } = summary;
  const counted = countedIn(summary, 'finding');
  const places = new Map(facts.facilities.map((facility) => [facility.id, facility]));
  const teams = new Map(facts.teams.map((team) => [team.id, team.name]));
  const { knowledge } = facts;
  const groups = new Map(knowledge.areas.map((area) => [area.code, area.group]));
  const letters = new Map<string, number>();
  for (const { letter } of facts.letters) for (const id of letter.findings) letters.set(id, (letters.get(id) ?? 0) + 1);
  const text = (title: string, width: number, value: (item: Finding) => string): ListColumn<Finding> => ({ title, share: 0, width, type: 'text', value });
  const whole = (title: string, value: (item: Finding) => number | null): ListColumn<Finding> => ({ title, share: 0, width: 8, type: 'integer', value });
  return [
    text('编号', 14, (item) => facts.numbers.get(item.id) ?? ''),
    text('巡回检察组', 14, (item) => teams.get(places.get(item.facility)?.team ?? '') ?? ''),
    text('被巡单位', 12, (item) => places.get(item.facility)?.name ?? ''),
    text('单位类型', 10, (item) => {
      const place = places.get(item.facility);
      return place ? facilityKindWords[place.kind] : '';
    }),
    text('监区或部门', 14, (item) => item.wing),
    text('报告标题', 14, (item) => groups.get(item.area) ?? ''),
    text('类别', 18, (item) => plainLabel(knowledge.areaLabel(item.area))),
    text('类型代码', 8, (item) => item.type),
    text('类型', 30, (item) => plainLabel(knowledge.typeLabel(item.type))),
    whole('程度级别', (item) => item.severity),
    text('严重程度', 14, (item) => (item.severity === null ? '' : severityWords[item.severity])),
    text('处理方式', 16, (item) => (item.measure === null ? '' : measureWords[item.measure])),
    text('状态', 10, (item) => findingStatusWords[item.status]),
    text('发现年月', 10, (item) => item.foundOn?.slice(0, 7) ?? ''),
    text('发生年月', 10, (item) => item.conductFrom?.slice(0, 7) ?? ''),
    whole('普遍性', (item) => (item.general ? 1 : 0)),
    whole('有证据', (item) => (facts.proven.has(item.id) ? 1 : 0)),
    whole('文书数', (item) => letters.get(item.id) ?? 0),
    whole('已销号', (item) => (item.status === 'closed' ? 1 : 0)),
    text('计入的指标', 40, (item) => counted.get(item.id) ?? ''),
    whole('问题数', () => 1),
  ];
}
