// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, DeskLaptop } from './desk-laptop.ts';

const nothing = (): void => undefined;
let hub: DeskLaptop;
let team: DeskLaptop;
const teams: string[] = [];

beforeAll(async () => {
  hub = await DeskLaptop.make('市院');
  team = await DeskLaptop.make('电脑');
  await hub.core.books.foundRound({ title: '2022年交叉巡回' });
  for (const name of ['第一组', '第二组']) teams.push(answerOf(await hub.core.run('team.add', { name })).id);
  const passphrase = '电话里说的口令';
  await hub.core.exchange.exportPackage({ kind: 'task', team: teams[1] ?? '', passphrase }, nothing);
  await team.take(await hub.newest('任务包'), passphrase);
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

const registered = async () => (await hub.core.exchange.devices()).find(({ own }) => !own)?.team;

it('a laptop that nobody has enrolled hands over under the team of its task package, and is enrolled into it by its import', async () => {
  expect(await team.core.exchange.known({ kind: 'team' })).toMatchObject({ team: teams[1] });
  answerOf(await team.core.run('facility.add', { name: '乙监狱', team: teams[1] ?? '' }));
  const written = await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
  expect(written?.name).toBe('第二组-电脑-成果包-001.xjb');
  const record = await hub.take(await team.newest('成果包'));
  expect(record).toMatchObject({ team: '第二组', standing: 'unknown' });
  expect(await registered()).toBe(teams[1]);
});

it('the hub moves a laptop to another team, nobody else does, and what it hands over next goes by the new one', async () => {
  const { card } = await team.core.exchange.card();
  await expect(team.core.exchange.assignTeam({ device: card.device, team: teams[0] ?? '' })).rejects.toMatchObject({ code: 'exchange.noAuthority' });
  await hub.core.exchange.assignTeam({ device: card.device, team: teams[0] ?? '' });
  expect(await registered()).toBe(teams[0]);
  await hub.core.exchange.exportPackage({ kind: 'back', team: teams[0] ?? '' }, nothing);
  await team.take(await hub.newest('回发包'));
  expect(await team.core.exchange.known({ kind: 'team' })).toMatchObject({ team: teams[0] });
});
