// @vitest-environment node
import { expect, it } from 'vitest';
import { DeskLaptop } from '../exchange/desk-laptop.ts';

it('a round whose key file is damaged stays in the list, and opening it says so; the others are untouched', async () => {
  const laptop = await DeskLaptop.make('市院');
  try {
    const lost = await laptop.core.books.foundRound({ title: '2021年交叉巡回' });
    const other = await laptop.core.books.foundRound({ title: '2022年交叉巡回' });
    await laptop.damage('vault', 'books', lost, 'key');
    await laptop.restart();
    expect((await laptop.core.books.list()).map(({ title }) => title).sort()).toEqual(['2021年交叉巡回', '2022年交叉巡回']);
    await expect(laptop.core.books.open(lost)).rejects.toMatchObject({ code: 'seal.refused', next: expect.stringContaining('备份') });
    await laptop.core.books.open(other);
    expect(laptop.session.round.book.book).toBe(other);
  } finally {
    await laptop.remove();
  }
}, 60_000);
