import { z } from 'zod';
import { materialForms, workMethods, workPlaces } from '../interview/words.ts';
import { personCaseSchema } from '../letter/person.ts';

/** Days after the team moved in. */
const after = z.int().min(0).max(60);
const count = z.int().optional();

/** assets/sample/papers.json: what the papers of the sample round are drafted from at its first prison; everything invented. */
export const samplePapersSchema = z.object({
  note: z.string(),
  facility: z.string(),
  approvedOutside: z.string(),
  receiver: z.string(),
  superior: z.string(),
  /** The next higher procuratorate. */
  higher: z.string(),
  administration: z.string(),
  residentOffice: z.string(),
  workLogs: z.array(
    z.object({
      after,
      method: z.enum(workMethods),
      place: z.string(),
      at: z.enum(workPlaces).optional(),
      inside: z.boolean().optional(),
      content: z.string(),
      notes: z.string(),
      camera: z.string().optional(),
      footage: z.string().optional(),
      volumes: count,
      books: count,
      persons: count,
      hours: z.number().optional(),
      items: count,
    }),
  ),
  interview: z.object({
    after,
    from: z.string(),
    to: z.string(),
    place: z.string(),
    person: z.string(),
    number: z.string(),
    wing: z.string(),
    crime: z.string(),
    term: z.string(),
    rights: z.string(),
    signNote: z.string(),
    lines: z.array(z.tuple([z.string(), z.string()])),
  }),
  materials: z.array(
    z.object({ after, name: z.string(), from: z.string(), form: z.enum(materialForms), copies: z.int(), pages: z.int(), note: z.string().optional() }),
  ),
  person: personCaseSchema,
});
export type SamplePapers = z.infer<typeof samplePapersSchema>;
