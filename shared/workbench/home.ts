import { type CoverageCell, checklistCoverage } from '../checklist/views.ts';
import { type ClockRow, clockRows } from '../clock/board.ts';
import { evidenceOf } from '../evidence/evidence.ts';
import { counts, type Finding, findingsOf } from '../finding/finding.ts';
import { compare, findingNumbers } from '../finding/number.ts';
import { countedAs, eachOnce } from '../finding/same-problem.ts';
import type { Moment } from '../kernel/clock.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { firstFew } from '../kernel/first-few.ts';
import { groupBy } from '../kernel/groups.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type View, view } from '../ledger/command.ts';
import { lettersOf } from '../letter/letter.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { facilitiesOf } from '../round/facility.ts';
import { historyOf } from '../round/history.ts';
import { kinds } from './kinds.ts';

/** A running clock; days until its last day, below zero it has run out. */
export interface DueItem {
  readonly id: string;
  readonly source: ClockRow['source'];
  readonly words: string;
  readonly due: DateOnly;
  readonly days: number;
  readonly rule: string;
}

const SHOWN_DUE = 50;
const SHOWN_RECENT = 8;

const dueItem = ({ id, source, name, subject, due, state, days, article }: ClockRow): DueItem => ({
  ...{ id, source, due, rule: article },
  words: `${name}：${subject}`,
  days: state === 'overdue' ? -days : days,
});

export interface HomeOverview {
  readonly counts: {
    readonly findings: number;
    readonly residentFindings: number;
    readonly clues: number;
    readonly unconfirmed: number;
    readonly withoutEvidence: number;
    readonly evidence: number;
    readonly lettersDraft: number;
    readonly lettersIssued: number;
    readonly disputed: number;
  };
  /** How many findings each place has in each area; a place or area with none is shown as such, it may not have been looked at yet. */
  readonly coverage: {
    readonly areas: readonly { readonly code: string; readonly label: string }[];
    readonly rows: readonly {
      readonly facility: string;
      readonly name: string;
      readonly counts: readonly number[];
      readonly total: number;
      readonly lastFoundOn: DateOnly | null;
      /** Items of the checklists that apply here; null where there is no checklist. */
      readonly checklist: CoverageCell | null;
    }[];
  };
  /** The most pressing ones; `dueTotal` and `overdue` count all. */
  readonly due: readonly DueItem[];
  readonly dueTotal: number;
  readonly overdue: number;
  readonly recent: readonly { readonly id: string; readonly number: string; readonly title: string; readonly person: string; readonly at: Moment | null }[];
}

/** The last day on which one of them was found. */
function latestOf(findings: readonly Finding[]): DateOnly | null {
  let last: DateOnly | null = null;
  for (const { foundOn } of findings) if (foundOn !== null && (last === null || foundOn > last)) last = foundOn;
  return last;
}

export function homeOverview(knowledge: FieldKnowledge): View<Record<string, never>, HomeOverview> {
  return view({
    params: nothingSchema,
    kinds: Object.keys(kinds),
    read: (source) => {
      const findings = eachOnce(source, findingsOf(source).filter(counts));
      const prison = findings.filter((finding) => finding.stream === 'prison');
      const found = groupBy(prison, (finding) => finding.facility);
      const letters = lettersOf(source);
      const evidence = evidenceOf(source);
      const proven = new Set(evidence.flatMap((item) => item.findings).map(countedAs(source, findings)));
      const numbers = findingNumbers(source);
      const used = new Set(prison.map((finding) => finding.area));
      const areas = knowledge.areas.filter((area) => used.has(area.code) || /^[A-L]$/.test(area.code));
      const due = clockRows(source, knowledge.calendar, source.today);
      const checked = new Map(
        checklistCoverage(knowledge)
          .read(source, {})
          .rows.map((row) => [row.facility, row.total]),
      );
      const latest = firstFew(findings, SHOWN_RECENT, (a, b) => compare(b.recordedOn ?? '', a.recordedOn ?? '') || compare(a.id, b.id));
      return {
        counts: {
          findings: prison.length,
          residentFindings: findings.filter((finding) => finding.stream === 'residentOffice').length,
          clues: findings.filter((finding) => finding.stream === 'clue').length,
          unconfirmed: findings.filter((finding) => finding.status === 'recorded' || finding.status === 'verifying').length,
          withoutEvidence: prison.filter((finding) => !proven.has(finding.id)).length,
          evidence: evidence.length,
          lettersDraft: letters.filter((letter) => letter.status === 'draft').length,
          lettersIssued: letters.filter((letter) => letter.status === 'issued').length,
          disputed: Object.keys(kinds).reduce((sum, kind) => sum + source.records(kind).reduce((n, record) => n + record.disputed.size, 0), 0),
        },
        coverage: {
          areas,
          rows: facilitiesOf(source).map((facility) => {
            const here = groupBy(found.get(facility.id) ?? [], (finding) => finding.area);
            return {
              facility: facility.id,
              name: facility.name,
              counts: areas.map((area) => here.get(area.code)?.length ?? 0),
              total: found.get(facility.id)?.length ?? 0,
              lastFoundOn: latestOf(found.get(facility.id) ?? []),
              checklist: (checked.get(facility.id)?.total ?? 0) > 0 ? (checked.get(facility.id) ?? null) : null,
            };
          }),
        },
        due: due.slice(0, SHOWN_DUE).map(dueItem),
        overdue: due.filter((row) => row.state === 'overdue').length,
        dueTotal: due.length,
        recent: latest.map((finding) => {
          const last = historyOf(source, 'finding', finding.id)[0];
          return {
            id: finding.id,
            number: numbers.get(finding.id) ?? '',
            title: finding.title,
            person: last?.person ?? finding.recordedBy,
            at: last?.at ?? null,
          };
        }),
      };
    },
  });
}
