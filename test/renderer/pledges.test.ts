import { expect, it } from 'vitest';
import { timeWords } from '#renderer/app/pledges.ts';

it('writes today’s moments as a time of day, all others with the date as tables have it', () => {
  const now = new Date('2022-09-14T08:00:00.000Z');
  expect(timeWords('2022-09-14T02:42:07.000Z', true, now)).toBe('10:42:07');
  expect(timeWords('2022-09-03T02:42:07.000Z', false, now)).toBe('2022-09-03 10:42');
  expect(timeWords('2021-12-31T16:05:00.000Z', false, now)).toBe('2022-01-01 00:05');
});
