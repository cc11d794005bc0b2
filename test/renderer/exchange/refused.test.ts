// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeDocument } from '#shared/exchange/document-package.ts';
import { collect } from '#shared/exchange/streams.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { answerOf, type DeskLaptop, hubAndTeam } from './desk-laptop.ts';

let hub: DeskLaptop;
let team: DeskLaptop;
const nothing = (): void => undefined;

beforeAll(async () => {
  const made = await hubAndTeam();
  ({ hub, team } = made);
  answerOf(await team.core.run('finding.record', { facility: made.facility, title: '禁闭超期限', facts: '原稿' }));
  await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

it('a package that cannot be opened stays listed with its reason over a restart, until it comes whole', async () => {
  const whole = await team.newest('成果包');
  const before = await hub.hash();
  await expect(hub.open(new File([whole.slice(0, whole.size - 40)], '二组-成果包-001.xjb'))).rejects.toMatchObject({ code: 'package.truncated' });
  await hub.restart();
  const [listed] = await hub.core.exchange.refused();
  expect(listed).toMatchObject({ name: '二组-成果包-001.xjb', words: expect.stringContaining('不完整'), next: expect.stringContaining('重新导出') });
  expect(await hub.hash()).toBe(before);
  expect(await hub.open(new File([whole], '二组-成果包-001.xjb'))).toMatchObject({ needs: 'nothing' });
  expect(await hub.core.exchange.refused()).toEqual([]);
});

it('a file that is no package is refused on the spot and not kept in mind; one that is kept can be struck off', async () => {
  await expect(hub.open(new File(['照片'], '照片'))).rejects.toMatchObject({ code: 'package.notSealed' });
  expect(await hub.core.exchange.refused()).toEqual([]);
  await expect(hub.open(new File(['照片'], '改了名的照片.xjb'))).rejects.toMatchObject({ code: 'package.notSealed' });
  await expect(hub.open(new File(['照片'], '改了名的照片.xjb'))).rejects.toMatchObject({ code: 'package.notSealed' });
  const listed = await hub.core.exchange.refused();
  expect(listed.map(({ name }) => name)).toEqual(['改了名的照片.xjb']);
  await hub.core.exchange.forgetRefused(listed[0]?.id ?? '');
  expect(await hub.core.exchange.refused()).toEqual([]);
});

it.each(['approval', 'approvalSignature'] as const)('a package of kind %s among the others is told what it is, and nothing changes', async (kind) => {
  const before = await hub.hash();
  const { vault } = team.session.open;
  const order = {
    ...{ kind, id: newId<'Package'>(seededRandom(kind)), book: team.session.round.book.book, title: '纠正违法通知书' },
    ...{ madeAt: team.clock.now(), document: utf8('{"a":1}'), sender: vault.card, signSeed: vault.device.signSeed },
  };
  const bytes = await collect(writeDocument(order, { recipients: [hub.session.open.vault.card.sealTo] }));
  expect(await hub.open(new File([bytes], '送审.xjb'))).toEqual({ needs: 'approval', kind, title: '纠正违法通知书' });
  expect(await hub.core.exchange.refused()).toEqual([]);
  expect(await hub.hash()).toBe(before);
});
