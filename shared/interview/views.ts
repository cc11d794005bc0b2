import { z } from 'zod';
import { compare, findingNumbers } from '../finding/number.ts';
import { view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { type DisputedField, disputedFields, type HistoryItem, historyOf } from '../round/history.ts';
import { type CopiedMaterial, copiedMaterialsOf } from './copied-material.ts';
import { type Interview, type InterviewLine, interviewsOf, linesOf, missingInInterview, readInterview } from './interview.ts';
import { paperOf } from './papers.ts';
import { workMethods } from './words.ts';
import { type PlaceWork, type WorkCounts, workByFacility, workByTeam, workCounts } from './work-counts.ts';
import { type WorkLog, workLogsOf } from './work-log.ts';

const filterSchema = z.object({
  facility: z.string().max(120).optional(),
  /** Records that speak of this finding. */
  finding: z.string().max(120).optional(),
});

interface Bound {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

const boundFindings = (source: RecordSource, ids: readonly string[]): readonly Bound[] =>
  ids.map((id) => ({ id, number: findingNumbers(source).get(id) ?? '', title: String(source.record('finding', id)?.fields['title'] ?? '') }));

const namesOf = (source: RecordSource): ReadonlyMap<string, string> => new Map(facilitiesOf(source).map(({ id, name }) => [id, name]));

/** Newest day first; of one day by time, then by id. */
const latest = (a: { readonly on: string | null; readonly id: string }, b: { readonly on: string | null; readonly id: string }): number =>
  compare(b.on ?? '', a.on ?? '') || compare(a.id, b.id);

export interface InterviewRow extends Interview {
  readonly facilityName: string;
  readonly lines: number;
  readonly missing: readonly string[];
}

function interviewRows(source: RecordSource): readonly InterviewRow[] {
  const names = namesOf(source);
  const lines = new Map<string, number>();
  for (const line of source.records('interviewLine')) {
    const of = String(line.fields['interview']);
    lines.set(of, (lines.get(of) ?? 0) + 1);
  }
  return interviewsOf(source).map((interview) => {
    const count = lines.get(interview.id) ?? 0;
    return { ...interview, facilityName: names.get(interview.facility) ?? '', lines: count, missing: missingInInterview(interview, count) };
  });
}

export const listInterviews = view({
  params: filterSchema,
  kinds: ['interview', 'interviewLine', 'facility'],
  read: (source, { facility, finding }): readonly InterviewRow[] =>
    interviewRows(source)
      .filter((row) => (facility === undefined || row.facility === facility) && (finding === undefined || row.findings.includes(finding)))
      .sort((a, b) => compare(b.on ?? '', a.on ?? '') || compare(b.fromTime, a.fromTime) || compare(a.id, b.id)),
});

export interface InterviewDetail {
  readonly interview: Interview;
  readonly facilityName: string;
  readonly deleted: boolean;
  readonly lines: readonly InterviewLine[];
  readonly missing: readonly string[];
  readonly findings: readonly Bound[];
  /** The printed sheet; null where none was made. */
  readonly paper: string | null;
  readonly disputes: readonly DisputedField[];
  readonly history: readonly HistoryItem[];
}

/** One 笔录 with its questions; null when this book has none of that id. */
export const interviewDetail = view({
  params: z.object({ id: z.string().max(120) }),
  kinds: ['interview', 'interviewLine', 'finding', 'facility', 'letter'],
  read: (source, { id }): InterviewDetail | null => {
    const record = source.record('interview', id);
    if (!record) return null;
    const interview = readInterview(record);
    const lines = linesOf(source, id);
    return {
      interview,
      facilityName: namesOf(source).get(interview.facility) ?? '',
      deleted: record.deleted,
      lines,
      missing: missingInInterview(interview, lines.length),
      findings: boundFindings(source, interview.findings),
      paper: paperOf(source).get(id) ?? null,
      disputes: disputedFields(source, record.disputed),
      history: historyOf(source, 'interview', id),
    };
  },
});

export interface WorkLogRow extends WorkLog {
  readonly facilityName: string;
  readonly bound: readonly Bound[];
  readonly paper: string | null;
}

export const listWorkLogs = view({
  params: filterSchema.extend({
    on: z.string().max(20).optional(),
    /** First and last day. */
    from: z.string().max(20).optional(),
    to: z.string().max(20).optional(),
    person: z.string().max(60).optional(),
    method: z.enum(workMethods).optional(),
    ids: z.array(z.string()).optional(),
  }),
  kinds: ['workLog', 'facility', 'finding', 'letter'],
  read: (source, { facility, finding, on, from, to, person, method, ids }): readonly WorkLogRow[] => {
    const names = namesOf(source);
    return workLogsOf(source)
      .filter(
        (row) =>
          (facility === undefined || row.facility === facility) &&
          (finding === undefined || row.findings.includes(finding)) &&
          (on === undefined || row.on === on) &&
          (from === undefined || (row.on !== null && row.on >= from)) &&
          (to === undefined || (row.on !== null && row.on <= to)) &&
          (person === undefined || row.people.includes(person)) &&
          (method === undefined || row.method === method) &&
          (ids === undefined || ids.includes(row.id)),
      )
      .sort(latest)
      .map((row) => ({
        ...row,
        facilityName: names.get(row.facility) ?? '',
        bound: boundFindings(source, row.findings),
        paper: paperOf(source).get(row.id) ?? null,
      }));
  },
});

export interface CopiedMaterialRow extends CopiedMaterial {
  readonly facilityName: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly paper: string | null;
}

export const listCopiedMaterials = view({
  params: z.object({ facility: z.string().max(120).optional() }),
  kinds: ['copiedMaterial', 'facility', 'evidence', 'letter'],
  read: (source, { facility }): readonly CopiedMaterialRow[] => {
    const names = namesOf(source);
    return copiedMaterialsOf(source)
      .filter((row) => facility === undefined || row.facility === facility)
      .sort(latest)
      .map((row) => ({
        ...row,
        facilityName: names.get(row.facility) ?? '',
        paper: paperOf(source).get(row.id) ?? null,
        files: row.evidence.map((id) => ({ id, name: String(source.record('evidence', id)?.fields['name'] ?? '') })),
      }));
  },
});

export interface WorkOverview {
  readonly all: WorkCounts;
  readonly teams: readonly PlaceWork[];
  readonly facilities: readonly PlaceWork[];
}

/** The work of the round by method, team and place; `facility` narrows `all` to one place. */
export const workOverview = view({
  params: z.object({ facility: z.string().max(120).optional() }),
  kinds: ['workLog', 'interview', 'copiedMaterial', 'facility', 'team'],
  read: (source, { facility }): WorkOverview => ({
    all: workCounts(source, facility === undefined ? undefined : [facility]),
    teams: workByTeam(source),
    facilities: workByFacility(source),
  }),
});
