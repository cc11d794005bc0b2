import type { Finding } from '../finding/finding.ts';
import { countBy, groupBy } from '../kernel/groups.ts';
import type { SummaryFacts } from './facts.ts';

export interface MatrixCell {
  /** `cell.<area>.<facility>`; `all` for a total. Asking for the figure of that id gives its findings. */
  readonly figure: string;
  readonly count: number;
}

/** Counts by area and facility, facilities under their teams, with totals on every side. */
export interface Matrix {
  readonly teams: readonly { readonly id: string; readonly name: string; readonly facilities: readonly { readonly id: string; readonly name: string }[] }[];
  readonly rows: readonly { readonly area: string; readonly label: string; readonly cells: readonly MatrixCell[]; readonly total: MatrixCell }[];
  /** Column totals in the order of the facilities. */
  readonly totals: readonly MatrixCell[];
  readonly total: MatrixCell;
}

/** Findings whose facility belongs to no team stand under this heading, so that totals agree. */
const NO_TEAM = '未分组';

export function matrixOf(facts: SummaryFacts): Matrix {
  const { prison, facilities, knowledge } = facts;
  const known = new Set(facilities.map((facility) => facility.id));
  const byFacility = countBy(prison, (finding) => finding.facility);
  const lost = [...byFacility.keys()].filter((id) => !known.has(id)).sort();
  const columns = [...facilities.map(({ id, name, team }) => ({ id, name, team })), ...lost.map((id) => ({ id, name: '已删除的单位', team: '' }))];
  const teams = [
    ...facts.teams.map(({ id, name }) => ({ id, name, facilities: columns.filter((column) => column.team === id) })),
    { id: '', name: NO_TEAM, facilities: columns.filter((column) => !facts.teams.some((team) => team.id === column.team)) },
  ].filter((team) => team.facilities.length > 0);
  const order = teams.flatMap((team) => team.facilities);
  const byArea = groupBy(prison, (finding) => finding.area);
  const cell = (area: string, facility: string, count: number): MatrixCell => ({ figure: `cell.${area}.${facility}`, count });
  return {
    teams: teams.map(({ id, name, facilities: places }) => ({ id, name, facilities: places.map((place) => ({ id: place.id, name: place.name })) })),
    rows: [...byArea.keys()].sort().map((area) => {
      const inArea = byArea.get(area) ?? [];
      const there = countBy(inArea, (finding) => finding.facility);
      return {
        area,
        label: knowledge.areaLabel(area) || '未分类',
        cells: order.map(({ id }) => cell(area, id, there.get(id) ?? 0)),
        total: cell(area, 'all', inArea.length),
      };
    }),
    totals: order.map(({ id }) => cell('all', id, byFacility.get(id) ?? 0)),
    total: cell('all', 'all', prison.length),
  };
}

export function inCell(prison: readonly Finding[], area: string, facility: string): readonly Finding[] {
  return prison.filter((finding) => (area === 'all' || finding.area === area) && (facility === 'all' || finding.facility === facility));
}
