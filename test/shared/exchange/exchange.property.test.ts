import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { change, live, steps } from '#test/helpers/ledger.ts';
import { Laptop, round } from './laptop.ts';

describe('packages', () => {
  it('carry any state: opened, rehearsed and applied in any order, all laptops agree; a second time nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(steps(3, 40), fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 8 }), async (life, hops) => {
        const { hub, teams } = await round(3);
        // Everything that moves between laptops moves by package, so that every entry comes with its signed head.
        live(
          teams.map((team) => team.site),
          life.filter((step) => step.do !== 'exchange'),
        );
        for (const [from, to] of hops) {
          const sender = teams[from] as Laptop;
          const receiver = teams[to] as Laptop;
          if (sender === receiver) continue;
          await receiver.take(await sender.export([receiver], { kind: 'share' }));
          receiver.site.write(change(`r${from}`, 'f0', to, 'all'));
        }
        const files = await Promise.all(teams.map((team) => team.export([hub, ...teams])));
        for (const file of files) await hub.take(file);
        const back = await hub.export(teams, { kind: 'back' });
        for (const team of teams) {
          const rehearsed = await team.take(back);
          expect(rehearsed.rehearsal.quarantined).toEqual([]);
          expect(rehearsed.rehearsal.missing).toEqual([]);
          expect(team.hash).toBe(hub.hash);
        }
        for (const file of [...files, back]) {
          const again = hub.rehearse(await hub.open(file));
          expect(again.rehearsal.entries.fresh).toBe(0);
          expect(again.rehearsal.records).toEqual([]);
          expect(rehearsalWords(again.rehearsal)).toEqual({ words: '已导入过，未改变任何内容。', applicable: false });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('foretell exactly what applying does', async () => {
    await fc.assert(
      fc.asyncProperty(steps(2, 40), async (life) => {
        const { hub, teams } = await round(1);
        const team = teams[0] as Laptop;
        live(
          [hub.site, team.site],
          life.filter((step) => step.do !== 'exchange'),
        );
        const before = hub.hash;
        const rehearsed = hub.rehearse(await hub.open(await team.export([hub])));
        expect(hub.hash).toBe(before);
        const effects = new Map(rehearsed.rehearsal.records.map((record) => [record.id, record]));
        const shown = new Map(hub.replica.fold.records('finding').map((record) => [record.id, record]));
        hub.apply(rehearsed);
        for (const record of hub.replica.fold.records('finding')) {
          const told = effects.get(record.id);
          const was = shown.get(record.id);
          if (!was) expect(['new', 'disputed']).toContain(told?.effect);
          else if (JSON.stringify(was.fields) !== JSON.stringify(record.fields)) expect(['changed', 'disputed']).toContain(told?.effect);
          for (const field of told?.fields ?? []) expect(hub.replica.fold.register('finding', record.id, field.field)?.heads).toEqual(field.after);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('from five teams give the hub one state, whatever the order', async () => {
    const { hub, teams } = await round(5);
    teams.forEach((team, i) => {
      team.site.write(change(`own-${i}`, 'facts', `第${i}组发现`), change('shared', 'facts', `看法${i}`));
      team.site.write(change(`own-${i}`, 'severity', 'light'));
    });
    const opened = await Promise.all(teams.map(async (team) => hub.open(await team.export([hub]))));
    const start = hub.replica.checkpoint();
    const hashes = new Set<string>();
    for (const order of permutations([0, 1, 2, 3, 4])) {
      const desk = new Laptop('合并台');
      Object.assign(desk.site, { replica: Replica.fromCheckpoint(hub.replica.book, start) });
      for (const i of order) desk.apply(desk.rehearse(opened[i] as OpenedPackage));
      hashes.add(desk.hash);
      expect(desk.replica.fold.record('finding', 'shared')?.disputed.get('facts')).toHaveLength(5);
    }
    expect(hashes.size).toBe(1);
  });

  it('may build on a base: out of order they say which one is missing, in order they agree', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '一'));
    const first = await team.export([hub]);
    const base = team.replica.heads();
    team.site.write(change('a', 'facts', '二'));
    const second = await team.export([hub], { base });
    const before = hub.hash;
    const early = hub.rehearse(await hub.open(second));
    hub.apply(early);
    expect(rehearsalWords(early.rehearsal)).toEqual({
      words: '缺第一组 1 号包，本包暂不能并入，本机数据未改变。所缺的包导入之后，本包即可并入。',
      applicable: false,
    });
    expect(hub.hash).toBe(before);
    await hub.take(first);
    const late = await hub.take(second);
    expect(late.rehearsal.entries).toEqual({ all: 1, fresh: 1, known: 0 });
    expect(hub.hash).toBe(team.hash);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}
