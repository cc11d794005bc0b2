import { z } from 'zod';
import { errorTable } from '../kernel/errors.ts';
import { citationOf, citationText, placeText } from '../law/citation.ts';
import type { StatuteLibrary } from '../law/library.ts';
import { referenceSchema } from '../law/schema.ts';

/** Who a paper may be addressed to. What a name belongs to is read from the name itself. */
export const recipientKinds = [
  'prison',
  'detention',
  'court',
  'procuratorate',
  'police',
  'justice',
  'prisonAdministration',
  'correction',
  'supervisionCommission',
  'discipline',
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** Whether the addressee must stand at the office's own level, above it, or anywhere. */
export const levelRules = ['any', 'same', 'higher'] as const;
export type LevelRule = (typeof levelRules)[number];

const documentSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Letter types that the program drafts for it; empty for papers that other rooms write or that are kept on paper. */
  types: z.array(z.string().min(1)),
  when: z.string().min(1),
  basis: z.array(referenceSchema),
  recipients: z.strictObject({ kinds: z.array(z.enum(recipientKinds)), level: z.enum(levelRules), words: z.string() }),
  /** Who signs it off by default. */
  approval: z.string(),
  /** What the program counts, in words; the clocks themselves are in the round. */
  deadline: z.string(),
  family: z.string().min(1),
  reply: z.string(),
});
export type DocumentRow = z.infer<typeof documentSchema>;

const catalogueSchema = z.strictObject({ version: z.string().min(1), rows: z.array(documentSchema).min(1) });

/** The papers of the field (report 2.1), each with when it is made, on which articles, for whom, and who signs it. */
export interface DocumentCatalogue {
  readonly version: string;
  readonly rows: readonly DocumentRow[];
  /** The row that governs a letter type: the first that names it. */
  readonly byType: ReadonlyMap<string, DocumentRow>;
}

export const documentErrors = errorTable('documents', {
  damaged: (place: string) => ({
    words: `文书目录数据不完整或格式不对（${place}），没有载入，已有记录不受影响。`,
    next: '请重新安装程序后再打开。',
  }),
});

/** Reads the catalogue as it comes out of JSON. Throws `documents.damaged` when it does not fit or a row stands twice. */
export function readDocuments(json: unknown): DocumentCatalogue {
  const parsed = catalogueSchema.safeParse(json);
  if (!parsed.success) throw documentErrors.damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  const { version, rows } = parsed.data;
  const ids = new Set<string>();
  const byType = new Map<string, DocumentRow>();
  for (const row of rows) {
    if (ids.has(row.id)) throw documentErrors.damaged(row.id);
    ids.add(row.id);
    for (const type of row.types) if (!byType.has(type)) byType.set(type, row);
  }
  return { version, rows, byType };
}

/** The articles that a row stands on, law by law, each named once: `《人民检察院刑事诉讼规则》第五百五十二条、第六百二十四条第一款第三项`. */
export function documentBasis(row: DocumentRow, statutes: StatuteLibrary): readonly string[] {
  const cited = row.basis.flatMap(({ law, at }) => {
    const found = statutes.byId.get(law);
    return at.flatMap((place) => {
      const version = found?.versions.find(({ id }) => id === place.version);
      return found && version ? [citationOf(found, version, place)] : [];
    });
  });
  const laws: (typeof cited)[] = [];
  for (const citation of cited) {
    const same = laws.find(([first]) => first?.title === citation.title && first.versionLabel === citation.versionLabel);
    if (same) same.push(citation);
    else laws.push([citation]);
  }
  return laws.map((all) => all.map((citation, i) => (i === 0 ? citationText(citation) : placeText(citation))).join('、'));
}
