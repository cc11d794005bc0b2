import { z } from 'zod';
import { referenceSchema } from '../law/schema.ts';

/** How a problem is dealt with (监督方式): one vocabulary for the types' proposals and for what findings keep. */
export const measures = ['oral', 'correctionNotice', 'suggestionLetter', 'opinion', 'clueTransfer', 'feedback', 'internalFeedback'] as const;
export type Measure = (typeof measures)[number];

/** Findings on the prison side and on the 派驻 side never meet in one package or letter. */
export const streams = ['prison', 'residentOffice'] as const;
export type Stream = (typeof streams)[number];

/** 1 瑕疵或隐患, 2 一般违法, 3 严重违法, 4 重大事故或涉嫌犯罪. */
export const severities = [1, 2, 3, 4] as const;
export type Severity = (typeof severities)[number];

/** Whom an area is about. `court` is the court side of property judgments. */
export const subjects = ['prison', 'detention', 'community', 'court', 'residentOffice'] as const;
export type Subject = (typeof subjects)[number];

export const areaSchema = z.strictObject({
  code: z.string().regex(/^[A-P]$/),
  name: z.string().min(1),
  /** Heading under which reports and the summary count the area: several areas may share one. */
  group: z.string().min(1),
  subject: z.enum(subjects),
});
export type Area = z.infer<typeof areaSchema>;

export const problemTypeSchema = z.strictObject({
  /** `D03`; types of a round's own begin with the area and a letter, `DX1`. */
  code: z.string().regex(/^[A-P](?:\d{2}|X\d{1,3})$/),
  area: z.string().regex(/^[A-P]$/),
  /** Short enough for a heading in a letter. */
  name: z.string().min(1),
  /** Limits and cases that the name leaves out, `2026年11月前7至15日，其后15日以下`. */
  scope: z.string().min(1).optional(),
  /** What to look at, as a prompt for evidence. */
  lookAt: z.string(),
  basis: z.array(referenceSchema),
  severity: z.literal(severities),
  /** Alternatives in order of preference, the first is the default; what stands in one alternative goes together. Empty: left to the prosecutor. */
  measures: z.array(z.array(z.enum(measures)).min(1)),
  stream: z.enum(streams),
  keywords: z.array(z.string().min(1)),
  /** Tags of the source list of the field report. */
  source: z.string(),
  /** False: the basis was not checked against a text, shown as 待核. */
  verified: z.boolean(),
  /** What to know when using the basis. */
  remark: z.string().min(1).optional(),
  /** What the problem demands besides its measure: a special inspection (accidents), or a question of responsibility. */
  calls: z.enum(['specialInspection', 'accountability']).optional(),
  /** Fields that no source gives and that are this program's own proposal. */
  proposed: z.array(z.enum(['lookAt', 'severity', 'measures', 'basis'])).optional(),
});
export type ProblemType = z.infer<typeof problemTypeSchema>;

export const taxonomySchema = z.strictObject({
  /** Version of the data, pinned by a round. */
  version: z.string().min(1),
  areas: z.array(areaSchema),
  types: z.array(problemTypeSchema),
});
