import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Stream } from './words.ts';

const marks: Readonly<Record<Stream, string>> = { prison: '', residentOffice: '派驻', clue: '线索' };

/**
 * Display numbers, `甲监狱-007`, `甲监狱派驻-002`: counted per facility and stream in the order of recording.
 * Only for people: they may shift when packages bring older findings, nothing refers to them.
 */
export const findingNumbers = derivedOnce(['finding', 'facility'], (source): ReadonlyMap<string, string> => number(source, findingsOf(source)));

function number(source: RecordSource, findings: readonly Finding[]): ReadonlyMap<string, string> {
  const names = new Map(facilitiesOf(source).map((facility) => [facility.id, facility.name]));
  const counters = new Map<string, number>();
  const numbers = new Map<string, string>();
  const inOrder = [...findings].sort((a, b) => compare(a.recordedOn ?? '', b.recordedOn ?? '') || compare(a.id, b.id));
  for (const finding of inOrder) {
    const series = `${names.get(finding.facility) ?? '未定'}${marks[finding.stream]}`;
    const next = (counters.get(series) ?? 0) + 1;
    counters.set(series, next);
    numbers.set(finding.id, `${series}-${String(next).padStart(3, '0')}`);
  }
  return numbers;
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
