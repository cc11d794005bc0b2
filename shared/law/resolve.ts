import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type Citation, citationOf, placeText } from './citation.ts';
import { articleState, gistOf, type StatuteLibrary, versionsDuring } from './library.ts';
import type { Law, Provision, Reference, Version } from './schema.ts';

/** What applied to a conduct: one citation, or several with a note when the law changed while it went on. */
export interface ResolvedReference {
  readonly citations: readonly Citation[];
  /** For the person who drafts: that two versions are cited, or that one of them has no matching article. */
  readonly notes: readonly string[];
}

/**
 * The places of `reference` in the versions that applied from `conductFrom` to `conductTo` (both included).
 * Continuing conduct across a change cites every version with a note (field report, appendix A).
 * Refused in words: `law.unknown`, `law.not-in-force`, `law.no-place`, `law.no-such-article`, `law.article-not-held`, `law.dates`.
 */
export function resolve(library: StatuteLibrary, reference: Reference, conductFrom: DateOnly, conductTo: DateOnly = conductFrom): Result<ResolvedReference> {
  if (conductTo < conductFrom) return refuse({ code: 'law.dates', words: '行为结束日早于开始日。', next: '请改正发生日期。', place: 'conductTo' });
  const law = library.byId.get(reference.law);
  if (!law) return refuse({ code: 'law.unknown', words: `法规库中没有编号为“${reference.law}”的法规。`, next: '请从法规库中重新选择依据。' });
  const versions = versionsDuring(law, conductFrom, conductTo);
  if (versions.length === 0) return refuse(notInForce(law, conductFrom, conductTo));
  return collect(law, versions, reference, conductFrom);
}

function collect(law: Law, versions: readonly Version[], reference: Reference, conductFrom: DateOnly): Result<ResolvedReference> {
  const citations: Citation[] = [];
  const notes: string[] = [];
  for (const version of versions) {
    const places = reference.at.filter((place) => place.version === version.id);
    if (places.length === 0) notes.push(`${versionName(law, version)}没有对应条文。`);
    for (const place of places) {
      const wrong = missingArticle(law, version, place);
      if (wrong) return refuse(wrong);
      citations.push(citationOf(law, version, place, gistOf(version, place)));
    }
  }
  if (citations.length === 0) {
    return refuse({ code: 'law.no-place', words: `行为发生时适用的${notes.join('')}`, next: '请按行为发生时的规定另选依据。' });
  }
  const first = versions[0];
  if (first && first.effectiveFrom > conductFrom)
    notes.push(`法规库收录的${versionName(law, first)}自${chineseDate(first.effectiveFrom)}起适用，此前的行为请另行核对。`);
  if (versions.length > 1) notes.unshift(changeNote(law, versions));
  return ok({ citations, notes });
}

/** Undefined when every article of the place exists in that version. */
export function missingArticle(law: Law, version: Version, place: Provision): Refusal | undefined {
  for (let article = place.article; article <= (place.articleTo ?? place.article); article += 1) {
    const state = articleState(version, article);
    if (state === 'exists') continue;
    const name = `${versionName(law, version)}${placeText({ unit: version.unit, article })}`;
    return state === 'absent'
      ? { code: 'law.no-such-article', words: `${name}不存在，该版本共${version.lastArticle}条。`, next: '请核对条号或者改选适用的版本。', place: 'article' }
      : { code: 'law.article-not-held', words: `法规库没有收录${name}，无法核对。`, next: '请核对原文后补录该条，再引用。', place: 'article' };
  }
  return undefined;
}

function versionName(law: Law, version: Version): string {
  return `《${law.title}》${version.label ? `（${version.label}）` : ''}`;
}

function changeNote(law: Law, versions: readonly Version[]): string {
  const changes = versions.slice(1).map((version) => chineseDate(version.effectiveFrom));
  return `行为跨越${changes.join('、')}，《${law.title}》前后版本一并引用，适用哪一版本请检察官确认。`;
}

function notInForce(law: Law, from: DateOnly, to: DateOnly): Refusal {
  const first = law.versions[0];
  const early = first !== undefined && to < first.effectiveFrom;
  const words = early
    ? `法规库收录的《${law.title}》自${chineseDate(first.effectiveFrom)}起适用，${chineseDate(to)}的行为不能引用。`
    : `法规库没有${chineseDate(from)}适用的《${law.title}》版本。`;
  return { code: 'law.not-in-force', words, next: '请按行为发生时的规定另选依据。' };
}

/** All references of a problem type for one conduct, in order; those that did not apply stand in `omitted` with the reason. */
export interface ResolvedBasis {
  readonly citations: readonly Citation[];
  readonly notes: readonly string[];
  readonly omitted: readonly { readonly reference: Reference; readonly refusal: Refusal }[];
}

export function resolveBasis(
  library: StatuteLibrary,
  references: readonly Reference[],
  conductFrom: DateOnly,
  conductTo: DateOnly = conductFrom,
): ResolvedBasis {
  const citations: Citation[] = [];
  const notes: string[] = [];
  const omitted: { reference: Reference; refusal: Refusal }[] = [];
  for (const reference of references) {
    const answer = resolve(library, reference, conductFrom, conductTo);
    if (answer.ok) {
      citations.push(...answer.value.citations);
      notes.push(...answer.value.notes);
    } else omitted.push({ reference, refusal: answer.refusal });
  }
  return { citations, notes: [...new Set(notes)], omitted };
}
