import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayClear, signClearing, verifyClearing } from '#shared/exchange/clearing.ts';
import { HandoverMap } from '#shared/exchange/handover.ts';
import { acceptReceipt, type Receipt } from '#shared/exchange/receipt.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { change, live, steps } from '#test/helpers/ledger.ts';
import { failure, type Laptop, round, sealMembers, signedManifest } from './laptop.ts';

const random = seededRandom('test receipts');

function receiptOf(hub: Laptop, to: Laptop, over: Partial<Receipt> = {}): Receipt {
  return {
    format: 'xunjian-receipt',
    version: 1,
    book: hub.replica.book,
    for: [to.card.device],
    packages: [{ id: newId<'Package'>(random), number: 1, kind: 'team', withdrawn: false }],
    takenAt: '2022-10-12T01:00:00.000Z' as Moment,
    heads: [...hub.replica.heads()],
    stateHash: hub.hash,
    counts: { fresh: 1, known: 0, new: 1, changed: 0, disputed: 0, deleted: 0 },
    exceptions: [],
    lacks: [],
    skewMinutes: 0,
    ...over,
  };
}

const packed = (by: Laptop, to: Laptop, receipt: Receipt): Promise<Uint8Array> => by.export([to], { kind: 'receipt', entries: undefined, receipt });
const hubsOf = (team: Laptop) => new Set([...team.replica.fold.trust.devices].flatMap(([device, { role }]) => (role === 'hub' ? [device] : [])));

