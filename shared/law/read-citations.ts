import { numeralValue } from '../kernel/numerals.ts';
import type { StatuteLibrary } from './library.ts';
import type { Law, Provision, Version } from './schema.ts';

/** A citation as somebody typed it, and where it stands in the text (UTF-16 units). */
export interface TypedCitation {
  readonly from: number;
  readonly to: number;
  /** Between 《 and 》. */
  readonly title: string;
  /** What stands in round brackets behind the title, `2012年修正`. */
  readonly label: string | null;
  readonly place: Omit<Provision, 'version'>;
}

const numeral = '[零〇一二两三四五六七八九十百千\\d]+';
const naming = /《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》(?:[（(]([^（）()]{1,40})[）)])?/g;
const placePattern = new RegExp(`^第(${numeral})条(?:第(${numeral})款)?(?:第[（(]?(${numeral})[）)]?项|[（(](${numeral})[）)]项)?(?:至第(${numeral})条)?`);
const between = /^(?:、|，|和|及|以及|与|或者?|之?规定[、和])/;

/** Every citation of an article in the text: 《监狱法》（2012年修正）第五十八条第一款、第六十条 are two of one law. */
export function readCitations(text: string): readonly TypedCitation[] {
  const found: TypedCitation[] = [];
  for (const named of text.matchAll(naming)) {
    let at = named.index + named[0].length;
    for (let first = true; ; first = false) {
      const gap = first ? 0 : (between.exec(text.slice(at))?.[0].length ?? -1);
      if (gap < 0) break;
      const place = placePattern.exec(text.slice(at + gap));
      if (!place) break;
      const from = first ? named.index : at + gap;
      at += gap + place[0].length;
      found.push({ from, to: at, title: named[1] ?? '', label: named[2] ?? null, place: placeOf(place) });
    }
  }
  return found;
}

function placeOf([, article, paragraph, item, bareItem, articleTo]: RegExpExecArray): Omit<Provision, 'version'> {
  const last = item ?? bareItem;
  return {
    article: numeralValue(article ?? ''),
    ...(articleTo !== undefined && { articleTo: numeralValue(articleTo) }),
    ...(paragraph !== undefined && { paragraph: numeralValue(paragraph) }),
    ...(last !== undefined && { item: numeralValue(last) }),
  };
}

/** The law that a letter calls so: by its title, its short title, or without 中华人民共和国. */
export function lawNamed(library: StatuteLibrary, title: string): Law | undefined {
  const name = title.trim();
  return library.laws.find((law) => law.title === name || law.shortTitle === name || law.title === `中华人民共和国${name}`);
}

/** The version that a label names, by its year or number; undefined where none does. */
export function versionLabelled(law: Law, label: string): Version | undefined {
  const year = /\d{4}/.exec(label)?.[0];
  return law.versions.find((version) => version.label === label) ?? law.versions.find((version) => year !== undefined && version.label?.includes(year));
}
