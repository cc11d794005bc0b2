import { z } from 'zod';
import { daySchema } from '../kernel/schemas.ts';

const count = z.number().int().min(1);

/** A place inside one version of a law. `articleTo` makes it a range of whole articles. */
export const provisionSchema = z.strictObject({
  version: z.string().min(1),
  article: count,
  articleTo: count.optional(),
  paragraph: count.optional(),
  item: count.optional(),
});
export type Provision = z.infer<typeof provisionSchema>;

/** What a problem type or letter stands on: one law, with its place in each version that has one. */
export const referenceSchema = z.strictObject({ law: z.string().min(1), at: z.array(provisionSchema).min(1) });
export type Reference = z.infer<typeof referenceSchema>;

/** The gist of one article, paragraph or item in our own words, never the text of the law. */
export const gistSchema = z.strictObject({
  article: count,
  paragraph: count.optional(),
  item: count.optional(),
  gist: z.string().min(1),
  /** Overrides the version's mark for this row. */
  verified: z.boolean().optional(),
});
export type Gist = z.infer<typeof gistSchema>;

/** How the parts of a text are called: 第三条, 第三部分, 案例3, 检例第3号. */
export const articleUnits = ['article', 'part', 'case', 'guidingCase'] as const;

export const versionSchema = z.strictObject({
  id: z.string().min(1),
  /** `2012年修正`; null where a text is cited without naming a version. */
  label: z.string().min(1).nullable(),
  documentNumber: z.string().min(1).nullable(),
  effectiveFrom: daySchema,
  /** Last day on which it applied; null while in force. */
  effectiveTo: daySchema.nullable(),
  unit: z.enum(articleUnits),
  /** Number of the last article; null when the library holds only the articles listed. */
  lastArticle: count.nullable(),
  /** Tag of the source list in the field report. */
  source: z.string().min(1),
  /** False: from general knowledge, shown as 待核. */
  verified: z.boolean(),
  articles: z.array(gistSchema),
});
export type Version = z.infer<typeof versionSchema>;

const span = z.tuple([count, count]);

/** Where the articles on one topic went when the law was revised. */
export const successionSchema = z.strictObject({
  topic: z.string().min(1),
  from: z.strictObject({ version: z.string(), articles: z.array(span) }),
  to: z.strictObject({ version: z.string(), articles: z.array(span) }),
  change: z.string(),
});
export type Succession = z.infer<typeof successionSchema>;

export const lawSchema = z.strictObject({
  id: z.string().min(1),
  /** As a letter names it, without the book-title marks. */
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  versions: z.array(versionSchema).min(1),
  successions: z.array(successionSchema).optional(),
});
export type Law = z.infer<typeof lawSchema>;
