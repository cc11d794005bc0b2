// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TYPED } from '#renderer/core/api.ts';
import { answerOf, type DeskLaptop, hubAndTeam } from './desk-laptop.ts';

let hub: DeskLaptop;
let team: DeskLaptop;
let finding: string;
const MIB = 1024 * 1024;
const nothing = (): void => undefined;

beforeAll(async () => {
  const made = await hubAndTeam();
  ({ hub, team } = made);
  finding = answerOf(await team.core.run('finding.record', { facility: made.facility, title: '禁闭超期限', facts: '原稿' })).id;
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

const evidence = async (name: string, mib: number, fill: number): Promise<void> => {
  const bytes = new Uint8Array(mib * MIB).map((_, i) => (i * 31 + fill) % 251);
  await team.core.evidence.add({ file: new File([bytes], name), finding }, nothing);
};

it('evidence goes to several sticks when one is too small; the receiver says which volume is missing, and only that is asked for', async () => {
  await evidence('监控一.mp4', 3, 1);
  await evidence('监控二.mp4', 3, 2);
  const place = await team.core.backup.choosePlace();
  // Room for two chunks of a MiB beside what a stick keeps free.
  team.freeBytes = 64 * MIB + 2 * MIB + 500;
  const written = await team.core.exchange.exportPackage({ kind: 'team', place: place?.id ?? '' }, nothing);
  expect(written).toMatchObject({ volumes: [1, 2], volumesLeft: [] });
  const record = await hub.take(await team.newest('成果包-001.xjb'));
  expect(record.fresh).toBeGreaterThan(0);
  expect(await hub.core.exchange.missingVolumes()).toMatchObject([
    { volume: 1, missing: 2, all: 2 },
    { volume: 2, missing: 2, all: 2 },
  ]);
  const items = await hub.core.read('evidence.list', {});
  await expect(hub.core.evidence.verify(items[0]?.id ?? '')).resolves.toMatchObject({ intact: expect.any(Boolean) });

  // The first volume is pulled out half way: what arrived stays, and the second try takes only the rest.
  const first = await team.newest('证据卷1');
  hub.writesLeft = 1;
  await expect(hub.take(first)).rejects.toThrow();
  await hub.restart();
  expect(await hub.core.exchange.missingVolumes()).toMatchObject([
    { volume: 1, missing: 1, all: 2 },
    { volume: 2, missing: 2, all: 2 },
  ]);
  const again = await hub.open(first);
  expect(again).toMatchObject({ rehearsal: { freshChunks: { length: 1 } } });
  await hub.take(first);
  expect(await hub.core.exchange.missingVolumes()).toMatchObject([{ volume: 2, missing: 2 }]);

  // The receipt tells the team what is still lacking; the next evidence package carries just that.
  const { card } = await team.core.exchange.card();
  await hub.core.exchange.writeReceipt({ device: card.device });
  expect(await team.open(await hub.newest('回执'))).toMatchObject({ needs: 'noted', words: expect.stringContaining('对方还缺 2 块证据材料') });
  // Every entry has its receipt, and yet the last copy of that evidence lies here.
  const { book } = team.session.round.book;
  await expect(team.core.books.clear({ book, reason: '巡回结束' })).rejects.toThrow('2 块证据材料');
  team.freeBytes = undefined;
  await team.core.exchange.exportPackage({ kind: 'evidence', scope: 'lacking', place: place?.id ?? '' }, nothing);
  const rest = await hub.open(await team.newest('-证据卷-002'));
  expect(rest).toMatchObject({ rehearsal: { manifest: { kind: 'evidence', counts: { chunks: 2, entries: 0 } } } });
  await hub.take(await team.newest('-证据卷-002'));
  expect(await hub.core.exchange.missingVolumes()).toEqual([]);
  for (const { id } of items) expect(await hub.core.evidence.verify(id)).toMatchObject({ intact: true });
  await hub.core.exchange.writeReceipt({ device: card.device });
  await team.open(await hub.newest('回执-002'));
  await expect(team.core.exchange.exportPackage({ kind: 'evidence', scope: 'lacking' }, nothing)).rejects.toThrow('没有需要导出的');

  await team.core.drafts.put({ kind: 'finding', id: finding, field: 'facts', value: '原稿，还在输入' });
  await expect(team.core.books.clear({ book, reason: '巡回结束' })).rejects.toThrow('没有登记的输入（问题“禁闭超期限”）');
  await team.core.drafts.discard('finding', finding);
  await team.core.drafts.put({ kind: TYPED, id: 'quickLine', field: 'line', value: '3jq jb 超期' });
  await expect(team.core.books.clear({ book, reason: '巡回结束' })).rejects.toThrow('快速记录中没有记下的“3jq jb 超期”');
  await team.core.drafts.discard(TYPED, 'quickLine', 'line');
  await team.core.books.clear({ book, reason: '巡回结束' });
  expect(await team.core.books.cleared()).toMatchObject([{ reason: '巡回结束', intact: true }]);
}, 120_000);
