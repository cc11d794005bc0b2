// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepClearing } from '#renderer/core/clearings.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { DeskLaptop } from './desk-laptop.ts';

let laptop: DeskLaptop;
beforeAll(async () => {
  laptop = await DeskLaptop.make('市院');
}, 60_000);
afterAll(() => laptop.remove());

it('every clearing stays listed with reason and signature over a restart; one that was altered says so', async () => {
  const random = seededRandom('clearings');
  const { vault } = laptop.session.open;
  for (const reason of ['巡回结束', '电脑交回']) {
    await keepClearing(laptop.session, {
      ...{ book: newId<'Book'>(random) as BookId, title: '2022年交叉巡回', device: vault.device.id, person: vault.person.id, at: laptop.clock.now() },
      ...{ reason, entries: 16, stateHash: 'a'.repeat(64), receipts: [newId<'Package'>(random)] },
    });
    laptop.clock.advance(60_000);
  }
  await laptop.restart();
  const cleared = await laptop.core.books.cleared();
  expect(cleared.map(({ reason, person, receipts, intact }) => [reason, person, receipts, intact])).toEqual([
    ['电脑交回', '市院的人', 1, true],
    ['巡回结束', '市院的人', 1, true],
  ]);
  await laptop.session.open.local.write('clearing', cleared[0]?.id ?? '', { reason: '没有这回事' });
  expect((await laptop.core.books.cleared()).map(({ intact }) => intact)).toEqual([false, true]);
});
