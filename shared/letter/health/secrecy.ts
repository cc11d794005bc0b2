import { findingsOf } from '#shared/finding/finding.ts';
import { streamWords } from '#shared/finding/words.ts';
import { type HealthItem, type HealthRule, matches } from './health.ts';

const exactly = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g');

/** Shorter titles and facts are words that anybody may write. */
const TELLING = 8;

/** No 派驻 finding and no clue in a paper whose readers may not know of it (GD 35, 36): bound, through a slot, or written out. */
export const streams: HealthRule = (input) => {
  const items: HealthItem[] = [];
  for (const finding of findingsOf(input.source)) {
    const allowed = input.kind.streams.includes(finding.stream) && !finding.disputed.includes('stream');
    if (allowed) continue;
    const common = { code: 'stream', severity: 'blocks', finding: finding.id, article: '巡回检察工作规定第三十五条、第三十六条' } as const;
    const name = finding.disputed.includes('stream') ? '归属有分歧的问题' : streamWords[finding.stream];
    if (input.letter.findings.includes(finding.id)) items.push({ ...common, words: `${name}“${finding.title}”不能写入这件文书。`, about: finding.id });
    for (const block of input.blocks) {
      let at = 0;
      const bound = block.finding === finding.id ? { from: 0, to: block.text.length } : undefined;
      const slots = block.content.flatMap((inline) => {
        const from = at;
        at += inline.text.length;
        return inline.bound?.to === 'field' && inline.bound.id === finding.id ? [{ from, to: at }] : [];
      });
      const written = [finding.title, finding.facts]
        .map((text) => text.trim().replace(/[。；]+$/, ''))
        .filter((text) => text.length >= TELLING && !sharedWords(input, text))
        .flatMap((text) => [...block.text.matchAll(exactly(text))].map((match) => ({ from: match.index, to: match.index + text.length })));
      const [place] = bound ? [bound] : [...slots, ...written];
      if (place)
        items.push({ ...common, words: `这里写到了${name}“${finding.title}”。`, place: { block: block.id, ...place }, about: `${finding.id} ${block.id}` });
    }
  }
  return items;
};

/** A title that also an allowed finding of the letter has is no sign of the other. */
const sharedWords = (input: Parameters<HealthRule>[0], text: string): boolean =>
  input.findings.some((finding) => input.kind.streams.includes(finding.stream) && (finding.title.includes(text) || finding.facts.includes(text)));

/** Who complained or informed is not named to anybody outside the house. */
export const informants: HealthRule = (input) => {
  if (input.kind.audience === 'internal') return [];
  const names = new Set(findingsOf(input.source).flatMap((finding) => finding.informants.filter((name) => name.length >= 2)));
  return [...names].flatMap((name) => [
    ...matches(input, exactly(name)).map(
      ({ place }): HealthItem => ({
        ...{ code: 'informant', severity: 'blocks', place, about: `${place.block} ${name}` },
        words: `“${name}”是控告、举报人，对外文书不能出现姓名，请改为“某某”或者不写。`,
      }),
    ),
  ]);
};
