// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, DeskLaptop, hubAndTeam } from './desk-laptop.ts';

let hub: DeskLaptop;
let team: DeskLaptop;
let teamId: string;

beforeAll(async () => {
  ({ hub, team, teamId } = await hubAndTeam());
}, 120_000);
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

it('enrolling and removing that would change nothing, or would end the own laptop, is refused in words', async () => {
  const { exchange } = hub.core;
  const [{ card }, own] = [await team.core.exchange.card(), (await exchange.card()).card];
  const before = await hub.hash();
  await expect(exchange.enrol({ card, role: 'team', team: teamId })).rejects.toThrow('“二组”已在名单中');
  await expect(exchange.enrol({ card: { ...card, signKey: own.signKey }, role: 'team' })).rejects.toThrow('另一把钥匙');
  await expect(exchange.remove({ device: own.device, reason: '交回' })).rejects.toThrow('不能移出正在使用的这台电脑');
  await expect(exchange.remove({ device: card.device, reason: '理'.repeat(5_000) })).rejects.toThrow('不符合登记簿的格式');
  expect(await hub.hash()).toBe(before);
  expect((await exchange.devices()).map(({ removed }) => removed)).toEqual([false, false]);

  await exchange.remove({ device: card.device, reason: '电脑遗失' });
  await expect(exchange.enrol({ card, role: 'team', team: teamId })).rejects.toThrow('已被移出，不能再登记');
  await hub.restart();
  expect((await hub.core.exchange.devices()).find((one) => one.card.device === card.device)?.removed).toBe(true);
}, 60_000);

it('a reason that is too long is refused in words, and half a character in what is typed is kept until it is whole', async () => {
  const laptop = await DeskLaptop.make('单机');
  try {
    await laptop.core.books.foundRound({ title: '练习' });
    const place = answerOf(await laptop.core.run('facility.add', { name: '甲监狱' })).id;
    const { id } = answerOf(await laptop.core.run('finding.record', { facility: place, title: '禁闭超期限', facts: '原稿' }));
    expect(await laptop.core.run('finding.remove', { id, reason: '理'.repeat(1_001) })).toMatchObject({
      ok: false,
      refusal: { words: expect.stringContaining('1000 字') },
    });
    await laptop.core.drafts.put({ kind: 'finding', id, field: 'facts', value: '表情\ud83d' });
    await laptop.restart();
    expect(await laptop.core.drafts.of('finding', id)).toEqual({ facts: '表情\ud83d' });
    expect(await laptop.core.drafts.commit('finding', id)).toMatchObject({ ok: true });
    expect((await laptop.core.read('findings.detail', { id }))?.finding.facts).toBe('表情\ufffd');
  } finally {
    await laptop.remove();
  }
}, 60_000);
