// @vitest-environment node
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, type DeskLaptop, hubAndTeam } from './desk-laptop.ts';

let hub: DeskLaptop;
let team: DeskLaptop;
const MIB = 1024 * 1024;
const nothing = (): void => undefined;

beforeAll(async () => {
  const made = await hubAndTeam();
  ({ hub, team } = made);
  const finding = answerOf(await team.core.run('finding.record', { facility: made.facility, title: '禁闭超期限' })).id;
  const bytes = new Uint8Array(6 * MIB).map((_, i) => (i * 31) % 251);
  await team.core.evidence.add({ file: new File([bytes], '监控.mp4'), finding }, nothing);
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

it('an export that is stopped leaves no file behind; stopped at a volume it tells which are left, and the next goes through', async () => {
  const place = await team.core.backup.choosePlace();
  const before = await readdir(team.outbox);
  const stopAt = (step: string) => (told: string) => {
    if (told === step) void team.core.exchange.stopExport();
  };
  expect(await team.core.exchange.exportPackage({ kind: 'team' }, stopAt('正在封装'))).toBeNull();
  expect(await readdir(team.outbox)).toEqual(before);
  team.freeBytes = 64 * MIB + 2 * MIB + 500;
  const request = { kind: 'team', place: place?.id ?? '' } as const;
  const written = await team.core.exchange.exportPackage(request, stopAt('正在封装证据卷 1'));
  expect(written).toMatchObject({ volumes: [], volumesLeft: [1, 2] });
  expect(await team.core.exchange.exportPackage(request, nothing)).toMatchObject({ volumes: [1, 2], volumesLeft: [] });
  team.freeBytes = undefined;
}, 120_000);

it('an opening that is stopped takes nothing in and is not listed as refused; the same file opens afterwards', async () => {
  const file = await team.newest('证据卷1');
  const stop = (): void => void hub.core.exchange.stopOpening();
  await expect(hub.core.exchange.open({ file }, stop)).rejects.toMatchObject({ code: 'package.cancelled' });
  expect(await hub.core.exchange.refused()).toEqual([]);
  expect(await hub.open(file)).toMatchObject({ needs: 'nothing' });
});

it('a backup that is stopped leaves no file and says so; the next one is whole', async () => {
  await team.core.backup.choosePlace();
  const backups = async (): Promise<string[]> => (await readdir(team.outbox)).filter((name) => name.startsWith('备份-'));
  const before = await backups();
  await expect(team.core.backup.run(() => void team.core.backup.stop())).rejects.toMatchObject({ code: 'backup.stopped' });
  expect(await backups()).toEqual(before);
  expect(await team.core.backup.state()).toMatchObject({ lastFailure: { words: expect.stringContaining('已按要求停止') } });
  expect(await team.core.backup.run(nothing)).toMatchObject({ lastFailure: null });
  expect((await backups()).length).toBeGreaterThan(before.length);
}, 120_000);
