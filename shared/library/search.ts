import { z } from 'zod';
import { type DateOnly, parseDate } from '../kernel/date-only.ts';
import { placeText, shortCitationText } from '../law/citation.ts';
import { versionAt } from '../law/library.ts';
import { resolveBasis } from '../law/resolve.ts';
import { type View, view } from '../ledger/command.ts';
import { buildTypeIndex, fold, pinyinInitials, searchTypes, type TypeIndex } from '../taxonomy/search.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { measureWords } from '../taxonomy/words.ts';
import { amendmentsOf, type StatuteAmendment } from './amendment.ts';
import type { FieldKnowledge } from './field-knowledge.ts';

export interface ArticleRow {
  readonly key: string;
  readonly lawId: string;
  readonly law: string;
  readonly version: string;
  readonly versionLabel: string;
  readonly effectiveFrom: DateOnly;
  readonly effectiveTo: DateOnly | null;
  readonly place: string;
  readonly gist: string;
  /** False: shown as 待核. */
  readonly verified: boolean;
  /** Id of the round's own row that stands here. */
  readonly own: string | null;
}

export interface TypeRow {
  readonly code: string;
  readonly area: string;
  readonly name: string;
  readonly lookAt: string;
  readonly severity: 1 | 2 | 3 | 4;
  readonly measures: string;
  /** On the day asked for. */
  readonly basis: readonly string[];
  readonly notes: readonly string[];
  readonly stream: 'prison' | 'residentOffice';
  readonly verified: boolean;
  /** Id of the round's own record; null for a shipped type. */
  readonly own: string | null;
}

export interface LibraryAnswer {
  readonly on: DateOnly;
  readonly laws: readonly { readonly id: string; readonly title: string; readonly version: string; readonly label: string; readonly articles: number }[];
  readonly articles: readonly ArticleRow[];
  readonly articleTotal: number;
  readonly types: readonly TypeRow[];
  readonly typeTotal: number;
  readonly calendarYears: readonly number[];
}

const indexes = new WeakMap<Taxonomy, TypeIndex>();
function indexOf(taxonomy: Taxonomy): TypeIndex {
  const kept = indexes.get(taxonomy) ?? buildTypeIndex(taxonomy);
  indexes.set(taxonomy, kept);
  return kept;
}

const SHOWN = 400;

/** The library on a day: which version of each law applied, its articles by gist, and the problem types with their basis of that day. */
export function searchLibrary(
  knowledge: FieldKnowledge,
): View<{ on?: string | undefined; text?: string | undefined; law?: string | undefined }, LibraryAnswer> {
  return view({
    params: z.object({ on: z.string().max(20).optional(), text: z.string().max(200).optional(), law: z.string().max(20).optional() }),
    kinds: ['statuteAmendment', 'customType', 'holidayYear'],
    read: (source, { on: asked, text = '', law: only }) => {
      const on = parseDate(asked ?? '') ?? source.today;
      const own = new Map(amendmentsOf(source).map((row) => [keyOf(row), row]));
      const inForce = knowledge.statutes.laws.flatMap((law) => {
        const version = versionAt(law, on);
        return version ? [{ law, version }] : [];
      });
      const words = text.trim().split(/\s+/).map(fold).filter(Boolean);
      const articles = inForce
        .filter(({ law }) => only === undefined || law.id === only)
        .flatMap(({ law, version }) =>
          version.articles.map((row): ArticleRow => {
            const key = keyOf({ version: version.id, article: row.article, paragraph: row.paragraph ?? null, item: row.item ?? null });
            return {
              key,
              lawId: law.id,
              law: law.title,
              version: version.id,
              versionLabel: version.label ?? '',
              effectiveFrom: version.effectiveFrom,
              effectiveTo: version.effectiveTo,
              place: placeText({ ...row, unit: version.unit }),
              gist: row.gist,
              verified: row.verified ?? version.verified,
              own: own.get(key)?.id ?? null,
            };
          }),
        )
        .filter((row) => words.every((word) => articleText(row).includes(word) || (/^[a-z]+$/.test(word) && pinyinInitials(row.gist).includes(word))));
      const ownTypes = new Map(source.records('customType').map((record) => [String(record.fields['code']), record.id]));
      const types = searchTypes(indexOf(knowledge.taxonomy), text);
      return {
        on,
        laws: inForce.map(({ law, version }) => ({
          id: law.id,
          title: law.title,
          version: version.id,
          label: version.label ?? '',
          articles: version.articles.length,
        })),
        articles: articles.slice(0, SHOWN),
        articleTotal: articles.length,
        types: types.slice(0, SHOWN).map((type): TypeRow => {
          const basis = resolveBasis(knowledge.statutes, type.basis, on);
          return {
            ...{ code: type.code, name: type.name, lookAt: type.lookAt, severity: type.severity, stream: type.stream, verified: type.verified },
            area: knowledge.areaLabel(type.area),
            measures: type.measures.map((together) => together.map((measure) => measureWords[measure]).join('并')).join('或'),
            basis: basis.citations.map(shortCitationText),
            notes: basis.notes,
            own: ownTypes.get(type.code) ?? null,
          };
        }),
        typeTotal: types.length,
        calendarYears: knowledge.calendar.years,
      };
    },
  });
}

const keyOf = (row: Pick<StatuteAmendment, 'version' | 'article' | 'paragraph' | 'item'>): string =>
  [row.version, row.article, row.paragraph ?? '', row.item ?? ''].join('/');

const articleText = (row: ArticleRow): string => fold(`${row.law}${row.versionLabel}${row.place}${row.gist}`);
