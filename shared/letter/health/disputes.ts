import type { HealthItem, HealthRule } from './health.ts';

/** Where two values stand, nobody has yet said which the letter says. */
export const disputes: HealthRule = (input) => {
  const items: HealthItem[] = [];
  if (input.letter.disputed.length > 0)
    items.push({ code: 'letter-disputed', severity: 'blocks', words: '文书的抬头项目还有分歧未定。', about: input.letter.disputed.join(' ') });
  for (const block of input.blocks)
    if (block.disputed.length > 0)
      items.push({
        ...{ code: 'block-disputed', severity: 'blocks', place: { block: block.id, from: 0, to: block.text.length }, about: block.id },
        words: '这一段有两种写法，还没有选定。',
      });
  for (const finding of input.findings)
    if (finding.disputed.length > 0)
      items.push({ code: 'finding-disputed', severity: 'blocks', words: `“${finding.title}”还有分歧未定。`, finding: finding.id, about: finding.id });
  return items;
};
