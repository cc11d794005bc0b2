import { expect, it } from 'vitest';
import { decodeEntry } from '#shared/ledger/entry.ts';
import { change, Site } from '#test/helpers/ledger.ts';

it.each([
  ['a reason longer than an entry takes', [change('f', 'facts', '一')], '理'.repeat(4_001), 'reason'],
  ['a field name that cannot be read back', [change('f', '事实', '一')], undefined, 'ops.0.field'],
  ['an id longer than one can be', [change('f'.repeat(121), 'facts', '一')], undefined, 'ops.0.id'],
] as const)('%s is refused before it is in the journal, and nothing changes', (_what, changes, reason, place) => {
  const site = new Site('甲');
  const ops = site.replica.operations(changes);
  expect(() => site.act(ops, reason)).toThrow(place);
  expect(site.replica.size).toBe(0);
});

it('what is written can be read again', () => {
  const site = new Site('甲');
  const { bytes, hash } = site.act(site.replica.operations([change('f', 'facts', '𠮷\u0000\n')]), '理'.repeat(4_000));
  expect(decodeEntry(bytes).hash).toBe(hash);
});
