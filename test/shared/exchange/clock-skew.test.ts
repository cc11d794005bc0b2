import { expect, it } from 'vitest';
import { clockSkew } from '#shared/exchange/clock-skew.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { change } from '#test/helpers/ledger.ts';
import { type Laptop, round } from './laptop.ts';

const minutes = (from: Moment, by: number): Moment => new Date(Date.parse(from) + by * 60_000).toISOString() as Moment;

/** Skew that the hub sees when `team` hands over at `madeAt` and the hub opens it at `now`. */
async function seen(hub: Laptop, team: Laptop, madeAt: Moment, now: Moment): Promise<number> {
  const opened = await hub.open(await team.export([hub], { madeAt }));
  const { fresh } = hub.rehearse(opened);
  return clockSkew({ manifest: opened.manifest, fresh, replica: hub.replica, own: hub.card.device, now });
}

it('only what is certain: dated after now is ahead, dated before what it builds on is behind, days on a stick are neither', async () => {
  const { hub, teams } = await round(1);
  const team = teams[0] as Laptop;
  team.site.write(change('a', 'facts', '谈话记录缺失'));
  const written = team.replica.entry(team.replica.head(team.card.device)?.hash as never)?.at as Moment;
  const founded = [...hub.replica.allEntries()].at(-1)?.at as Moment;
  expect(await seen(hub, team, minutes(written, 5), minutes(written, 5))).toBe(0);
  expect(await seen(hub, team, minutes(written, 5), minutes(written, 3 * 24 * 60))).toBe(0);
  expect(await seen(hub, team, minutes(written, 95), minutes(written, 5))).toBe(90);
  expect(await seen(hub, team, minutes(founded, -45), minutes(written, 5))).toBe(-45);
});

it('an entry that is dated ahead or behind tells it too, even where the package itself was dated well', async () => {
  const { hub, teams } = await round(1);
  const team = teams[0] as Laptop;
  const last = [...hub.replica.allEntries()].at(-1)?.at as Moment;
  team.site.write(change('a', 'facts', '谈话记录缺失'));
  const opened = await hub.open(await team.export([hub], { madeAt: minutes(last, 60) }));
  const { fresh } = hub.rehearse(opened);
  const dated = (at: Moment) => fresh.map((one) => ({ ...one, entry: { ...one.entry, at } }));
  const skew = (at: Moment) => clockSkew({ manifest: opened.manifest, fresh: dated(at), replica: hub.replica, own: hub.card.device, now: minutes(last, 60) });
  expect(skew(minutes(last, 30))).toBe(0);
  expect(skew(minutes(last, 180))).toBe(120);
  expect(skew(minutes(last, -20))).toBe(-20);
});
