import { groupBy } from '../kernel/groups.ts';
import { derivedOnce, listOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Stream } from './words.ts';

const marks: Readonly<Record<Stream, string>> = { prison: '', residentOffice: '派驻', clue: '线索' };

/**
 * Display numbers, `甲监狱-007`, `甲监狱派驻-002`: counted per facility and stream in the order of recording.
 * The map runs through its findings in that order, series by series. Only for people: numbers may shift when packages bring older findings, nothing refers to them.
 */
export const findingNumbers = derivedOnce(['finding', 'facility'], (source): ReadonlyMap<string, string> => number(source, findingsOf(source)));

function number(source: RecordSource, findings: readonly Finding[]): ReadonlyMap<string, string> {
  const names = new Map(facilitiesOf(source).map((facility) => [facility.id, facility.name]));
  const series = groupBy(findings, ({ facility, stream }) => `${names.get(facility) ?? '未定'}${marks[stream]}`);
  const numbers = new Map<string, string>();
  for (const [name, there] of [...series].sort(([a], [b]) => compare(a, b)))
    recorded(there).forEach((id, i) => {
      numbers.set(id, `${name}-${String(i + 1).padStart(3, '0')}`);
    });
  return numbers;
}

/** The findings of one series by their recording; sorted again only when one of them has changed. */
const recorded = listOnce((findings: readonly Finding[]): readonly string[] =>
  [...findings].sort((a, b) => compare(a.recordedOn ?? '', b.recordedOn ?? '') || compare(a.id, b.id)).map(({ id }) => id),
);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
