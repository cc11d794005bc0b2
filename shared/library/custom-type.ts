import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { StatuteLibrary } from '../law/library.ts';
import { missingArticle } from '../law/resolve.ts';
import { referenceSchema } from '../law/schema.ts';
import type { RecordSource } from '../ledger/record.ts';
import { addCommand, editCommand, removeCommand } from '../round/editing.ts';
import { choiceField, type FieldValues, listField, reader, shapeField, textField } from '../round/field.ts';
import { measures, type ProblemType, problemTypeSchema, severities } from '../taxonomy/schema.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** A reference in the form that the ledger keeps. */
type JsonReference = { readonly law: string; readonly at: readonly { readonly [key: string]: string | number }[] };

/** A problem type of the round's own. Its code is the area, X and a number: `DX1`. */
export const customTypeFields = {
  code: textField('代码', 8, true),
  name: textField('名称', 120, true),
  lookAt: textField('查什么', 500),
  basis: shapeField('依据', z.array(referenceSchema).max(20) as unknown as z.ZodType<readonly JsonReference[]>, []),
  severity: choiceField('默认严重程度', severities, 2),
  /** Null leaves the choice to the prosecutor. */
  measure: choiceField('默认监督方式', measures, null),
  keywords: listField('关键词', 20, 20),
} as const;

const readCustomType = reader(customTypeFields);
type Values = FieldValues<typeof customTypeFields>;

const ownCode = /^([A-P])X\d{1,3}$/;

export function customTypeCommands(taxonomy: Taxonomy, statutes: StatuteLibrary) {
  const check = (source: RecordSource, id: string | undefined, values: Values): Result<null> => {
    const area = ownCode.exec(values.code)?.[1];
    if (area === undefined || !taxonomy.areaByCode.has(area))
      return refuse({ code: 'customType.code', words: '自定类型的代码应为业务类别字母加 X 加序号，如 DX1。', place: 'code' });
    if (source.records('customType').some((record) => record.id !== id && record.fields['code'] === values.code))
      return refuse({ code: 'customType.twice', words: `代码 ${values.code} 已经用过。`, next: '请换一个序号。', place: 'code' });
    return checkBasis(statutes, values.basis);
  };
  return {
    add: addCommand('customType', '自定问题类型', customTypeFields, {
      required: ['code', 'name'],
      rule: (context, values) => check(context.source, undefined, values),
    }),
    edit: editCommand('customType', '自定问题类型', customTypeFields, (context, before, after) => check(context.source, before.id, after)),
    remove: removeCommand('customType', '自定问题类型', (context, record) => {
      const used = context.source.records('finding').filter((finding) => finding.fields['type'] === record.fields['code']).length;
      return used === 0 ? undefined : `有 ${used} 个问题用了它`;
    }),
  };
}

/** An article that does not exist in its version is refused in words. */
function checkBasis(statutes: StatuteLibrary, basis: Values['basis']): Result<null> {
  for (const reference of z.array(referenceSchema).parse(basis))
    for (const place of reference.at) {
      const known = statutes.versions.get(place.version);
      if (!known || known.law.id !== reference.law) return refuse({ code: 'customType.basis', words: '依据的法规版本不在法规库中。', place: 'basis' });
      const missing = missingArticle(known.law, known.version, place);
      if (missing) return refuse({ ...missing, place: 'basis' });
    }
  return ok(null);
}

/** The round's own types that fit the taxonomy; of two with one code (two laptops) the first by id stands. */
export function customTypesOf(source: RecordSource, taxonomy: Taxonomy): readonly ProblemType[] {
  const types = new Map<string, ProblemType>();
  for (const record of source.records('customType')) {
    const { code, name, lookAt, basis, severity, measure, keywords } = readCustomType(record);
    const area = taxonomy.areaByCode.get(code.slice(0, 1));
    const parsed = problemTypeSchema.safeParse({
      ...{ code, name, lookAt, basis, severity, keywords: [...keywords] },
      area: area?.code,
      measures: measure === null ? [] : [[measure]],
      stream: area?.subject === 'residentOffice' ? 'residentOffice' : 'prison',
      source: '本轮自定',
      verified: false,
    });
    if (parsed.success && !types.has(code) && !taxonomy.typeByCode.has(code)) types.set(code, parsed.data);
  }
  return [...types.values()];
}

export function withOwnTypes(taxonomy: Taxonomy, own: readonly ProblemType[]): Taxonomy {
  if (own.length === 0) return taxonomy;
  const types = [...taxonomy.types, ...own].sort((one, other) => (one.code < other.code ? -1 : 1));
  return { ...taxonomy, types, typeByCode: new Map(types.map((type) => [type.code, type])) };
}