describe('a receipt', () => {
  it('tells the team which records lie at the hub, and which came since', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '一'));
    const sent = await team.export([hub]);
    const sentHeads = team.replica.heads();
    team.site.write(change('b', 'facts', '二'));
    const map = (stored: Receipt['heads']) => new HandoverMap(team.replica, hubsOf(team), { sent: sentHeads, stored });
    expect([map([]).of('finding', 'a'), map([]).of('finding', 'b'), map([]).of('finding', 'none')]).toEqual(['sent', 'unsent', undefined]);
    expect(map([]).counts()).toEqual({ unsent: 1, unreceipted: 1 });
    await hub.take(sent);
    const opened = await team.open(await packed(hub, team, receiptOf(hub, team)));
    const accepted = acceptReceipt(opened.manifest, opened.receipt as Receipt, { replica: team.replica, device: team.card.device });
    const after = map(accepted.ok ? accepted.value.heads : []);
    expect([after.of('finding', 'a'), after.of('finding', 'b')]).toEqual(['stored', 'unsent']);
    expect(after.counts()).toEqual({ unsent: 1, unreceipted: 0 });
    // A later change of a stored record makes it 未交出 again.
    team.site.write(change('a', 'facts', '一改'));
    expect(after.of('finding', 'a')).toBe('unsent');
  });

  it('counts entry by entry what the map says of each, whatever was sent and receipted', async () => {
    const { hub, teams } = await round(2);
    await fc.assert(
      fc.asyncProperty(steps(2, 25), fc.nat(25), fc.nat(25), async (life, sentAt, storedAt) => {
        const team = teams[0] as Laptop;
        live(
          [team.site],
          life.map((step) => ({ ...step, ...('site' in step ? { site: 0 } : {}) }) as (typeof life)[number]).filter((step) => step.do !== 'exchange'),
        );
        const own = [...team.replica.allEntries()].filter((info) => info.device === team.card.device);
        const upTo = (n: number) => own.slice(Math.max(0, n - 1), Math.max(0, n)).map(({ device, n: at, hash }) => ({ device, n: at, hash }));
        const map = new HandoverMap(team.replica, hubsOf(team), { sent: upTo(sentAt), stored: upTo(storedAt) });
        const states = [...team.replica.allEntries()].map((info) => map.ofEntry(info.hash));
        expect(map.counts()).toEqual({
          unsent: states.filter((state) => state === 'unsent').length,
          unreceipted: states.filter((state) => state === 'sent').length,
        });
      }),
      { numRuns: 30 },
    );
    expect(hub.replica.size).toBeGreaterThan(0);
  });

  it('is refused in words when it is for another book, another laptop, not of the hub, or about a chain that is not this one', async () => {
    const { hub, teams } = await round(2);
    const [team, other] = teams as [Laptop, Laptop];
    const here = { replica: team.replica, device: team.card.device };
    const judge = async (by: Laptop, receipt: Receipt): Promise<string> => {
      const opened = await team.open(await packed(by, team, receipt));
      const judged = acceptReceipt(opened.manifest, opened.receipt as Receipt, here);
      if (!judged.ok) expect(judged.refusal.words).toMatch(/没有登记，本机数据未改变。$/);
      return judged.ok ? 'ok' : judged.refusal.code;
    };
    expect(await judge(hub, receiptOf(hub, team))).toBe('ok');
    expect(await judge(hub, receiptOf(hub, other))).toBe('receipt.otherDevice');
    expect(await judge(other, receiptOf(hub, team))).toBe('receipt.notHub');
    expect(await judge(hub, receiptOf(hub, team, { book: newId<'Book'>(random) as BookId }))).toBe('receipt.otherBook');
    const foreign = { device: team.card.device, n: 99, hash: sha256Of(new Uint8Array(3)) as never };
    expect(await judge(hub, receiptOf(hub, team, { heads: [foreign] }))).toBe('receipt.fork');
    const opened = await team.open(await packed(hub, team, receiptOf(hub, team)));
    hub.remove(team);
    const removed = acceptReceipt(
      { ...opened.manifest, sender: other.card },
      { ...(opened.receipt as Receipt), book: team.replica.book },
      { replica: hub.replica, device: team.card.device },
    );
    expect(removed.ok ? 'ok' : removed.refusal.code).toBe('receipt.notHub');
  });

  it('is refused in words when flipped, cut off or slipped into another kind of package', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    const file = await packed(hub, team, receiptOf(hub, team));
    for (let at = 0; at < file.length; at += 11) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
      expect((await failure(() => team.open(flipped))).words).toContain('本机数据未改变');
      expect((await failure(() => team.open(file.subarray(0, at)))).words).toContain('本机数据未改变');
    }
    const { manifest } = await hub.prepare({ kind: 'receipt', entries: undefined, receipt: receiptOf(hub, team) });
    const bytes = new TextEncoder().encode('{"format":"xunjian-receipt"}');
    const part = { name: 'receipt.json', bytes: bytes.length, sha256: sha256Of(bytes) };
    const made = (over: object) => sealMembers([...signedManifest({ ...manifest, parts: [part], ...over }, hub), { name: 'receipt.json', bytes }], team);
    expect((await failure(async () => team.open(await made({})))).code).toBe('package.partWrong');
    expect((await failure(async () => team.open(await made({ kind: 'team' })))).code).toBe('package.foreignMember');
    expect((await failure(async () => team.open(await sealMembers(signedManifest({ ...manifest, parts: [] }, hub), team)))).code).toBe('package.partMissing');
  });
});

describe('clearing a round from a laptop', () => {
  it('waits until everything is receipted, and says what is not', () => {
    expect(mayClear({ unsent: 0, unreceipted: 0, lacking: 0, drafts: [] }).ok).toBe(true);
    const refused = mayClear({ unsent: 2, unreceipted: 3, lacking: 0, drafts: [] });
    expect(refused.ok ? '' : refused.refusal.words).toBe('还有2 条登记未交出、3 条登记已交出但没有回执，没有清除，本机数据未改变。');
  });

  it('is recorded under the signature of the person who did it', async () => {
    const { hub } = await round(1);
    const clearing = {
      ...{ book: hub.replica.book, title: '轮次', device: hub.card.device, person: hub.card.person.id, reason: '巡回结束', entries: 3 },
      at: '2022-11-01T00:00:00.000Z' as Moment,
      stateHash: hub.hash,
      receipts: [newId<'Package'>(random)],
    };
    const signature = signClearing(clearing, hub.site.personSeed);
    expect(verifyClearing(clearing, signature, hub.card.person.key)).toBe(true);
    expect(verifyClearing({ ...clearing, entries: 4 }, signature, hub.card.person.key)).toBe(false);
  });
});
