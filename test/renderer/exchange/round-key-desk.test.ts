// @vitest-environment node
import { expect, it } from 'vitest';
import { DeskLaptop, hubAndTeam } from './desk-laptop.ts';

const nothing = (): void => undefined;

it('removing a laptop changes the round key; a new task package hands it out; two printed shares open a returned package on a bare laptop', async () => {
  const { hub, team, teamId } = await hubAndTeam();
  const lost = await DeskLaptop.make('丢失的电脑');
  const bare = await DeskLaptop.make('新电脑');
  try {
    const { card } = await lost.core.exchange.card();
    await hub.core.exchange.enrol({ card, role: 'team', team: teamId });
    await hub.core.exchange.exportPackage({ kind: 'task', team: teamId }, nothing);
    const task = await hub.newest('任务包-002');
    await lost.take(task);
    expect(await team.core.exchange.roundKey()).toEqual({ epoch: 0, held: true });
    await hub.core.exchange.remove({ device: card.device, reason: '电脑遗失' });
    expect(await hub.core.exchange.roundKey()).toEqual({ epoch: 1, held: true });

    // The removed laptop has the old key only: what is sealed from now on stays shut to it.
    await hub.core.exchange.exportPackage({ kind: 'back', team: teamId }, nothing);
    const back = await hub.newest('回发包');
    await expect(lost.open(back)).rejects.toThrow('钥匙打不开');
    await team.take(back);
    expect(await team.core.exchange.roundKey()).toEqual({ epoch: 1, held: false });
    await expect(team.core.exchange.splitRoundKey()).rejects.toThrow('没有现在的轮次钥匙');
    await hub.core.exchange.exportPackage({ kind: 'task', team: teamId }, nothing);
    await expect(lost.open(await hub.newest('任务包-004'))).rejects.toThrow('钥匙打不开');
    expect(await team.open(await hub.newest('任务包-004'))).toMatchObject({ needs: 'noted', words: expect.stringContaining('新的轮次钥匙') });
    expect(await team.core.exchange.roundKey()).toEqual({ epoch: 1, held: true });

    const [first, , third] = (await hub.core.exchange.splitRoundKey()) as [string, string, string];
    await expect(bare.open(back)).rejects.toThrow('钥匙打不开');
    await expect(bare.core.exchange.recoverRoundKey({ first, second: first })).rejects.toThrow('同一份份额');
    await bare.core.exchange.recoverRoundKey({ first, second: third });
    const opened = await bare.open(back);
    expect(opened).toMatchObject({ needs: 'nothing', newBook: true, vouched: false });
    await bare.take(back);
    expect(await bare.hash()).toBe(await hub.hash());
  } finally {
    for (const laptop of [hub, team, lost, bare]) await laptop.remove();
  }
}, 180_000);
