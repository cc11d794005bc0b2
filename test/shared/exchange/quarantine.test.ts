import { describe, expect, it } from 'vitest';
import type { Rehearsed } from '#shared/exchange/rehearse.ts';
import { signHead } from '#shared/exchange/signed-heads.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { encodeEntry } from '#shared/ledger/entry.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { change } from '#test/helpers/ledger.ts';
import { forge, Laptop, round } from './laptop.ts';

const reasons = ({ rehearsal }: Rehearsed): readonly [number, string][] => rehearsal.quarantined.map(({ line, reason }) => [line, reason.code]);

async function pair(): Promise<{ hub: Laptop; team: Laptop; other: Laptop }> {
  const { hub, teams } = await round(2);
  return { hub, team: teams[0] as Laptop, other: teams[1] as Laptop };
}

describe('entries that are set aside', () => {
  it('an unreadable line, and what builds on it; the rest goes in', async () => {
    const { hub, team, other } = await pair();
    other.site.write(change('b', 'facts', '乙'));
    await team.take(await other.export([team], { kind: 'share' }));
    team.site.write(change('a', 'facts', '甲'));
    const lines = team.site.log.map((entry) => entry.bytes);
    const broken = lines.length - 1;
    lines[broken] = utf8('{"v":1,"ops":"?"}');
    const rehearsed = await hub.take(await forge(team, hub, lines));
    expect(reasons(rehearsed)).toEqual([[broken + 1, 'ledger.entryUnreadable']]);
    expect(hub.replica.fold.record('finding', 'b')?.fields['facts']).toBe('乙');
    expect(rehearsalWords(rehearsed.rehearsal)).toEqual({
      words: '将并入 1 条登记：新增 1 项。另有 1 条记录未通过核对，不会并入，不影响其余。',
      applicable: true,
    });
  });

  it('entries beyond the signed head of their device', async () => {
    const { hub, team } = await pair();
    team.site.write(change('a', 'facts', '甲'));
    const head = team.replica.head(team.card.device);
    if (!head) throw new Error('no head');
    const signed = signHead(team.replica.book, head, team.signSeed);
    team.site.write(change('a', 'facts', '偷改'));
    const file = await forge(
      team,
      hub,
      team.site.log.map((entry) => entry.bytes),
      { heads: [signed] },
    );
    const rehearsed = await hub.take(file);
    expect(reasons(rehearsed)).toEqual([[5, 'entry.beyondHead']]);
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('甲');
  });

  it('entries whose head was signed with another key', async () => {
    const { hub, team, other } = await pair();
    other.site.write(change('a', 'facts', '假'));
    const head = other.replica.head(other.card.device);
    if (!head) throw new Error('no head');
    const forgedHead = signHead(other.replica.book, head, team.signSeed);
    const falseCard = { ...other.card, signKey: team.card.signKey };
    const file = await forge(
      team,
      hub,
      other.site.log.map((entry) => entry.bytes),
      { heads: [forgedHead], cards: [team.card, falseCard] },
    );
    const rehearsed = await hub.take(file);
    expect(reasons(rehearsed)).toEqual([[4, 'entry.beyondHead']]);
    expect(rehearsed.rehearsal.entries.fresh).toBe(0);
  });

  it('entries of a device without a card', async () => {
    const { hub, team } = await pair();
    const stranger = new Laptop('外来');
    stranger.site.take(team.site.log);
    stranger.site.write(change('a', 'facts', '外来'));
    const rehearsed = await hub.take(
      await forge(
        team,
        hub,
        stranger.site.log.map((entry) => entry.bytes),
      ),
    );
    expect(reasons(rehearsed)).toEqual([[4, 'entry.noCard']]);
  });

  it('a broken chain, with everything after it', async () => {
    const { hub, team } = await pair();
    const first = team.site.write(change('a', 'facts', '一'));
    if (!first) throw new Error('nothing written');
    const skipped = encodeEntry({
      ...first.entry,
      n: 3,
      prev: first.hash,
      seen: [],
      ops: [{ op: 'set', kind: 'finding', id: 'a', field: 'facts', value: '三', over: [] }],
    });
    const after = encodeEntry({ ...skipped.entry, n: 4, prev: skipped.hash });
    const head = signHead(team.replica.book, { device: team.card.device, n: 4, hash: after.hash }, team.signSeed);
    const file = await forge(
      team,
      hub,
      [...team.site.log, skipped, after].map((entry) => entry.bytes),
      { heads: [head] },
    );
    const rehearsed = await hub.take(file);
    expect(reasons(rehearsed)).toEqual([
      [5, 'ledger.chainBroken'],
      [6, 'entry.buildsOnQuarantined'],
    ]);
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('一');
  });

  it('an entry of another book', async () => {
    const { hub, team } = await pair();
    const mine = team.site.write(change('a', 'facts', '一'));
    if (!mine) throw new Error('nothing written');
    const foreign = encodeEntry({ ...mine.entry, book: 'a'.repeat(26) as typeof mine.entry.book });
    const rehearsed = await hub.take(await forge(team, hub, [foreign.bytes, ...team.site.log.map((entry) => entry.bytes)]));
    expect(reasons(rehearsed)).toEqual([[1, 'ledger.otherBook']]);
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('一');
  });

  it('an entry whose causes are nowhere, when the package claims to be whole', async () => {
    const { hub, team } = await pair();
    const mine = team.site.write(change('a', 'facts', '一'));
    if (!mine) throw new Error('nothing written');
    const dangling = encodeEntry({ ...mine.entry, n: 2, prev: mine.hash, seen: ['f'.repeat(64) as EntryHash] });
    const head = signHead(team.replica.book, { device: team.card.device, n: 2, hash: dangling.hash }, team.signSeed);
    const rehearsed = await hub.take(
      await forge(
        team,
        hub,
        [...team.site.log, dangling].map((entry) => entry.bytes),
        { heads: [head] },
      ),
    );
    expect(reasons(rehearsed)).toEqual([[5, 'entry.causeAbsent']]);
    expect(rehearsed.rehearsal.missing).toEqual([]);
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('一');
  });
});

