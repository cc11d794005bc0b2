import { counts, findingsOf } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { eachOnce } from '../finding/same-problem.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import { facilitiesOf } from '../round/facility.ts';
import { teamsOf } from '../round/team.ts';
import { describeRecord } from './describe-record.ts';
import { kinds } from './kinds.ts';

export interface MergeRow {
  readonly facility: string;
  readonly name: string;
  /** Problems in each area of `MergeBoard.areas`, every problem once. */
  readonly cells: readonly number[];
  readonly total: number;
  /** Fields of its records over which people differ. */
  readonly disputed: number;
}

export interface MergeTeam {
  readonly team: string;
  readonly name: string;
  /** Enrolled laptops of the team. */
  readonly devices: readonly string[];
  readonly rows: readonly MergeRow[];
  readonly total: number;
  readonly disputed: number;
  readonly questions: number;
}

export interface MergeBoard {
  readonly areas: readonly { readonly code: string; readonly label: string }[];
  readonly teams: readonly MergeTeam[];
}

/** What the book holds of each team's places, chapter by chapter: the hub sees what is still to come. */
export function mergeBoard(knowledge: Knowledge): View<Record<string, never>, MergeBoard> {
  return view({
    params: nothingSchema,
    kinds: [...Object.keys(kinds), 'device'],
    read: (source): MergeBoard => {
      const findings = eachOnce(source, findingsOf(source).filter(counts)).filter((finding) => finding.stream === 'prison');
      const used = new Set(findings.map((finding) => finding.area));
      const areas = knowledge.areas.filter((area) => used.has(area.code)).map(({ code, label }) => ({ code, label }));
      const disputes = disputesByFacility(source);
      const facilities = facilitiesOf(source);
      const rowOf = (facility: (typeof facilities)[number]): MergeRow => {
        const here = findings.filter((finding) => finding.facility === facility.id);
        const cells = areas.map(({ code }) => here.filter((finding) => finding.area === code).length);
        return { facility: facility.id, name: facility.name, cells, total: here.length, disputed: disputes.get(facility.name) ?? 0 };
      };
      return {
        areas,
        teams: teamsOf(source).map(({ id, name }) => {
          const rows = facilities.filter((facility) => facility.team === id).map(rowOf);
          return {
            ...{ team: id, name, rows },
            devices: source.records('device').flatMap(({ id: device, fields }) => (fields['team'] === id ? [device] : [])),
            total: rows.reduce((sum, row) => sum + row.total, 0),
            disputed: rows.reduce((sum, row) => sum + row.disputed, 0),
            questions: source.records('question').filter(({ fields }) => fields['team'] === id && (fields['answer'] ?? '') === '').length,
          };
        }),
      };
    },
  });
}

function disputesByFacility(source: ViewSource): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const kind of Object.keys(kinds)) {
    for (const record of source.records(kind)) {
      if (record.disputed.size === 0) continue;
      const { facility } = describeRecord(source, record);
      found.set(facility, (found.get(facility) ?? 0) + record.disputed.size);
    }
  }
  return found;
}
