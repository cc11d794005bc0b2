import { chineseDate, type DateOnly } from '#shared/kernel/date-only.ts';
import { placeText } from '#shared/law/citation.ts';
import { articleState, versionAt, versionsDuring } from '#shared/law/library.ts';
import { lawNamed, readCitations, type TypedCitation, versionLabelled } from '#shared/law/read-citations.ts';
import type { Law, Version } from '#shared/law/schema.ts';
import type { LetterBlock } from '../letter.ts';
import { findingOf, type HealthInput, type HealthItem, type HealthRule } from './health.ts';

const named = (law: Law, version: Version): string => `《${law.title}》${version.label ? `（${version.label}）` : ''}`;

/** The days whose law a block must cite: of the conduct where it tells of one, else today's. */
function daysOf(input: HealthInput, block: LetterBlock): readonly [DateOnly, DateOnly] {
  const from = findingOf(input, block.finding)?.conductFrom;
  return from ? [from, findingOf(input, block.finding)?.conductTo ?? from] : [input.today, input.today];
}

/** Every citation, typed freely or put in from the library: the law is known, the version is that of the conduct, the article is in it. */
export const citations: HealthRule = (input) => input.blocks.flatMap((block) => readCitations(block.text).flatMap((cited) => check(input, block, cited)));

function check(input: HealthInput, block: LetterBlock, cited: TypedCitation): readonly HealthItem[] {
  const place = { block: block.id, from: cited.from, to: cited.to };
  const law = lawNamed(input.knowledge.statutes, cited.title);
  const spot = placeText({ ...cited.place, unit: 'article' });
  const about = `${block.id} ${cited.title} ${cited.label ?? ''} ${spot}`;
  if (!law) return [{ code: 'law-unknown', severity: 'remark', words: `法规库没有收录《${cited.title}》，请自行核对${spot}。`, place, about }];
  const [from, to] = daysOf(input, block);
  const during = versionsDuring(law, from, to);
  const labelled = cited.label === null ? undefined : versionLabelled(law, cited.label);
  const items: HealthItem[] = [];
  if (cited.label !== null && !labelled)
    items.push({ code: 'version-unknown', severity: 'asks', words: `法规库没有《${law.title}》（${cited.label}）这个版本。`, place, about });
  else if (during.length === 0 || (labelled && !during.includes(labelled)))
    items.push({ code: 'version-of-other-day', severity: 'asks', words: wrongDay(law, labelled, during, from), place, about });
  const version = labelled ?? during[0] ?? versionAt(law, input.today) ?? law.versions.at(-1);
  if (!version) return items;
  const missing = [cited.place.article, cited.place.articleTo ?? cited.place.article].find((article) => articleState(version, article) === 'absent');
  if (missing !== undefined)
    items.push({
      ...{ code: 'article-absent', severity: 'blocks', place, about },
      words: `${named(law, version)}没有${placeText({ article: missing, unit: 'article' })}，该版本共${version.lastArticle}条。`,
    });
  return items;
}

function wrongDay(law: Law, labelled: Version | undefined, during: readonly Version[], from: DateOnly): string {
  const right = during.map((version) => named(law, version)).join('、');
  if (right === '') return `${chineseDate(from)}时《${law.title}》没有可适用的版本。`;
  return `引用的是${labelled ? named(law, labelled) : `《${law.title}》`}，${chineseDate(from)}适用的是${right}。`;
}