describe('passing on what others wrote', () => {
  it('carries their own signed heads', async () => {
    const { hub, team, other } = await pair();
    other.site.write(change('b', 'facts', '乙'));
    await team.take(await other.export([team], { kind: 'share' }));
    const prepared = await team.prepare();
    expect(prepared.unsigned).toBe(0);
    expect(prepared.manifest.heads.map((head) => head.device)).toContain(other.card.device);
    const rehearsed = await hub.take(await team.export([hub]));
    expect(rehearsed.rehearsal.quarantined).toEqual([]);
    expect(hub.hash).toBe(team.hash);
  });

  it('keeps back what no signature of their own covers, and names it as needed', async () => {
    const { hub, team, other } = await pair();
    other.site.write(change('b', 'facts', '乙'));
    // Came without a package, so without a signed head: as after losing the kept heads.
    team.site.take(other.site.log);
    team.site.write(change('b', 'facts', '改'));
    const prepared = await team.prepare();
    expect(prepared.unsigned).toBe(1);
    const file = await team.export([hub]);
    const early = hub.rehearse(await hub.open(file));
    expect(rehearsalWords(early.rehearsal)).toEqual({
      words: '缺“第二组”第 1 条及之前的登记，本包暂不能并入，本机数据未改变。所缺的包导入之后，本包即可并入。',
      applicable: false,
    });
    await hub.take(await other.export([hub]));
    await hub.take(file);
    expect(hub.hash).toBe(team.hash);
  });

  it('sends both branches of a fork', async () => {
    const { hub, team } = await pair();
    const copy = new Laptop('副本');
    Object.assign(copy, { card: team.card, signSeed: team.signSeed });
    Object.assign(copy.site, { author: team.site.author });
    copy.site.take(team.site.log);
    copy.site.write(change('a', 'facts', '原件'));
    team.site.write(change('a', 'facts', '恢复后'));
    await hub.take(await team.export([hub]));
    await hub.take(await copy.export([hub]));
    expect(hub.replica.forks()).toHaveLength(1);
    const rehearsed = hub.rehearse(await hub.open(await hub.export([])));
    expect(rehearsed.rehearsal.entries.fresh).toBe(0);
    const reader = new Laptop('读者');
    reader.apply(reader.rehearse(await hub.open(await hub.export([]))));
    expect(reader.hash).toBe(hub.hash);
    expect(reader.replica.forks()).toHaveLength(1);
  });
});

describe('who signed', () => {
  it('an unknown sender needs consent', async () => {
    const { hub } = await pair();
    const stranger = new Laptop('新电脑');
    stranger.site.take(hub.site.log);
    stranger.heads = (await hub.prepare()).manifest.heads;
    stranger.site.write(change('a', 'facts', '新'));
    const before = hub.hash;
    const rehearsed = await hub.take(await stranger.export([hub]), {});
    expect(rehearsed.rehearsal.sender.standing).toBe('unknown');
    expect(hub.hash).toBe(before);
    hub.apply(rehearsed, { acceptSender: true });
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('新');
  });

  it('entries of a device that nobody enrolled are named', async () => {
    const { hub, team } = await pair();
    const stranger = new Laptop('新电脑');
    stranger.site.take(team.site.log);
    stranger.site.write(change('a', 'facts', '新'));
    stranger.heads = (await hub.prepare()).manifest.heads;
    await team.take(await stranger.export([team], { kind: 'share' }));
    const before = hub.hash;
    const rehearsed = await hub.take(await team.export([hub]), {});
    expect(rehearsed.rehearsal.sender.standing).toBe('trusted');
    expect(rehearsed.rehearsal.strangers.map((card) => card.name)).toEqual(['新电脑']);
    expect(hub.hash).toBe(before);
  });

  it('a removed device: what lies beyond its end stays out, what others built on it comes along, all agree', async () => {
    const { hub, team, other } = await pair();
    team.site.write(change('a', 'facts', '移除前'));
    await hub.take(await team.export([hub]));
    team.site.write(change('a', 'facts', '移除后，同事见过'));
    await other.take(await team.export([other], { kind: 'share' }));
    other.site.write(change('c', 'facts', '同事的'));
    team.site.write(change('a', 'facts', '移除后，无人见过'));
    hub.remove(team);
    const direct = await hub.take(await team.export([hub]));
    expect(direct.rehearsal.sender.standing).toBe('removed');
    expect(reasons(direct).map(([, code]) => code)).toEqual(['entry.removedDevice', 'entry.removedDevice']);
    expect(direct.rehearsal.entries.fresh).toBe(0);
    const relayed = await hub.take(await other.export([hub]));
    expect(relayed.rehearsal.quarantined).toEqual([]);
    expect(hub.replica.fold.record('finding', 'c')?.fields['facts']).toBe('同事的');
    expect(hub.replica.fold.record('finding', 'a')?.fields['facts']).toBe('移除前');
    await other.take(await hub.export([other], { kind: 'back' }));
    expect(stateHash(other.replica.fold)).toBe(hub.hash);
  });
});
