import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, type DeskLaptop, hubAndTeam } from '#test/renderer/exchange/desk-laptop.ts';
import { buildHosts } from './build-hosts.ts';
import { ChildHost } from './child-host.ts';

const nothing = (): void => undefined;
/** Kills of each kind, spread over all that the host does to the disk meanwhile. */
const KILLS = 7;
let hub: DeskLaptop;
let team: DeskLaptop;
let finding: string;

beforeAll(async () => {
  buildHosts();
  const made = await hubAndTeam(ChildHost.start);
  ({ hub, team } = made);
  finding = answerOf(await team.core.run('finding.record', { facility: made.facility, title: '禁闭超期限', facts: '原稿' })).id;
  await team.core.evidence.add({ file: new File(['禁闭审批表'], '审批表.txt'), finding }, nothing);
});
afterAll(async () => {
  await hub.remove();
  await team.remove();
});

const hostOf = (laptop: DeskLaptop): ChildHost => laptop.host as ChildHost;

/** Numbers of disk operations at which to kill, spread over all that `work` does. */
async function stepsOf(laptop: DeskLaptop, work: () => Promise<unknown>): Promise<readonly number[]> {
  await hostOf(laptop).arm(Number.MAX_SAFE_INTEGER);
  await work();
  const all = await hostOf(laptop).count();
  return Array.from({ length: KILLS }, (_, i) => Math.floor((i * all) / KILLS));
}

/** Does `work` with a host that dies on the way, and opens what lies on the disk as the next start would. */
async function killed(laptop: DeskLaptop, at: number, work: () => Promise<unknown>): Promise<void> {
  const host = hostOf(laptop);
  await host.arm(at);
  await expect(work(), `killed at ${at}`).rejects.toThrow();
  await expect.poll(() => host.signal).toBe('SIGKILL');
  await laptop.restart();
}

it('an import whose host is killed with SIGKILL anywhere leaves the book before or after, never between, and is taken in the next time', async () => {
  await team.core.exchange.exportPackage({ kind: 'team' }, nothing);
  const file = await team.newest('成果包');
  const [before, after] = [await hub.hash(), await team.hash()];
  await hub.putAside();
  const seen = new Set<string>();
  for (const at of await stepsOf(hub, () => hub.take(file))) {
    await hub.rewind();
    await killed(hub, at, () => hub.take(file));
    const hash = await hub.hash();
    expect([before, after]).toContain(hash);
    expect(await hub.core.exchange.imports()).toHaveLength(hash === after ? 1 : 0);
    seen.add(hash === after ? 'after' : 'before');
    if (hash === before) await hub.take(file);
    expect(await hub.hash()).toBe(after);
    expect(await hub.core.exchange.imports()).toHaveLength(1);
    const [item] = await hub.core.read('evidence.list', { findings: [finding] });
    expect(await hub.core.evidence.verify(item?.id ?? '')).toMatchObject({ intact: true });
  }
  expect([...seen].sort()).toEqual(['after', 'before']);
});

it('an export whose host is killed with SIGKILL anywhere leaves no half package on the stick, and nothing counts as handed over that is not there', async () => {
  const write = async () => void (await team.core.exchange.exportPackage({ kind: 'team' }, nothing));
  const onStick = async () => (await readdir(team.outbox)).filter((name) => name.endsWith('.xjb')).sort();
  for (const at of await stepsOf(team, write)) {
    const there = await onStick();
    const { sent } = await team.core.exchange.handover();
    await killed(team, at, write);
    const now = await onStick();
    for (const name of now.filter((one) => !there.includes(one))) {
      const file = new Blob([new Uint8Array(await readFile(join(team.outbox, name)))]);
      expect(await hub.open(file), name).toMatchObject({ needs: 'nothing' });
    }
    const { sent: logged } = await team.core.exchange.handover();
    expect(logged.length - sent.length).toBeLessThanOrEqual(now.length - there.length);
  }
});
