// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, type DeskLaptop, hubAndTeam } from './desk-laptop.ts';

let hub: DeskLaptop;
let team: DeskLaptop;
let facility: string;
const nothing = (): void => undefined;

beforeAll(async () => {
  ({ hub, team, facility } = await hubAndTeam());
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

const record = async (title: string): Promise<string> => answerOf(await team.core.run('finding.record', { facility, title, facts: '原稿' })).id;
const titles = async (): Promise<readonly string[]> => (await hub.core.read('findings.list', {})).rows.map(({ title }) => title).sort();

it('a package whose import was taken back comes in again whole, by itself and with the one that builds on it', async () => {
  const first = await record('甲问题');
  await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
  const package1 = await team.newest('成果包-001');
  const { id } = await hub.take(package1);
  expect(await titles()).toEqual(['甲问题']);

  await hub.core.exchange.undoImport(id);
  expect(await titles()).toEqual([]);
  const again = await hub.open(package1);
  expect(again).toMatchObject({ applicable: true, words: expect.stringContaining('此前撤销的 1 次导入'), rehearsal: { records: [{ effect: 'new' }] } });
  await hub.take(package1);
  expect(await titles()).toEqual(['甲问题']);
  expect((await hub.core.exchange.imports()).map(({ withdrawn }) => withdrawn)).toEqual([false, false]);
  expect(await hub.open(package1)).toMatchObject({ applicable: false, words: '已导入过，未改变任何内容。' });

  await hub.core.exchange.undoImport(id);
  answerOf(await team.core.run('finding.edit', { id: first, fields: { facts: '改过的' } }));
  await record('乙问题');
  await team.core.exchange.exportPackage({ kind: 'team', scope: 'sinceLast' }, nothing);
  const next = await hub.open(await team.newest('成果包-002'));
  expect(next).toMatchObject({ rehearsal: { records: [{ effect: 'new' }, { effect: 'new' }] } });
  await hub.take(await team.newest('成果包-002'));
  expect(await titles()).toEqual(['乙问题', '甲问题']);
  expect(await hub.hash()).toBe(await team.hash());
}, 120_000);

it('undoing an import takes back what it brought itself, and nothing that came another way before it was confirmed', async () => {
  await record('丙问题');
  await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
  const early = await hub.open(await team.newest('成果包-003'));
  await record('丁问题');
  await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
  const late = await hub.open(await team.newest('成果包-004'));
  if (early.needs !== 'nothing' || late.needs !== 'nothing') throw new Error('not rehearsed');
  await hub.core.exchange.apply({ opened: early.opened });
  const { id, fresh } = await hub.core.exchange.apply({ opened: late.opened });
  expect(fresh).toBe(1);
  await hub.core.exchange.undoImport(id);
  expect(await titles()).toEqual(['丙问题', '乙问题', '甲问题'].sort());
}, 120_000);
