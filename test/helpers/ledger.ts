import fc from 'fast-check';
import type { Moment } from '#shared/kernel/clock.ts';
import { type BookId, type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { Change } from '#shared/ledger/record.ts';
import { type Author, Replica } from '#shared/ledger/replica.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';

const random = seededRandom('test ledger');
export const testBook = newId<'Book'>(random) as BookId;
export const moment = (text: string): Moment => text as Moment;

/** A laptop in a test: its own replica of the test book, with all entry bytes it holds. */
export class Site {
  readonly replica: Replica;
  readonly author: Author;
  readonly log: HashedEntry[] = [];
  readonly personSeed = random.bytes(32);
  readonly card: DeviceCard;
  constructor(
    readonly name: string,
    readonly skewMilliseconds = 0,
    book: BookId = testBook,
  ) {
    this.replica = new Replica(book);
    this.author = { device: newId<'Device'>(random) as DeviceId, person: newId<'Person'>(random) as PersonId };
    this.card = {
      device: this.author.device,
      name,
      person: { id: this.author.person, name: `${name}的人`, key: publicKey(this.personSeed) },
      signKey: publicKey(random.bytes(32)),
      sealTo: `age1${'q'.repeat(58)}`,
    };
  }

  now(): Moment {
    return new Date(Date.UTC(2022, 8, 14) + this.skewMilliseconds + this.log.length * 1000).toISOString() as Moment;
  }

  write(...changes: Change[]): HashedEntry | undefined {
    const ops = this.replica.operations(changes);
    return ops.length === 0 ? undefined : this.act(ops);
  }

  act(ops: Parameters<Replica['append']>[2], reason?: string): HashedEntry {
    const entry = this.replica.append(this.author, this.now(), ops, reason);
    this.log.push(entry);
    return entry;
  }

  take(entries: readonly HashedEntry[]): void {
    for (const entry of entries) {
      const outcome = this.replica.add(entry.bytes);
      if (outcome.outcome === 'added') this.log.push(...outcome.folded);
    }
  }
}

export const change = (id: string, field: string, value: Change['value'], settle?: 'all'): Change => ({
  kind: 'finding',
  id,
  field,
  value,
  ...(settle ? { settle } : {}),
});

/** A random life of several sites: edits, partial exchanges, settlements. */
export type Step =
  | { readonly do: 'edit'; readonly site: number; readonly record: number; readonly field: number; readonly value: number }
  | { readonly do: 'settle'; readonly site: number; readonly record: number; readonly field: number; readonly value: number }
  | { readonly do: 'exchange'; readonly from: number; readonly to: number; readonly share: number };

export const steps = (sites: number, max: number): fc.Arbitrary<Step[]> => {
  const site = fc.nat(sites - 1);
  const spot = { site, record: fc.nat(4), field: fc.nat(2), value: fc.nat(5) };
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), ...spot }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), ...spot }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('exchange' as const), from: site, to: site, share: fc.double({ min: 0, max: 1, noNaN: true }) }) },
    ),
    { maxLength: max },
  );
};

export function live(sites: readonly Site[], life: readonly Step[]): void {
  for (const step of life) {
    if (step.do === 'exchange') {
      const from = sites[step.from] as Site;
      (sites[step.to] as Site).take(from.log.slice(0, Math.ceil(from.log.length * step.share)));
    } else {
      (sites[step.site] as Site).write(change(`r${step.record}`, `f${step.field}`, step.value, step.do === 'settle' ? 'all' : undefined));
    }
  }
}

export function allEntries(sites: readonly Site[]): HashedEntry[] {
  return [...new Map(sites.flatMap((site) => site.log).map((entry) => [entry.hash, entry])).values()];
}
