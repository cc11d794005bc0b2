import { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import { errorTable } from '../kernel/errors.ts';
import { type Gist, type Law, lawSchema, type Provision, type Version } from './schema.ts';

/** All laws that the program can cite, each with its versions in the order of time. */
export interface StatuteLibrary {
  readonly laws: readonly Law[];
  readonly byId: ReadonlyMap<string, Law>;
  readonly versions: ReadonlyMap<string, { readonly law: Law; readonly version: Version }>;
}

export const statuteErrors = errorTable('statutes', {
  damaged: (place: string) => ({
    words: `法规库数据不完整或格式不对（${place}），没有载入，已有记录不受影响。`,
    next: '请重新安装程序，或换用完整的法规库文件后再打开。',
  }),
});

/**
 * Reads the law files, one object per law, as they come out of JSON.
 * Throws `statutes.damaged` when one does not fit, when an id stands twice or when two versions of a law overlap.
 */
export function readStatutes(files: readonly unknown[]): StatuteLibrary {
  const laws = z.array(lawSchema).safeParse(files);
  if (!laws.success) throw statuteErrors.damaged(laws.error.issues[0]?.path.join('.') ?? '');
  const byId = new Map<string, Law>();
  const versions = new Map<string, { law: Law; version: Version }>();
  for (const law of laws.data) {
    if (byId.has(law.id)) throw statuteErrors.damaged(law.id);
    byId.set(law.id, law);
    law.versions.forEach((version, index) => {
      const before = law.versions[index - 1];
      const gap = before && (before.effectiveTo === null || before.effectiveTo >= version.effectiveFrom);
      if (versions.has(version.id) || gap) throw statuteErrors.damaged(version.id);
      versions.set(version.id, { law, version });
    });
  }
  return { laws: laws.data, byId, versions };
}

/** The version in force on that day; undefined before the first or after the last that the library holds. */
export function versionAt(law: Law, date: DateOnly): Version | undefined {
  return law.versions.find((version) => version.effectiveFrom <= date && (version.effectiveTo === null || date <= version.effectiveTo));
}

/** The versions in force on any day from `from` to `to`, both included, in the order of time. */
export function versionsDuring(law: Law, from: DateOnly, to: DateOnly): Version[] {
  return law.versions.filter((version) => version.effectiveFrom <= to && (version.effectiveTo === null || from <= version.effectiveTo));
}

/** `exists`, `absent` (beyond the last article) or `unknown` (the library does not hold the whole text and not this article). */
export function articleState(version: Version, article: number): 'exists' | 'absent' | 'unknown' {
  if (version.articles.some((row) => row.article === article)) return 'exists';
  if (version.lastArticle === null) return 'unknown';
  return article <= version.lastArticle ? 'exists' : 'absent';
}

/** The most exact gist for a provision: item, else paragraph, else article. Undefined where only the existence is known. */
export function gistOf(version: Version, provision: Provision): Gist | undefined {
  const rows = version.articles.filter((row) => row.article === provision.article);
  const exact = (row: Gist) => row.paragraph === provision.paragraph && row.item === provision.item;
  const paragraph = (row: Gist) => row.paragraph === provision.paragraph && row.item === undefined;
  const whole = (row: Gist) => row.paragraph === undefined && row.item === undefined;
  return rows.find(exact) ?? rows.find(paragraph) ?? rows.find(whole);
}
