import { z } from 'zod';
import { measures } from '../finding/words.ts';
import { daySchema } from '../kernel/schemas.ts';
import { adoptions, letterTypes } from '../letter/words.ts';
import { departmentDuties, organiserLevels, roundKinds } from '../round/words.ts';
import { qualifiers } from '../summary/indicator/indicator.ts';
import { type SamplePapers, samplePapersSchema } from './sample-papers-data.ts';

const reply = z.tuple([daySchema, z.enum(adoptions)]).nullable();

/** A believable problem of one type; `{w}`, `{p}`, `{d}`, `{n:3-9}` and so on are filled in by the generator. */
export const problemTemplateSchema = z.object({
  type: z.string(),
  weight: z.int().min(1),
  /** Days from the first to the last day of the conduct; `n`: as many days as the number called n, the first included. */
  span: z.union([z.int().min(0), z.literal('n')]),
  title: z.string(),
  facts: z.string(),
  /** Days on which it may have happened, where only some fit (public holidays). */
  days: z.array(daySchema).optional(),
});
export type ProblemTemplate = z.infer<typeof problemTemplateSchema>;

/** assets/sample/problems.json */
export const sampleProblemsSchema = z.object({
  note: z.string(),
  prison: z.array(problemTemplateSchema),
  residentOffice: z.array(problemTemplateSchema),
  clue: z.array(problemTemplateSchema),
});

/** assets/sample/round.json: everything invented, in the proportions of the public figures. */
export const sampleRoundSchema = z.object({
  note: z.string(),
  round: z.object({
    title: z.string(),
    kind: z.enum(roundKinds),
    organiser: z.string(),
    organiserLevel: z.enum(organiserLevels),
    periodFrom: daySchema,
    periodTo: daySchema,
    prisonsInProvince: z.int(),
    hubName: z.string(),
    feedbackTo: z.string(),
  }),
  departments: z.array(z.object({ name: z.string(), duty: z.enum(departmentDuties) })),
  /** 代字 of what goes out; a paper of a type that has none goes out without a number. */
  codes: z.partialRecord(z.enum(letterTypes), z.string()),
  setUpOn: daySchema,
  issuedOn: daySchema,
  closedOn: daySchema,
  reopenedOn: daySchema,
  cutoff: daySchema,
  /** Indicators of the public report that the book cannot count: entered by hand with window and source. */
  indicators: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      value: z.number().optional(),
      numerator: z.int().optional(),
      denominator: z.int().optional(),
      qualifier: z.enum(qualifiers).optional(),
      windowFrom: daySchema.optional(),
      windowTo: daySchema,
      remark: z.string().optional(),
      source: z.string(),
    }),
  ),
  teams: z.array(z.string()),
  offices: z.array(z.string()),
  roles: z.array(z.enum(['leader', 'lead', 'member', 'clerk', 'expert', 'invited'])),
  surnames: z.array(z.string()),
  givenNames: z.array(z.string()),
  prisonerSurnames: z.array(z.string()),
  facilities: z.array(
    z.object({
      name: z.string(),
      team: z.string(),
      wings: z.array(z.string()),
      residentOffice: z.string(),
      onSiteFrom: daySchema,
      onSiteTo: daySchema,
      entrySize: z.int(),
    }),
  ),
  /** Problems of the prison by groups of areas. */
  quotas: z.record(z.string(), z.int()),
  residentCount: z.int(),
  oralCount: z.int(),
  /** Oral corrections that were never carried out. */
  oralOpen: z.int(),
  /** Facilities that receive a 纠正违法通知书; each facility receives a 检察建议书. */
  correctionNotices: z.array(z.string()),
  /** By type, else by area. */
  evidenceNames: z.record(z.string(), z.array(z.string())),
  evidenceShare: z.number(),
  replies: z.object({ correctionNotice: z.array(reply), suggestionLetter: z.array(reply) }),
  replyTexts: z.record(z.string(), z.string()),
  /** Why a measure other than the proposed one was chosen. */
  measureReasons: z.partialRecord(z.enum(measures), z.string()),
  /** Of the checklist items at which no problem was found, by share: left open and put off everywhere, and in the chapters where a prison lagged. */
  checks: z.object({
    unfilled: z.number(),
    notChecked: z.number(),
    lateUnfilled: z.number(),
    putOffNotChecked: z.number(),
    /** Why an item was not looked at. */
    reasons: z.array(z.string()),
  }),
  closedShare: z.number(),
  reopened: z.int(),
  conflict: z.object({ team: z.string(), type: z.string(), factsA: z.string(), factsB: z.string(), severityB: z.literal([1, 2, 3, 4]) }),
});

export type SampleProblems = z.infer<typeof sampleProblemsSchema>;
export type SampleRound = z.infer<typeof sampleRoundSchema>;
export interface SampleData {
  readonly round: SampleRound;
  readonly problems: SampleProblems;
  readonly papers: SamplePapers;
}

export function readSample(round: unknown, problems: unknown, papers: unknown): SampleData {
  return { round: sampleRoundSchema.parse(round), problems: sampleProblemsSchema.parse(problems), papers: samplePapersSchema.parse(papers) };
}
