// @vitest-environment node
import { expect, it } from 'vitest';
import type { AttemptsRow } from '#renderer/core/cache.ts';
import { DeskLaptop } from '../exchange/desk-laptop.ts';

it('a clock that was set back after wrong passphrases locks nobody out', async () => {
  const laptop = await DeskLaptop.make('市院');
  try {
    await laptop.core.session.lock();
    const rows = new Map<string, AttemptsRow>();
    const attempts = {
      get: async (vault: string) => rows.get(vault),
      put: async (row: AttemptsRow) => void rows.set(row.vault, row),
      delete: async (vault: string) => void rows.delete(vault),
    };
    Object.assign(laptop.session.database, { attempts });
    const state = await laptop.core.session.state();
    if (state.state !== 'locked') throw new Error(state.state);
    const person = (state.people[0] as (typeof state.people)[0]).id;
    for (let i = 0; i < 3; i++) await expect(laptop.core.session.unlock({ person, passphrase: '不对的口令不对的口令' })).rejects.toThrow('口令不对');
    await expect(laptop.core.session.unlock({ person, passphrase: laptop.passphrase })).rejects.toThrow('请等待 2 秒');
    laptop.clock.advance(-12 * 365 * 24 * 3_600_000);
    await expect(laptop.core.session.unlock({ person, passphrase: laptop.passphrase })).rejects.toThrow('请等待 2 秒');
    laptop.clock.advance(2_000);
    await laptop.core.session.unlock({ person, passphrase: laptop.passphrase });
    expect(rows.size).toBe(0);
  } finally {
    await laptop.remove();
  }
});
