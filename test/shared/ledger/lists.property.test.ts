import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordView } from '#shared/ledger/record.ts';
import { change, Site } from '#test/helpers/ledger.ts';

/** What the list must hold, from the single records. */
const anew = ({ replica: { fold } }: Site): readonly RecordView[] =>
  fold.ids('finding').flatMap((id) => {
    const view = fold.record('finding', id);
    return view && !view.deleted ? [view] : [];
  });

/** Writes of one record each, with or without somebody reading the list after it: now a few, now very many between two readings. */
const life = fc.array(fc.record({ id: fc.nat(99), removed: fc.option(fc.boolean()), value: fc.nat(), read: fc.nat(9).map((n) => n === 0) }), {
  maxLength: 300,
});

describe('lists of records', () => {
  it('hold what stands, in the order of ids, however many records were written since they were last read', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const site = new Site('一组');
        for (const { id, removed, value, read } of steps) {
          site.write(removed === null ? change(`r${id}`, 'title', value) : change(`r${id}`, 'deleted', removed));
          if (read) expect(site.replica.fold.records('finding')).toEqual(anew(site));
        }
        expect(site.replica.fold.records('finding')).toEqual(anew(site));
      }),
      { numRuns: 40 },
    );
  });

  it('are the same object until a record is touched, and one read before keeps what it held', () => {
    const site = new Site('一组');
    site.write(change('a', 'title', '甲'), change('b', 'title', '乙'));
    const before = site.replica.fold.records('finding');
    expect(site.replica.fold.records('finding')).toBe(before);
    site.write(change('a', 'deleted', true));
    const after = site.replica.fold.records('finding');
    expect(before.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(after.map(({ id }) => id)).toEqual(['b']);
    expect(after[0]).toBe(before[1]);
  });

  it('follow a withdrawal and its taking back', () => {
    const site = new Site('一组');
    const entry = site.write(change('a', 'title', '甲'));
    expect(site.replica.fold.records('finding')).toHaveLength(1);
    const segments = [{ device: site.author.device, from: 1, head: entry?.hash as never }];
    const { hash } = site.act([{ op: 'withdraw', segments }], '误收');
    expect(site.replica.fold.records('finding')).toEqual([]);
    site.act([{ op: 'readmit', withdrawal: hash }], '恢复');
    expect(site.replica.fold.records('finding').map(({ id }) => id)).toEqual(['a']);
  });
});
