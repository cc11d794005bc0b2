import type { Knowledge, ProblemType } from '../finding/knowledge.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { sha256Of } from '../kernel/hash.ts';
import { citationText, shortCitationText } from '../law/citation.ts';
import type { StatuteLibrary } from '../law/library.ts';
import { resolveBasis } from '../law/resolve.ts';
import { canonicalBytes } from '../ledger/canonical.ts';
import type { OfficeDefaults } from '../round/office-defaults.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { defaultMeasures, type Taxonomy } from '../taxonomy/taxonomy.ts';
import type { CountingRule } from './counting-rule.ts';
import type { DocumentCatalogue } from './documents.ts';

/** What findings need to know, with the data behind it: for the library, the checklists and the clocks. */
export interface FieldKnowledge extends Knowledge {
  readonly taxonomy: Taxonomy;
  readonly statutes: StatuteLibrary;
  readonly office: OfficeDefaults;
  /** 统计口径 as shipped; what the round changed lies in its records. */
  readonly countingRules: readonly CountingRule[];
  readonly documents: DocumentCatalogue;
}

/** Brings the data files together into what findings, letters, clocks and the summary ask. */
export function knowledgeOf(
  taxonomy: Taxonomy,
  statutes: StatuteLibrary,
  calendar: WorkCalendar,
  office: OfficeDefaults,
  countingRules: readonly CountingRule[],
  documents: DocumentCatalogue,
): FieldKnowledge {
  const types = taxonomy.types.map(
    (type): ProblemType => ({
      code: type.code,
      area: type.area,
      label: type.name,
      severity: type.severity,
      measures: defaultMeasures(type),
    }),
  );
  const byCode = new Map(types.map((type) => [type.code, type]));
  const basisOf = (code: string, from: DateOnly, to: DateOnly | null = null) =>
    resolveBasis(statutes, taxonomy.typeByCode.get(code)?.basis ?? [], from, to === null || to < from ? from : to);
  return {
    taxonomy,
    statutes,
    calendar,
    office,
    countingRules,
    documents,
    // The laws carry no version of their own; what they say is their version.
    version: { statutes: sha256Of(canonicalBytes(statutes.laws)).slice(0, 16), taxonomy: taxonomy.version },
    areas: taxonomy.areas.map((area) => ({ code: area.code, label: area.name, group: area.group })),
    types,
    type: (code) => byCode.get(code),
    areaLabel: (code) => taxonomy.areaByCode.get(code)?.name ?? code,
    typeLabel: (code) => byCode.get(code)?.label ?? code,
    basisOn: (code, from, to) => basisOf(code, from, to).citations.map(citationText),
    basisNotesOn: (code, from, to) => basisOf(code, from, to).notes,
    articlesOn: (references, day) => resolveBasis(statutes, references, day).citations.map(shortCitationText),
  };
}
