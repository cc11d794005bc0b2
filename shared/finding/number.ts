import { groupBy } from '../kernel/groups.ts';
import { derivedOnce, listOnce } from '../ledger/command.ts';
import { facilitiesOf } from '../round/facility.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Stream } from './words.ts';

/** Name of the series by stream. */
const seriesOf = (place: string): Readonly<Record<Stream, string>> => ({ prison: place, residentOffice: `${place}派驻`, clue: `${place}线索` });
const nowhere = seriesOf('未定');

export interface NumberedFinding {
  readonly finding: Finding;
  readonly number: string;
}

/**
 * Every finding with its display number, `甲监狱-007`, `甲监狱派驻-002`: counted per facility and stream in the order of recording, series by series.
 * Only for people: numbers may shift when packages bring older findings, nothing refers to them.
 */
export const numberedFindings = derivedOnce(['finding', 'facility'], (source): readonly NumberedFinding[] => {
  const places = new Map(facilitiesOf(source).map(({ id, name }) => [id, seriesOf(name)]));
  const series = groupBy(findingsOf(source), ({ facility, stream }) => (places.get(facility) ?? nowhere)[stream]);
  return [...series]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([name, there]) => recorded(there).map((finding, i) => ({ finding, number: `${name}-${String(i + 1).padStart(3, '0')}` })));
});

/** The numbers by the findings' ids, in the order of the numbers. */
export const findingNumbers = derivedOnce(
  ['finding', 'facility'],
  (source): ReadonlyMap<string, string> => new Map(numberedFindings(source).map(({ finding, number }) => [finding.id, number])),
);

/** The findings of one series by their recording; sorted again only when one of them has changed. */
const recorded = listOnce((findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => compare(a.recordedOn ?? '', b.recordedOn ?? '') || compare(a.id, b.id)),
);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
