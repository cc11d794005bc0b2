import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAcknowledgement, writeAcknowledgement } from '#shared/exchange/sync/acknowledgement.ts';
import { openDocument, paddedLength, sealDocument } from '#shared/exchange/sync/document.ts';
import { Inbox } from '#shared/exchange/sync/inbox.ts';
import { cutPackage, PartBench, readPart } from '#shared/exchange/sync/parts.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { moment } from '#test/helpers/ledger.ts';
import { failure, type Laptop, round } from '../laptop.ts';
import { roundIdentity } from './sync-site.ts';

const keys = { identities: [roundIdentity.identity] };

describe('a document of a server', () => {
  it('gives back what was sealed, in a size that says little', async () => {
    const sizes = new Set<number>();
    for (const length of [0, 1, 500, 4_000, 4_090, 4_091, 100_000, 100_100]) {
      const sealed = await sealDocument('part', new Uint8Array(length).fill(7), roundIdentity.recipient);
      expect(await openDocument(sealed, keys)).toEqual({ kind: 'part', content: new Uint8Array(length).fill(7) });
      sizes.add(sealed.length);
    }
    expect(sizes.size).toBe(3);
  });

  it('is padded by at most an eighth, and longer content is never shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4_097, max: 2_000_000 }), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded).toBeLessThanOrEqual(length * 1.125);
        expect(paddedLength(padded)).toBe(padded);
        expect(paddedLength(length + 1)).toBeGreaterThanOrEqual(padded);
      }),
    );
  });

  it('is set aside with its reason wherever a byte is flipped or the end is missing; the book is not touched', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    const sealed = await sealDocument('part', cutPackage(utf8('内容'))[0] as Uint8Array, roundIdentity.recipient);
    const before = team.hash;
    for (let at = 0; at < sealed.length; at += 13) {
      const inbox = new Inbox(team.replica, keys.identities);
      const flipped = sealed.slice();
      flipped[at] = (flipped[at] as number) ^ 4;
      await inbox.open('flipped', flipped);
      await inbox.open('cut', sealed.slice(0, at));
      for (const name of ['flipped', 'cut']) expect(inbox.unreadable.get(name)?.words, `${name} ${at}`).toMatch(/。$/);
    }
    expect(team.hash).toBe(before);
    expect((await failure(async () => openDocument(await sealDocument('part', new Uint8Array(9), hub.card.sealTo), keys))).code).toBe('package.wrongRecipient');
  });
});

describe('parts of a package', () => {
  it('come together in any order and any number of times, and several packages at once', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 80 }),
        fc.infiniteStream(fc.nat()),
        (a, b, size, noise) => {
          const documents = [...cutPackage(a, size), ...cutPackage(b, size)].map((content, i) => ({ content, id: `e${i}` }));
          const key = (): number => noise.next().value as number;
          const shuffled = documents
            .flatMap((one) => (key() % 3 === 0 ? [one, one] : [one]))
            .map((one) => ({ one, at: key() }))
            .sort((x, y) => x.at - y.at);
          const bench = new PartBench();
          const whole = shuffled.flatMap(({ one }) => bench.take(one.id, readPart(one.content)) ?? []);
          for (const wanted of [a, b]) expect(whole.some(({ content }) => Buffer.from(content).equals(Buffer.from(wanted)))).toBe(true);
        },
      ),
    );
  });

  it('of two packages are never mixed, and what is no part is refused', async () => {
    for (const bad of [new Uint8Array(0), new Uint8Array(35), new Uint8Array(40)])
      expect((await failure(() => readPart(bad))).code).toBe('syncDocument.foreign');
    const [part] = cutPackage(utf8('一')) as [Uint8Array];
    const forged = Uint8Array.from(part);
    forged[37] = (forged[37] as number) ^ 1;
    expect((await failure(() => new PartBench().take('e', readPart(forged)))).code).toBe('syncDocument.foreign');
  });
});

describe('an acknowledgement', () => {
  it('counts when a hub of this round has signed it, and only then', async () => {
    const { hub, teams } = await round(2);
    const [team, other] = teams as [Laptop, Laptop];
    const by = (laptop: Laptop, over: object = {}) =>
      writeAcknowledgement(
        {
          ...{ format: 'xunjian-acknowledgement', version: 1, book: hub.replica.book, device: laptop.card.device },
          ...{ heads: [...hub.replica.heads()], at: moment('2022-10-01T01:00:00.000Z') },
          ...over,
        } as Parameters<typeof writeAcknowledgement>[0],
        laptop.signSeed,
      );
    const read = (bytes: Uint8Array) => readAcknowledgement(bytes, team.replica.book, team.replica.fold.trust);
    expect(read(by(hub)).heads).toEqual(hub.replica.heads());
    const wrong: [Uint8Array, string][] = [
      [by(other), 'syncDocument.acknowledgementWrong'],
      [by(other, { device: hub.card.device }), 'syncDocument.acknowledgementWrong'],
      [by(hub, { book: 'a'.repeat(26) }), 'syncDocument.otherBook'],
      [utf8('{}'), 'syncDocument.foreign'],
      [utf8('no json'), 'syncDocument.foreign'],
    ];
    for (const [bytes, code] of wrong) expect((await failure(() => read(bytes))).code).toBe(code);
  });
});
