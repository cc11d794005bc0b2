import { derivedOnce } from '../ledger/command.ts';
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
  const series = new Map<string, string[]>();
  for (const { id, facility, stream } of [...findings].sort((a, b) => compare(a.recordedOn ?? '', b.recordedOn ?? '') || compare(a.id, b.id))) {
    const name = `${names.get(facility) ?? '未定'}${marks[stream]}`;
    const there = series.get(name);
    if (there) there.push(id);
    else series.set(name, [id]);
  }
  const inOrder = [...series].sort(([a], [b]) => compare(a, b));
  return new Map(inOrder.flatMap(([name, ids]) => ids.map((id, i): [string, string] => [id, `${name}-${String(i + 1).padStart(3, '0')}`])));
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
