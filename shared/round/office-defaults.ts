import { z } from 'zod';
import { errorTable } from '../kernel/errors.ts';
import { departmentDuties } from './words.ts';

const steps = z.array(z.string().min(1)).min(1);

/** What offices usually do, as proposals for the round's settings; every office writes its own over them. Shown as 待核. */
export const officeDefaultsSchema = z.strictObject({
  version: z.string().min(1),
  source: z.string().min(1),
  departments: z.array(z.strictObject({ name: z.string().min(1), duty: z.enum(departmentDuties) })),
  /** Last part of the 代字 by type of letter: 纠违. */
  codes: z.record(z.string(), z.string().min(1)),
  /** Steps of approval in order; `types` name those types, or kinds of a type (`suggestionLetter/governance`), that differ from the usual. */
  approval: z.strictObject({ usual: steps, types: z.record(z.string(), steps) }),
});
export type OfficeDefaults = z.infer<typeof officeDefaultsSchema>;

const errors = errorTable('office', {
  damaged: (place: string) => ({ words: `随程序安装的设置建议格式不对（${place}），没有载入，已有记录不受影响。`, next: '请重新安装程序。' }),
});

export function readOfficeDefaults(json: unknown): OfficeDefaults {
  const parsed = officeDefaultsSchema.safeParse(json);
  if (!parsed.success) throw errors.damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}
