import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineRoundKey, splitRoundKey } from '#shared/exchange/key-shares.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import { currentRoundKey, ROUND_KEY, roundKeyChanges } from '#shared/exchange/round-key.ts';
import { generateIdentity, identityRecipient } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { writePackage } from '#shared/exchange/write-package.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { change } from '#test/helpers/ledger.ts';
import { failure, type Laptop, round } from './laptop.ts';

const random = seededRandom('test round keys');
const key = () => generateIdentity(random.bytes(32));

describe('the round key in three shares', () => {
  it('comes back from any two of them, as people type them, and from no single one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]), async (seed, [i, j]) => {
        const { identity, recipient } = generateIdentity(seed);
        expect(identityRecipient(identity)).toBe(recipient);
        const shares = await splitRoundKey(identity);
        expect(shares).toHaveLength(3);
        for (const share of shares) expect(share).toMatch(/^([0-9A-Z]{4}-){14}[0-9A-Z]{4}$/);
        const typed = (share: string) => share.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
        const combined = await combineRoundKey(typed(shares[i as number] as string), shares[j as number] as string);
        expect(combined.ok && combined.value).toEqual({ identity, recipient });
      }),
      { numRuns: 15 },
    );
  });

  it('names the share with the slip of the pen, the same share twice, and shares of two keys', async () => {
    const [a, b] = (await splitRoundKey(key().identity)) as [string, string];
    const [foreign] = (await splitRoundKey(key().identity)) as [string];
    const code = async (one: string, other: string): Promise<string> => {
      const combined = await combineRoundKey(one, other);
      return combined.ok ? 'ok' : `${combined.refusal.code} ${combined.refusal.words}`;
    };
    const slipped = (a[0] === '2' ? '3' : '2') + a.slice(1);
    expect(await code(slipped, b)).toMatch(/^shares\.check 第一份份额有抄错/);
    expect(await code(a, b.slice(5))).toMatch(/^shares\.length 第二份份额应为 15 组/);
    expect(await code(a, `${b.slice(0, -1)}?`)).toMatch(/^shares\.character 第二份份额第 15 组/);
    expect(await code(a, a)).toMatch(/^shares\.same/);
    expect(await code(a, foreign)).toMatch(/^shares\.mixed/);
  });
});

describe('the epoch of the round key', () => {
  it('is what a hub wrote last; what a member writes changes nothing for anybody', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    expect(currentRoundKey(hub.replica)).toBeUndefined();
    const [first, second, forged] = [key(), key(), key()];
    hub.act(...hub.replica.operations(roundKeyChanges(hub.replica, first.recipient)));
    hub.act(...hub.replica.operations(roundKeyChanges(hub.replica, second.recipient)));
    await team.take(await hub.export([team], { kind: 'back' }));
    expect(currentRoundKey(team.replica)).toEqual({ epoch: 2, recipient: second.recipient });
    team.act(...team.replica.operations(roundKeyChanges(team.replica, forged.recipient)));
    team.act(...team.replica.operations([{ kind: ROUND_KEY, id: `epoch-2-${second.recipient.slice(-12)}`, field: 'recipient', value: forged.recipient }]));
    await hub.take(await team.export([hub]));
    for (const laptop of [hub, team]) expect(currentRoundKey(laptop.replica)).toEqual({ epoch: 2, recipient: second.recipient });
  });

  it('shuts a removed laptop out of what is sealed to the round afterwards', async () => {
    const { hub, teams } = await round(2);
    const [lost, team] = teams as [Laptop, Laptop];
    const [before, after] = [key(), key()];
    const sealed = async (recipient: string) => collect(writePackage(await hub.prepare({ kind: 'back', team: undefined }), { recipients: [recipient] }));
    const open = (file: Uint8Array, ...identities: string[]) => openPackage({ file: piecesOf(file), keys: { identities } });
    const early = await sealed(before.recipient);
    hub.remove(lost);
    hub.act(...hub.replica.operations(roundKeyChanges(hub.replica, after.recipient)));
    const late = await sealed(after.recipient);
    await expect(open(early, before.identity)).resolves.toBeDefined();
    expect((await failure(() => open(late, before.identity, lost.sealing.identity))).code).toBe('package.wrongRecipient');
    const opened = await open(late, before.identity, after.identity);
    team.apply(team.rehearse(opened));
    expect(team.hash).toBe(hub.hash);
  });
});

describe('a removed laptop', () => {
  it('counts no further than its last accepted entry, on every replica and in whatever order things arrive', async () => {
    const { hub, teams } = await round(3);
    const [lost, one, two] = teams as [Laptop, Laptop, Laptop];
    lost.site.write(change('a', 'facts', '移出前'));
    const known = await lost.export([hub, one, two]);
    await hub.take(known);
    lost.site.write(change('a', 'facts', '移出后'));
    lost.site.write(change('b', 'facts', '移出后新写'));
    const beyond = await lost.export([one, two]);
    hub.remove(lost);
    const removal = await hub.export([one, two], { kind: 'back' });
    // One hears of the removal first, two takes the late entries first.
    await one.take(removal);
    await one.take(beyond);
    await two.take(beyond);
    expect(two.replica.fold.record('finding', 'a')?.fields['facts']).toBe('移出后');
    await two.take(removal);
    for (const laptop of [hub, one, two]) {
      expect(laptop.replica.fold.record('finding', 'a')?.fields['facts']).toBe('移出前');
      expect(laptop.replica.fold.record('finding', 'b')).toBeUndefined();
      expect(laptop.hash).toBe(hub.hash);
    }
  });
});
