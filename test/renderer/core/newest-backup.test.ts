import { expect, it } from 'vitest';
import { type DatedBackup, newestOfEach } from '#renderer/core/newest-backup.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';

const random = seededRandom('backups');
const [round, local] = [newId<'Book'>(random) as BookId, newId<'Book'>(random) as BookId];
const backup = (book: BookId, madeAt: string, entries: number): DatedBackup => ({ manifest: { book, madeAt: madeAt as Moment, counts: { entries } } });

it('of several backups of a book the one with most entries is restored, also where the clock was set back before it was made', () => {
  const [early, late] = [backup(round, '2022-10-12T01:00:00.000Z', 40), backup(round, '2010-01-01T00:00:00.000Z', 55)];
  const [one, again] = [backup(local, '2022-10-12T01:00:00.000Z', 9), backup(local, '2022-10-12T02:00:00.000Z', 9)];
  for (const order of [
    [early, late, one, again],
    [again, late, one, early],
  ])
    expect(new Set(newestOfEach(order))).toEqual(new Set([late, again]));
});
