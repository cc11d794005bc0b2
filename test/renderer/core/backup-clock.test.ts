// @vitest-environment node
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BackupDesk } from '#renderer/core/backup-desk.ts';
import { DeskLaptop } from '../exchange/desk-laptop.ts';

const HOUR = 3_600_000;
const nothing = (): void => undefined;
let laptop: DeskLaptop;

beforeEach(async () => {
  laptop = await DeskLaptop.make('市院');
  await laptop.core.backup.choosePlace();
});
afterEach(() => laptop.remove());

const backups = async (): Promise<readonly string[]> => (await readdir(laptop.outbox)).filter((name) => name.includes('本机设置')).sort();
const stampOf = (name: string | undefined): string => /\d{4}-\d\d-\d\d-\d{6}/.exec(name ?? '')?.[0] ?? '';

/** Backs up and tells the stamp of the file that this made. */
async function made(): Promise<string> {
  const before = new Set(await backups());
  await laptop.core.backup.run(nothing);
  return stampOf((await backups()).find((name) => !before.has(name)));
}

it('a backup made by day is newer than those of the night before, and the newest three stay', async () => {
  // 00:10 to 02:10 in China, still the day before in UTC.
  laptop.clock.advance(15 * HOUR + 10 * 60_000);
  const stamps: string[] = [];
  for (const hours of [1, 1, 8, 1, 1]) {
    stamps.push(await made());
    laptop.clock.advance(hours * HOUR);
  }
  expect(stamps).toEqual([...stamps].sort());
  expect((await backups()).map(stampOf)).toEqual(stamps.slice(-3));
});

it('a clock that was set back neither puts the next backup off nor has it thrown away as the oldest', async () => {
  for (let i = 0; i < 3; i++) {
    await made();
    laptop.clock.advance(HOUR);
  }
  laptop.clock.advance(-12 * 365 * 24 * HOUR);
  const stamp = await made();
  expect(stamp).toMatch(/^2010-/);
  expect((await backups()).map(stampOf)).toContain(stamp);

  const desk = new BackupDesk(laptop.session);
  laptop.clock.advance(-HOUR);
  await desk.tick();
  expect((await backups()).length).toBe(3);
  expect((await laptop.core.backup.state()).lastVerified).toBe(laptop.clock.now());
});
