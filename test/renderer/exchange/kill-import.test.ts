// @vitest-environment node
import { expect, it } from 'vitest';
import { answerOf, hubAndTeam, Killed } from './desk-laptop.ts';

const nothing = (): void => undefined;

it('an import killed at any write leaves the book before or after, on the disk of a real host, and can be passed on either way', async () => {
  const { hub, team, facility } = await hubAndTeam();
  try {
    const finding = answerOf(await team.core.run('finding.record', { facility, title: '禁闭超期限', facts: '原稿' })).id;
    await team.core.evidence.add({ file: new File(['禁闭审批表'], '审批表.txt'), finding }, nothing);
    await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
    const file = await team.newest('成果包');
    const [before, after] = [await hub.hash(), await team.hash()];
    const seen = new Set<string>();
    for (let kill = 0; ; kill++) {
      const opened = await hub.open(file);
      if (opened.needs !== 'nothing' || !opened.applicable) break;
      hub.writesLeft = kill;
      const killed = await hub.core.exchange.apply({ opened: opened.opened }).then(
        () => false,
        (error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
          return true;
        },
      );
      await hub.restart();
      const hash = await hub.hash();
      expect([before, after]).toContain(hash);
      const imports = await hub.core.exchange.imports();
      expect(imports.length).toBe(hash === after ? 1 : 0);
      seen.add(`${killed ? 'killed' : 'lived'} ${hash === after ? 'after' : 'before'}`);
      if (!killed) break;
    }
    // It was killed before and after the one write that decides; the last try either lived or found everything there.
    expect([...seen]).toEqual(expect.arrayContaining(['killed before']));
    expect([...seen].some((one) => one.endsWith('after'))).toBe(true);
    expect(await hub.hash()).toBe(after);
    // Whatever died in between: the signed heads are kept, so that the hub can pass the team's entries on, and the import can be undone.
    const [record] = await hub.core.exchange.imports();
    await hub.core.exchange.undoImport(record?.id ?? '');
    expect(await hub.core.read('findings.list', {})).toMatchObject({ total: 0 });
    await hub.core.exchange.redoImport(record?.id ?? '');
    const { teams } = await hub.core.read('round.overview', {});
    await hub.core.exchange.exportPackage({ kind: 'back', team: teams[0]?.id ?? '' }, nothing);
    const back = await team.open(await hub.newest('回发包'));
    expect(back).toMatchObject({ rehearsal: { quarantined: [], missing: [] } });
  } finally {
    await hub.remove();
    await team.remove();
  }
}, 180_000);
