import { describe, expect, it } from 'vitest';
import { letterTypes } from '#shared/letter/words.ts';
import { everyPaper } from '#test/helpers/every-paper.ts';

/** What a fresh draft cannot know: proof, the day that nobody has entered, a basis for a clue, the number, the house's own superior. */
const open = new Set(['no-evidence', 'no-basis', 'placeholder', 'number-blank', 'law-unknown', 'recipient-generic']);

describe('a fresh draft of every paper', () => {
  const { desk, papers } = everyPaper();
  it.each(letterTypes)('%s breaks no rule that it could have kept', (type) => {
    const health = desk.read('letters.health', { id: papers[type] });
    expect(health?.items.filter((item) => !open.has(item.code)).map((item) => item.words)).toEqual([]);
  });
});
