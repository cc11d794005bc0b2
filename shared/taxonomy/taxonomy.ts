import { errorTable } from '../kernel/errors.ts';
import { type Area, type Measure, type ProblemType, taxonomySchema } from './schema.ts';

/** Areas and problem types of one data version, in the order of their codes. */
export interface Taxonomy {
  readonly version: string;
  readonly areas: readonly Area[];
  readonly types: readonly ProblemType[];
  readonly areaByCode: ReadonlyMap<string, Area>;
  readonly typeByCode: ReadonlyMap<string, ProblemType>;
}

export const taxonomyErrors = errorTable('taxonomy', {
  damaged: (place: string) => ({
    words: `问题类型库数据不完整或格式不对（${place}），没有载入，已有记录不受影响。`,
    next: '请重新安装程序，或换用完整的问题类型库文件后再打开。',
  }),
});

/**
 * Reads the taxonomy as it comes out of JSON. `own` are the round's own types, already parsed.
 * Throws `taxonomy.damaged` when it does not fit, when a code stands twice, has no area,
 * or when the stream of a type contradicts its area (M belongs to the 派驻 side only).
 */
export function readTaxonomy(json: unknown, own: readonly ProblemType[] = []): Taxonomy {
  const parsed = taxonomySchema.safeParse(json);
  if (!parsed.success) throw taxonomyErrors.damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  const areaByCode = new Map(parsed.data.areas.map((area) => [area.code, area]));
  const typeByCode = new Map<string, ProblemType>();
  for (const type of [...parsed.data.types, ...own]) {
    const area = areaByCode.get(type.area);
    const resident = area?.subject === 'residentOffice' && type.stream !== 'residentOffice';
    if (!area || !type.code.startsWith(area.code) || typeByCode.has(type.code) || resident) throw taxonomyErrors.damaged(type.code);
    typeByCode.set(type.code, type);
  }
  const types = [...typeByCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  return { version: parsed.data.version, areas: parsed.data.areas, types, areaByCode, typeByCode };
}

export function typesOfArea(taxonomy: Taxonomy, area: string): ProblemType[] {
  return taxonomy.types.filter((type) => type.area === area);
}

/** The measures that the form proposes first: all of one alternative together; empty where the choice is the prosecutor's alone. */
export function defaultMeasures(type: ProblemType): readonly Measure[] {
  return type.measures[0] ?? [];
}
