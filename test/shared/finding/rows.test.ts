import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingNumbers } from '#shared/finding/number.ts';
import { findingRows } from '#shared/finding/rows.ts';
import { sameAsId } from '#shared/finding/same-problem.ts';
import type { Change } from '#shared/ledger/record.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { Site, testBook } from '#test/helpers/ledger.ts';
import { knowledge } from '../workbench/desk.ts';

const PLACES = ['甲监狱', '乙监狱', '丙监狱'];
const COUNT = 9;
const finding = (n: number): string => `finding${n}`;

function round(): Site {
  const site = new Site('一组');
  const set = (kind: string, id: string, fields: Readonly<Record<string, Change['value']>>): void =>
    void site.write(...Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
  set('team', 'team', { name: '第一组', order: 'a' });
  PLACES.forEach((name, i) => {
    set('facility', `place${i}`, { name, kind: 'prison', team: 'team', order: `a${i}` });
  });
  for (let n = 0; n < COUNT; n += 1)
    set('finding', finding(n), { title: `问题${n}`, type: 'D03', area: 'D', stream: 'prison', facility: `place${n % 3}`, recordedOn: `2022-10-1${n}` });
  return site;
}

/** One thing that a row shows is changed: of the finding itself, of its place, or of what is bound to it. */
const edit = fc
  .record({ n: fc.nat(COUNT - 1), other: fc.nat(COUNT - 1), place: fc.nat(2), flag: fc.boolean(), day: fc.integer({ min: 10, max: 29 }), which: fc.nat(8) })
  .map(({ n, other, place, flag, day, which }): Change => {
    const own = { kind: 'finding', id: finding(n) };
    const changes: readonly Change[] = [
      { ...own, field: 'title', value: `改写${day}` },
      { ...own, field: 'recordedOn', value: `2022-10-${day}` },
      { ...own, field: 'facility', value: `place${place}` },
      { ...own, field: 'deleted', value: flag },
      { ...own, field: 'stream', value: flag ? 'residentOffice' : 'prison' },
      { kind: 'evidence', id: `file${place}`, field: `finding/${finding(n)}`, value: flag },
      { kind: 'letter', id: `letter${place}`, field: `finding/${finding(n)}`, value: flag },
      { kind: flag ? 'facility' : 'team', id: flag ? `place${place}` : 'team', field: 'name', value: `名称${day}` },
      { kind: 'sameAs', id: sameAsId(finding(n), finding(other)), field: 'linked', value: flag },
    ];
    return changes[which] as Change;
  });

/** The two sides of a judgement, written with it. */
const sidesOf = ({ kind, id }: Change): Change[] =>
  kind === 'sameAs' ? ['first', 'second'].map((field, i) => ({ kind, id, field, value: id.split('.')[i] ?? '' })) : [];

describe('rows of findings', () => {
  it('are after every edit what the same records give anew, numbers too', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const site = round();
        for (const one of edits) {
          site.write(one, ...sidesOf(one));
          const anew = new Replica(testBook);
          for (const entry of site.log) anew.add(entry.bytes);
          const rows = findingRows(site.replica.fold, knowledge);
          expect(rows).toEqual(findingRows(anew.fold, knowledge));
          expect([...findingNumbers(site.replica.fold)]).toEqual(rows.map((row) => [row.id, row.number]));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stay the very same where an edit changed nothing that they show', () => {
    const site = round();
    const before = findingRows(site.replica.fold, knowledge);
    site.write({ kind: 'finding', id: finding(4), field: 'title', value: '改写' });
    const after = findingRows(site.replica.fold, knowledge);
    expect(after.find((row) => row.id === finding(4))?.title).toBe('改写');
    expect(after.filter((row, i) => row !== before[i]).map((row) => row.id)).toEqual([finding(4)]);
  });

  it('of one prison only are numbered anew when the order there changes', () => {
    const site = round();
    const before = findingRows(site.replica.fold, knowledge);
    site.write({ kind: 'finding', id: finding(7), field: 'recordedOn', value: '2022-10-01' });
    const after = findingRows(site.replica.fold, knowledge);
    expect(after.find((row) => row.id === finding(7))?.number).toBe('乙监狱-001');
    const kept = new Set(before);
    expect(new Set(after.filter((row) => !kept.has(row)).map((row) => row.facilityName))).toEqual(new Set(['乙监狱']));
  });
});
