import { describe, expect, it } from 'vitest';
import { dependants, readmission, withdrawal } from '#shared/exchange/apply.ts';
import { change } from '#test/helpers/ledger.ts';
import { type Laptop, round } from './laptop.ts';

describe('an import', () => {
  it('is undone by one entry and brought back by another, on every laptop', async () => {
    const { hub, teams } = await round(2);
    const [team, other] = teams as [Laptop, Laptop];
    hub.site.write(change('kept', 'facts', '市院的'));
    team.site.write(change('a', 'facts', '一'));
    team.site.write(change('b', 'facts', '二'));
    const before = hub.hash;
    const { rehearsal } = await hub.take(await team.export([hub]));
    const after = hub.hash;
    expect(rehearsal.segments).toEqual([{ device: team.card.device, from: 1, head: team.replica.head(team.card.device)?.hash }]);
    const undo = hub.act(withdrawal(rehearsal.segments));
    expect(hub.hash).toBe(before);
    expect(hub.replica.fold.record('finding', 'a')).toBeUndefined();
    await other.take(await hub.export([other], { kind: 'back' }));
    expect(other.hash).toBe(before);
    hub.act(readmission(undo.hash));
    expect(hub.hash).toBe(after);
    await other.take(await hub.export([other], { kind: 'back' }));
    expect(other.hash).toBe(after);
  });

  it('that brings a withdrawal foretells what vanishes', async () => {
    const { hub, teams } = await round(2);
    const [team, other] = teams as [Laptop, Laptop];
    team.site.write(change('a', 'facts', '一'));
    const { rehearsal } = await hub.take(await team.export([hub]));
    await other.take(await hub.export([other], { kind: 'back' }));
    hub.act(withdrawal(rehearsal.segments));
    const foretold = other.rehearse(await other.open(await hub.export([other], { kind: 'back' })));
    expect(foretold.rehearsal.records.map(({ id, effect }) => [id, effect])).toEqual([['a', 'deleted']]);
    expect(foretold.rehearsal.massDeletion).toBe(true);
  });

  it('that deletes what was edited here meanwhile foretells a difference, on either side', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    hub.site.write(change('a', 'facts', '一'), change('a', 'area', '教育改造'));
    await team.take(await hub.export([team], { kind: 'back' }));
    team.site.write(change('a', 'facts', '组里改的'), change('a', 'deleted', true));
    hub.site.write(change('a', 'facts', '市院改的'));
    const effects = async (to: Laptop, from: Laptop, kind: 'team' | 'back') =>
      to.rehearse(await to.open(await from.export([to], { kind }))).rehearsal.records.map(({ id, effect }) => [id, effect]);
    expect(await effects(hub, team, 'team')).toEqual([['a', 'disputed']]);
    expect(await effects(team, hub, 'back')).toEqual([['a', 'disputed']]);
  });

  it('lists first what others have built on it', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '一'));
    team.site.write(change('b', 'facts', '二'));
    const { rehearsal } = await hub.take(await team.export([hub]));
    hub.site.write(change('a', 'facts', '市院改'));
    expect(dependants(rehearsal.segments, hub.replica)).toEqual(['finding a']);
  });

  it('that deletes or blanks much waits for a second confirmation', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    for (let i = 0; i < 30; i++) hub.site.write(change(`r${i}`, 'facts', `事实${i}`), change(`r${i}`, 'area', '教育改造'));
    await team.take(await hub.export([team], { kind: 'back' }));
    team.site.write(change('r0', 'deleted', true));
    const few = hub.rehearse(await hub.open(await team.export([hub])));
    expect(few.rehearsal.massDeletion).toBe(false);
    team.site.write(change('r1', 'facts', ''));
    const more = hub.rehearse(await hub.open(await team.export([hub])));
    expect(more.rehearsal.massDeletion).toBe(true);
    const before = hub.hash;
    hub.apply(more, { acceptSender: true });
    expect(hub.hash).toBe(before);
    hub.apply(more, { acceptMassDeletion: true });
    expect(hub.hash).toBe(team.hash);
  });
});
