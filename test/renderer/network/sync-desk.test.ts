// @vitest-environment node
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockWords } from '#renderer/network/network-words.ts';
import { CouchServer } from '#test/helpers/couch-server.ts';
import { answerOf, type DeskLaptop, hubAndTeam } from '../exchange/desk-laptop.ts';

const PASSWORD = '数据库口令不落盘';

describe('the network of an open round', () => {
  let server: CouchServer;
  let hub: DeskLaptop;
  let team: DeskLaptop;
  let facility: string;
  const account = () => ({ address: server.address, database: 'round', user: '巡检', password: PASSWORD, pin: null, plain: false });
  const standing = (laptop: DeskLaptop) => laptop.core.sync.state();
  const reaches = (laptop: DeskLaptop, wanted: object) =>
    vi.waitFor(async () => expect(await standing(laptop)).toMatchObject(wanted), { timeout: 20_000, interval: 50 });
  const exchange = async (laptop: DeskLaptop) => {
    const before = server.proxy.log.length;
    await laptop.core.sync.now();
    await vi.waitFor(() => expect(server.proxy.log.length).toBeGreaterThan(before), { timeout: 20_000 });
    await reaches(laptop, { phase: 'resting' });
  };
  const unsent = async (laptop: DeskLaptop) => {
    const { unsent: left, unreceipted } = await laptop.core.exchange.handover();
    return left + unreceipted;
  };

  beforeEach(async () => {
    server = await CouchServer.start('巡检', PASSWORD);
    await server.create('round');
    ({ hub, team, facility } = await hubAndTeam());
  }, 60_000);
  afterEach(async () => {
    for (const laptop of [hub, team]) {
      await laptop.core.session.lock();
      await laptop.remove();
    }
    await server.close();
  });

  it('is off until somebody sets it up, and keeps nothing that does not open', async () => {
    expect(await standing(hub)).toMatchObject({ phase: 'off', account: null });
    await expect(hub.core.sync.configure({ ...account(), password: '不对' })).rejects.toMatchObject({ code: 'sync.unauthorized' });
    await expect(hub.core.sync.configure({ ...account(), database: 'nothing' })).rejects.toMatchObject({ code: 'sync.noDatabase' });
    expect(await standing(hub)).toMatchObject({ phase: 'off', account: null });
    expect(server.proxy.log.some((line) => line.startsWith('POST') || line.startsWith('PUT'))).toBe(false);
  });

  it('the hub’s next task package names its server without user and password; the team is offered it, and nothing connects by itself', async () => {
    expect(await team.core.sync.offered()).toBeNull();
    await hub.core.sync.configure(account());
    const { teams } = await hub.core.read('round.overview', {});
    await hub.core.exchange.exportPackage({ kind: 'task', team: teams[0]?.id ?? '' }, () => undefined);
    const opened = await team.open(await hub.newest('任务包'));
    if (opened.needs === 'nothing') await team.core.exchange.apply({ opened: opened.opened });
    expect(await team.core.sync.offered()).toEqual({ address: server.address, database: 'round', pin: null });
    expect(await standing(team)).toMatchObject({ phase: 'off', account: null });
    expect(await team.open(await hub.newest('任务包'))).toMatchObject({ words: expect.stringContaining('已导入过') });
  });

  it('brings a team’s work with its evidence to the hub, and counts it as handed over when the hub has said so', async () => {
    const { id } = answerOf(await team.core.run('finding.record', { facility, title: '禁闭超期限', facts: '十六日' }));
    await team.core.evidence.add({ file: new File(['审批表'.repeat(1000)], '审批表.txt'), finding: id }, () => undefined);
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting', failure: null });
    expect(await unsent(team)).toBeGreaterThan(0);
    await hub.core.sync.configure(account());
    await reaches(hub, { phase: 'resting', failure: null });
    expect(await hub.hash()).toBe(await team.hash());
    const [item] = await hub.core.read('evidence.list', {} as never);
    expect(await (await hub.core.evidence.read((item as unknown as { id: string }).id)).text()).toBe('审批表'.repeat(1000));
    await exchange(team);
    await reaches(team, { unacknowledged: 0 });
    expect(await unsent(team)).toBe(0);
    const [logged] = await hub.core.exchange.imports();
    expect(logged).toMatchObject({ kind: 'network', from: '二组' });
    await hub.core.exchange.undoImport(logged?.id ?? '');
    expect((await hub.core.read('findings.list', { stream: 'prison', limit: 10 })).rows).toEqual([]);
    await hub.core.exchange.redoImport(logged?.id ?? '');
    expect((await hub.core.read('findings.list', { stream: 'prison', limit: 10 })).rows).toHaveLength(1);
  });

  it('shows the clocks it meets, the server’s and those of other laptops, and lets them decide nothing', async () => {
    team.clock.advance(90 * 60_000);
    answerOf(await team.core.run('finding.record', { facility, title: '时钟快一个半小时', facts: '事实' }));
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting', failure: null });
    await hub.core.sync.configure(account());
    await reaches(hub, { phase: 'resting', failure: null, laptopClocks: [{ name: '二组', minutes: 90 }] });
    const shown = await standing(hub);
    // The server lives in the present, the laptops of this test do not.
    expect(shown.serverClock).toBeGreaterThan(365 * 24 * 60);
    expect(clockWords(shown)).toMatch(/^服务器比本机快 \d+ 天；二组 至少快 90 分钟。/);
    expect(await hub.hash()).toBe(await team.hash());
    expect((await hub.core.exchange.imports())[0]).toMatchObject({ kind: 'network', skewMinutes: 90 });
  });

  it('goes on by itself when something is written, and after the vault was locked and the program ended', async () => {
    await hub.core.sync.configure(account());
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting' });
    await team.core.session.lock();
    await team.restart();
    await reaches(team, { phase: 'resting', failure: null });
    answerOf(await team.core.run('finding.record', { facility, title: '夜间值班脱岗', facts: '两人' }));
    // The hub waits at the server for news: nobody asks it.
    await vi.waitFor(async () => expect(await hub.hash()).toBe(await team.hash()), { timeout: 30_000, interval: 200 });
  });

  it('says why it fails and when it tries again, and is back by itself', async () => {
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting' });
    server.proxy.on = false;
    await team.core.sync.now();
    await reaches(team, { phase: 'failed', failure: { code: 'sync.broken' } });
    expect((await standing(team)).nextTryAt).not.toBeNull();
    server.proxy.on = true;
    await reaches(team, { phase: 'resting', failure: null });
  });

  it('can be stopped, resumed and forgotten; stopped or locked it asks nothing of the server', async () => {
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting' });
    await team.core.sync.stop();
    expect(await standing(team)).toMatchObject({ phase: 'stopped' });
    const quiet = server.proxy.log.length;
    answerOf(await team.core.run('finding.record', { facility, title: '问题', facts: '事实' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.proxy.log).toHaveLength(quiet);
    await team.core.sync.resume();
    await reaches(team, { phase: 'resting' });
    await team.core.sync.forget();
    expect(await standing(team)).toMatchObject({ phase: 'off', account: null });
    await expect(team.session.host.call('sync.standing', { checkpoint: 'a'.repeat(26) })).rejects.toMatchObject({ code: 'sync.notOpen' });
  });

  it('leaves address, user and password nowhere on the disk in the clear, and forgets them with the lock', async () => {
    await team.core.sync.configure(account());
    await reaches(team, { phase: 'resting' });
    await team.core.session.lock();
    await expect(team.session.host.call('sync.standing', { checkpoint: 'a'.repeat(26) })).rejects.toMatchObject({ code: 'sync.notOpen' });
    const folder = join(team.outbox, '..');
    const all = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    for (const file of all) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const secret of [PASSWORD, server.address, '巡检']) expect(bytes.includes(secret), `${file.name} ${secret}`).toBe(false);
    }
  });
});
