import { expect, it } from 'vitest';
import { HandoverMap } from '#shared/exchange/handover.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { change, Site, testBook } from '#test/helpers/ledger.ts';

it('of a laptop whose folder was copied both branches have to be handed over', () => {
  const site = new Site('二组');
  site.write(change('a', 'facts', '共同的'));
  const copy = new Replica(testBook);
  for (const { bytes } of site.log) copy.add(bytes);
  const branch = ['乙一', '乙二'].map((text) => copy.append(site.author, site.now(), copy.operations([change('b', 'facts', text)])));
  for (const text of ['甲一', '甲二', '甲三']) site.write(change('c', 'facts', text));
  site.take(branch);
  const [longest] = site.replica.heads();
  if (!longest) throw new Error('no chain');
  const counts = (stored: readonly (typeof longest)[]) => new HandoverMap(site.replica, new Set(), { sent: [], stored }).counts();
  expect(counts([])).toEqual({ unsent: 6, unreceipted: 0 });
  // The receipt names the longest branch: what only the other one has lies here alone.
  expect(counts([longest])).toEqual({ unsent: 2, unreceipted: 0 });
  expect(counts(site.replica.everyEnd())).toEqual({ unsent: 0, unreceipted: 0 });
});
