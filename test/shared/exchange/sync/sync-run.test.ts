import { beforeEach, describe, expect, it } from 'vitest';
import { syncErrors } from '#shared/host/sync-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { change } from '#test/helpers/ledger.ts';
import { Laptop, round } from '../laptop.ts';
import { MemoryServer } from './memory-server.ts';
import { SyncLaptop } from './sync-site.ts';

describe('the exchange with a server', () => {
  let server: MemoryServer;
  let hub: SyncLaptop;
  let teams: SyncLaptop[];
  const [first, second] = [() => teams[0] as SyncLaptop, () => teams[1] as SyncLaptop];
  const all = () => [hub, ...teams];
  const exchangeAll = async (rounds = 2) => {
    for (let i = 0; i < rounds; i++) for (const one of all()) await one.exchange();
  };
  const agree = () => {
    const hashes = new Set(all().map(({ laptop }) => laptop.hash));
    expect(hashes.size).toBe(1);
  };

  beforeEach(async () => {
    server = new MemoryServer();
    const made = await round(2);
    hub = new SyncLaptop(made.hub, server);
    teams = made.teams.map((team) => new SyncLaptop(team, server));
  });

  it('brings everything to everybody once, and is quiet when nothing is new', async () => {
    first().laptop.site.write(change('a', 'facts', '一组的写法'));
    second().laptop.site.write(change('a', 'facts', '二组的写法'), change('b', 'facts', '二组发现'));
    await exchangeAll(3);
    agree();
    expect(hub.laptop.replica.fold.record('finding', 'a')?.disputed.get('facts')).toHaveLength(2);
    const documents = server.documents.size;
    const before = server.backup();
    await exchangeAll();
    expect(server.documents.size).toBe(documents);
    expect(server.backup().checkpoints).toEqual(before.checkpoints);
    for (const { intakes } of all()) for (const { rehearsed } of intakes) expect(rehearsed.rehearsal.quarantined).toEqual([]);
  });

  it('reads of its journal only what the server lacks, also after a restart; from the start when the server has lost something', async () => {
    for (let i = 0; i < 5; i++) first().laptop.site.write(change(`a${i}`, 'facts', '一'));
    await exchangeAll();
    const before = first().laptop.site.log.length;
    const sent = first().readFrom.length;
    for (const restart of [false, true]) {
      first().laptop.site.write(change('a0', 'facts', `改 ${restart}`));
      if (restart) first().restart();
      await first().exchange();
    }
    expect(first().readFrom.slice(sent)).toEqual([before, before + 1]);
    server.restore(new MemoryServer().backup());
    expect((await first().exchange()).notices).toEqual(['lost']);
    expect(first().readFrom.at(-1)).toBe(0);
    await exchangeAll(3);
    agree();
  });

  it('does not fetch back what it has sent itself, but after the server has lost something', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    const own = [...server.documents.keys()];
    const asked: string[] = [];
    const { pull } = server;
    server.pull = (ids) => {
      asked.push(...ids);
      return pull.call(server, ids);
    };
    await first().exchange();
    expect(asked).toEqual([]);
    server.checkpoints.clear();
    expect((await first().exchange()).notices).toEqual(['lost']);
    expect(asked).toEqual(own);
    server.pull = pull;
    await exchangeAll(3);
    agree();
  });

  it('takes its mark in the journal for a hint: one that stands too far costs a second reading and loses nothing', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    first().laptop.site.write(change('b', 'facts', '二'));
    first().laptop.site.write(change('c', 'facts', '三'));
    const length = first().laptop.site.log.length;
    first().state = { ...first().state, journal: { sequence: length - 1, digest: 'f'.repeat(64) } };
    first().restart();
    await first().exchange();
    expect(first().readFrom.slice(-2)).toEqual([length - 1, 0]);
    await exchangeAll();
    agree();
  });

  it('agrees with what went by stick, whichever way came first', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await hub.laptop.take(await first().laptop.export([hub.laptop]));
    hub.laptop.site.write(change('a', 'facts', '二'));
    second().laptop.site.write(change('c', 'facts', '三'));
    await hub.exchange();
    await second().exchange();
    first().laptop.site.write(change('d', 'facts', '四'));
    await second().laptop.take(await first().laptop.export([second().laptop], { kind: 'share' }));
    await exchangeAll();
    agree();
  });

  it('counts as handed over only what the hub has acknowledged', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    await second().exchange();
    await first().exchange();
    expect(first().run.unacknowledged).toBe(1);
    await hub.exchange();
    await first().exchange();
    expect(first().run.unacknowledged).toBe(0);
    expect(hub.run.unacknowledged).toBeNull();
    expect(first().state.stored).toContainEqual(first().laptop.replica.head(first().laptop.card.device));
  });

  it('shows the server nothing but padded ciphertext under names made of it', async () => {
    first().laptop.site.write(change('a', 'facts', '罪犯张某被禁闭超过十五日'));
    await exchangeAll();
    const bytes = Buffer.concat([...server.documents.values()]);
    for (const secret of ['张某', first().laptop.card.device, first().laptop.name, first().laptop.replica.book, 'manifest.json']) {
      expect(bytes.includes(secret)).toBe(false);
    }
    const sizes = new Set([...server.documents.values()].map((document) => document.length));
    expect(sizes.size).toBe(1);
  });

  it('cuts what is large into parts, and goes on where it was stopped', async () => {
    const parted = new SyncLaptop(first().laptop, server, { partBytes: 700, pushBytes: 1, page: 3, batch: 2 });
    for (let i = 0; i < 30; i++) first().laptop.site.write(change(`r${i}`, 'facts', `第 ${i} 个问题，${Math.sin(i)}`));
    let pushes = 0;
    server.fault = (call, after) => {
      if (call === 'push' && !after && ++pushes === 3) throw syncErrors.broken();
    };
    await expect(parted.exchange()).rejects.toMatchObject({ code: 'sync.broken' });
    server.fault = () => undefined;
    parted.restart();
    await parted.exchange();
    const reader = new SyncLaptop(hub.laptop, server, { page: 3, batch: 2 });
    await reader.exchange();
    expect(hub.laptop.hash).toBe(first().laptop.hash);
    const later = await reader.exchange();
    // Two parts of the package that was cut off lie there for good, and are not taken for something missing.
    expect(later.waiting).toBe(0);
  });

  it('stops when told to, keeping what it has', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    await expect(hub.exchange({ aborted: true })).rejects.toThrow();
    await hub.exchange();
    expect(hub.laptop.hash).toBe(first().laptop.hash);
  });

  it('killed at any point of an exchange, goes on after the restart and neither loses nor doubles anything', async () => {
    // Each step of the exchange in turn: a request before and after the server has done it, what is taken in and what is remembered likewise.
    let kills = 0;
    for (let at = 0, killed = true; killed; at++) {
      first().laptop.site.write(change(`f${at}`, 'facts', `一组 ${at}`), change('both', 'facts', `一组 ${at}`));
      second().laptop.site.write(change(`s${at}`, 'facts', `二组 ${at}`), change('both', 'facts', `二组 ${at}`));
      await second().exchange();
      let left = at;
      const kill = (): void => {
        if (left-- === 0) throw new Error('killed');
      };
      server.fault = kill;
      first().step = kill;
      killed = await first()
        .exchange()
        .then(
          () => false,
          () => true,
        );
      server.fault = () => undefined;
      first().step = () => undefined;
      if (killed) kills++;
      first().restart();
      for (let i = 0; i < 2; i++) for (const one of [first(), hub, second()]) expect((await one.exchange()).notices).toEqual([]);
      agree();
      for (const side of ['f', 's']) expect(hub.laptop.replica.fold.record('finding', `${side}${at}`)?.fields['facts']).toBeDefined();
    }
    expect(kills).toBeGreaterThan(15);
    expect(hub.laptop.replica.size).toBe(new Set(hub.laptop.site.log.map(({ hash }) => hash)).size);
  });

  it('ignores on every laptop what a removed one wrote beyond its end, also what came over the network before the removal was known', async () => {
    first().laptop.site.write(change('kept', 'facts', '移出前'));
    // Enough beside it that what vanishes with the removal is no mass deletion, which would wait for a second person.
    for (let i = 0; i < 30; i++) second().laptop.site.write(change(`other${i}`, 'facts', '不受影响'));
    await exchangeAll();
    // The hub removes it as it knows it; the laptop, lost or taken, goes on writing and sending.
    hub.laptop.remove(first().laptop);
    first().laptop.site.write(change('kept', 'facts', '移出后改写'), change('later', 'facts', '移出后新写'));
    await first().exchange();
    await second().exchange();
    expect(second().laptop.replica.fold.record('finding', 'later')?.fields['facts']).toBe('移出后新写');
    await hub.exchange();
    await second().exchange();
    await hub.exchange();
    for (const one of [hub, second()]) {
      expect(one.laptop.replica.fold.record('finding', 'later')?.fields['facts']).toBeUndefined();
      expect(one.laptop.replica.fold.record('finding', 'kept')?.fields['facts']).toBe('移出前');
    }
    expect(hub.laptop.hash).toBe(second().laptop.hash);
    first().laptop.site.write(change('later', 'facts', '再写'));
    await first().exchange();
    expect((await hub.exchange()).held.map(({ reason }) => reason)).toContain('removed');
    expect(hub.laptop.hash).toBe(second().laptop.hash);
  });

  it('of two hubs, takes what either enrols, and the acknowledgement of either', async () => {
    const other = new Laptop('省院');
    hub.laptop.enrol(other, 'hub');
    await hub.exchange();
    await other.take(await hub.laptop.export([other], { kind: 'share' }));
    const second = new SyncLaptop(other, server);
    const late = new Laptop('三组-01');
    await late.take(await other.export([late], { kind: 'share' }));
    other.enrol(late);
    await second.exchange();
    late.site.write(change('late', 'facts', '由第二个组织方登记的电脑'));
    const team = new SyncLaptop(late, server);
    await team.exchange();
    await hub.exchange();
    expect(hub.laptop.replica.fold.record('finding', 'late')?.fields['facts']).toBeDefined();
    await second.exchange();
    await team.exchange();
    expect(team.run.unacknowledged).toBe(0);
    for (const one of [hub, first(), second, team]) await one.exchange();
    for (const one of [hub, first(), second, team]) await one.exchange();
    expect(new Set([hub, first(), second, team].map(({ laptop }) => laptop.hash)).size).toBe(1);
  });

  it('finds out that the server was restored from an older backup, sends again what it lost, and says so', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await exchangeAll();
    const backup = server.backup();
    first().laptop.site.write(change('b', 'facts', '二'));
    second().laptop.site.write(change('c', 'facts', '三'));
    await exchangeAll();
    server.restore(backup);
    const outcome = await first().exchange();
    expect(outcome.notices).toEqual(['lost']);
    await exchangeAll();
    const late = new SyncLaptop(new Laptop('第三组'), server);
    hub.laptop.enrol(late.laptop);
    await late.laptop.take(await hub.laptop.export([late.laptop], { kind: 'task', team: undefined }));
    await hub.exchange();
    await late.exchange();
    await exchangeAll();
    agree();
    expect(late.laptop.hash).toBe(hub.laptop.hash);
  });

  it('sends everything again when the database was deleted and made anew, once', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await exchangeAll();
    server.restore(new MemoryServer().backup());
    for (const one of all()) expect((await one.exchange()).notices).toEqual(['lost']);
    for (const one of all()) expect((await one.exchange()).notices).toEqual([]);
    await exchangeAll();
    agree();
  });

  it('tells nobody of a loss when a cluster shows changes twice to a laptop that was restarted', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await exchangeAll();
    hub.restart();
    server.rewind();
    first().laptop.site.write(change('b', 'facts', '二'));
    await first().exchange();
    for (let i = 0; i < 3; i++) expect((await hub.exchange()).notices).toEqual([]);
    expect(hub.laptop.hash).toBe(first().laptop.hash);
  });

  it('reads from the start when the server no longer understands its mark, and goes on', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await exchangeAll();
    const { changes } = server;
    server.changes = async () => {
      server.changes = changes;
      throw syncErrors.badSince();
    };
    first().laptop.site.write(change('b', 'facts', '二'));
    await first().exchange();
    expect((await hub.exchange()).notices).toEqual([]);
    await exchangeAll();
    agree();
  });

  it('acknowledges again when the acknowledgement was lost', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    // Twice: what is not counted yet cannot be missed.
    for (let i = 0; i < 2; i++) await hub.exchange();
    server.lose([...server.documents.keys()].at(-1) as string);
    await first().exchange();
    expect(first().run.unacknowledged).toBe(1);
    await hub.exchange();
    await first().exchange();
    expect(first().run.unacknowledged).toBe(0);
  });

  it('finds one document missing from the middle by what builds on it', async () => {
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    const middle = [...server.documents.keys()].at(-1) as string;
    first().laptop.site.write(change('a', 'facts', '二'));
    await first().exchange();
    server.lose(middle);
    const outcome = await hub.exchange();
    expect(outcome.waiting).toBe(1);
    // Its own second document is counted first, then the server has fewer than were counted.
    expect([(await first().exchange()).notices, (await first().exchange()).notices]).toEqual([[], ['lost']]);
    await hub.exchange();
    expect(hub.laptop.hash).toBe(first().laptop.hash);
  });

  it('reads again from the start when the server’s mark has skipped something', async () => {
    await exchangeAll();
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    const { changes } = server;
    server.changes = async (since, limit) => ({ rows: [], since: (await changes.call(server, since, limit)).since });
    await hub.exchange().catch(() => undefined);
    server.changes = changes;
    const outcome = await hub.exchange();
    expect(outcome.notices.length + outcome.pulled).toBeGreaterThan(0);
    expect(hub.laptop.hash).toBe(first().laptop.hash);
  });

  it('holds what an unknown laptop sent until somebody vouches for it', async () => {
    const stranger = new Laptop('来历不明');
    await stranger.take(await hub.laptop.export([stranger], { kind: 'share' }));
    stranger.site.write(change('x', 'facts', '混入'));
    await new SyncLaptop(stranger, server).exchange();
    const before = hub.laptop.hash;
    const outcome = await hub.exchange();
    expect(outcome.held.map(({ reason, sender }) => [reason, sender.name])).toEqual([['unknown', '来历不明']]);
    expect(hub.laptop.hash).toBe(before);
    hub.laptop.enrol(stranger);
    expect((await hub.exchange()).held).toEqual([]);
    expect(hub.laptop.replica.fold.record('finding', 'x')?.fields['facts']).toBe('混入');
  });

  it('takes in by itself what a laptop sent that the hub has enrolled meanwhile, although the hub’s word builds on it', async () => {
    const late = new Laptop('三组-01');
    await late.take(await hub.laptop.export([late], { kind: 'share' }));
    late.site.write(change('x', 'facts', '后来加入的'));
    await new SyncLaptop(late, server).exchange();
    await hub.exchange();
    await hub.laptop.take(await late.export([hub.laptop]));
    hub.laptop.enrol(late);
    await hub.exchange();
    const outcome = await second().exchange();
    expect([outcome.held, outcome.waiting]).toEqual([[], 0]);
    expect(second().laptop.hash).toBe(hub.laptop.hash);
  });

  it('holds what would delete much, until a second person has agreed to it by the way of packages', async () => {
    for (let i = 0; i < 30; i++) first().laptop.site.write(change(`r${i}`, 'facts', `第${i}个`));
    await exchangeAll();
    for (let i = 0; i < 25; i++) first().laptop.site.write(change(`r${i}`, 'deleted', true));
    second().laptop.site.write(change('other', 'facts', '不受影响'));
    await first().exchange();
    await second().exchange();
    const outcome = await hub.exchange();
    expect(outcome.held.map(({ reason }) => reason)).toEqual(['massDeletion']);
    expect(hub.laptop.replica.fold.records('finding')).toHaveLength(31);
    await hub.laptop.take(await first().laptop.export([hub.laptop]));
    expect((await hub.exchange()).held).toEqual([]);
    expect(hub.laptop.replica.fold.records('finding')).toHaveLength(6);
  });

  it('leaves alone what is no document of this round, and tells', async () => {
    await server.push([new Uint8Array(100), Uint8Array.from(Buffer.from('age-encryption.org/v1\n'))] as Bytes[]);
    first().laptop.site.write(change('a', 'facts', '一'));
    await first().exchange();
    const outcome = await hub.exchange();
    expect(outcome.unreadable).toHaveLength(2);
    for (const { words } of outcome.unreadable) expect(words).toMatch(/[。]$/);
    expect(hub.laptop.hash).toBe(first().laptop.hash);
  });

  it('moves only the evidence that the other side lacks', async () => {
    const names = Array.from({ length: 20 }, (_, i) => i.toString(16).padStart(64, '0'));
    const chunks = names.map((sha256) => ({ sha256, bytes: 1_048_592 }));
    first().chunks = chunks;
    hub.chunks = chunks;
    first().store = new Set(names.slice(0, 15));
    hub.store = new Set(names.slice(0, 1));
    expect(await first().exchange()).toMatchObject({ chunksPushed: 15, chunksPulled: 0, chunksAbsent: 5 });
    expect(await first().exchange()).toMatchObject({ chunksPushed: 0, chunksAbsent: 5 });
    // The host was asked for all of them once, then only for those that were not there.
    expect(first().chunksAsked).toEqual([20, 5]);
    expect(await hub.exchange()).toMatchObject({ chunksPushed: 0, chunksPulled: 14, chunksAbsent: 5 });
  });
});
