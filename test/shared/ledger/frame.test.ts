import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, utf8 } from '#shared/kernel/bytes.ts';
import { encodeBatch, JOURNAL_START, mayEndBatch, readBatches } from '#shared/ledger/frame.ts';

const bodies = fc.array(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
  { maxLength: 4 },
);

function journal(batches: readonly Uint8Array<ArrayBuffer>[][]): { bytes: Uint8Array<ArrayBuffer>; ends: number[] } {
  let head = JOURNAL_START;
  const parts: Uint8Array[] = [];
  const ends: number[] = [];
  let length = 0;
  for (const batch of batches) {
    const encoded = encodeBatch(head, batch);
    parts.push(encoded.bytes);
    head = encoded.head;
    length += encoded.bytes.length;
    ends.push(length);
  }
  return { bytes: concat(parts), ends };
}

describe('journal frames', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(bodies, { maxLength: 5 }), (batches) => {
        const { bytes } = journal(batches);
        const read = readBatches(bytes, JOURNAL_START);
        expect(read.rest).toBe('complete');
        expect(read.batches.map((batch) => batch.frames.map((frame) => frame.body))).toEqual(batches);
      }),
    );
  });

  it('tells without checking whether a batch may end in what is here', () => {
    const { bytes, ends } = journal([[utf8('一'), utf8('二')]]);
    for (let cut = 0; cut <= bytes.length; cut++) expect(mayEndBatch(bytes.slice(0, cut)), String(cut)).toBe(cut === ends[0]);
    // Nonsense is left to the reader, who says what is wrong with it.
    expect(mayEndBatch(new Uint8Array(40).fill(255))).toBe(true);
  });

  it('cut anywhere, gives exactly the batches whose commit frame is whole', () => {
    const { bytes, ends } = journal([[utf8('一')], [utf8('二'), utf8('三')], [utf8('四')]]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const read = readBatches(bytes.subarray(0, cut), JOURNAL_START);
      expect(read.batches.length).toBe(ends.filter((end) => end <= cut).length);
      expect(read.end).toBe(Math.max(0, ...ends.filter((end) => end <= cut)));
    }
  });

  it('with any byte flipped, gives only batches before the damage', () => {
    const { bytes, ends } = journal([[utf8('一')], [utf8('二')], [utf8('三')]]);
    for (let at = 0; at < bytes.length; at++) {
      const bad = bytes.slice();
      bad[at] = (bad[at] as number) ^ 0x10;
      const read = readBatches(bad, JOURNAL_START);
      expect(read.rest).not.toBe('complete');
      expect(read.batches.length).toBe(ends.filter((end) => end <= at).length);
    }
  });

  it('tells an unfinished write from a damaged one', () => {
    const { bytes } = journal([[utf8('一'), utf8('二')]]);
    const commit = 21 + 36;
    const unfinished = bytes.slice(0, bytes.length - commit);
    expect(readBatches(unfinished, JOURNAL_START)).toEqual({ batches: [], end: 0, rest: 'torn' });
    for (const at of [4, 12, 21, unfinished.length - 1]) {
      const bad = unfinished.slice();
      bad[at] = (bad[at] as number) ^ 0x10;
      expect(readBatches(bad, JOURNAL_START).rest, String(at)).toBe('damaged');
    }
  });

  it('does not continue a journal whose head is another', () => {
    const { bytes } = journal([[utf8('一')]]);
    expect(readBatches(bytes, { sequence: 0, digest: 'f'.repeat(64) }).batches).toHaveLength(0);
    expect(readBatches(bytes, { sequence: 7, digest: JOURNAL_START.digest }).batches).toHaveLength(0);
  });
});
