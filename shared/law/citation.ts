import { chineseNumber } from '../kernel/numerals.ts';
import type { Law, Provision, Version } from './schema.ts';

/** One place in one version of one law, found for the days of the conduct. */
export interface Citation {
  readonly lawId: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly versionId: string;
  readonly versionLabel: string | null;
  readonly documentNumber: string | null;
  readonly unit: Version['unit'];
  readonly article: number;
  readonly articleTo?: number;
  readonly paragraph?: number;
  readonly item?: number;
  readonly gist?: string;
  /** False: the row or the version is marked 待核. */
  readonly verified: boolean;
  readonly source: string;
}

export function citationOf(law: Law, version: Version, provision: Provision, gist?: { gist: string; verified?: boolean | undefined }): Citation {
  return {
    lawId: law.id,
    title: law.title,
    shortTitle: law.shortTitle,
    versionId: version.id,
    versionLabel: version.label,
    documentNumber: version.documentNumber,
    unit: version.unit,
    article: provision.article,
    ...(provision.articleTo !== undefined && { articleTo: provision.articleTo }),
    ...(provision.paragraph !== undefined && { paragraph: provision.paragraph }),
    ...(provision.item !== undefined && { item: provision.item }),
    ...(gist && { gist: gist.gist }),
    verified: gist?.verified ?? version.verified,
    source: version.source,
  };
}

/** The full form for letters: 《中华人民共和国监狱法》（2012年修正）第五十八条第一款. */
export function citationText(citation: Citation): string {
  const version = citation.versionLabel ? `（${citation.versionLabel}）` : '';
  return `《${citation.title}》${version}${placeText(citation)}`;
}

/** The short form for lists and screens: 监狱法（2012）第五十八条. */
export function shortCitationText(citation: Citation): string {
  const year = citation.versionLabel?.match(/\d{4}/)?.[0];
  return `${citation.shortTitle}${year ? `（${year}）` : ''}${placeText(citation)}`;
}

/** 第五十八条第一款第二项; a range reads 第六条至第十一条; cases are counted by 案例五 and 检例第70号. */
export function placeText(place: Omit<Provision, 'version'> & Pick<Version, 'unit'>): string {
  const one = (article: number) => articleText(place.unit, article);
  if (place.articleTo !== undefined) return `${one(place.article)}至${one(place.articleTo)}`;
  const paragraph = place.paragraph === undefined ? '' : `第${chineseNumber(place.paragraph)}款`;
  const item = place.item === undefined ? '' : `第${chineseNumber(place.item)}项`;
  return `${one(place.article)}${paragraph}${item}`;
}

function articleText(unit: Version['unit'], article: number): string {
  switch (unit) {
    case 'article':
      return `第${chineseNumber(article)}条`;
    case 'part':
      return `第${chineseNumber(article)}部分`;
    case 'case':
      return `案例${chineseNumber(article)}`;
    case 'guidingCase':
      return `（检例第${article}号）`;
  }
}
