import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BUNDLE_LIST, writeBundle } from '#shared/document/writers/bundle.ts';
import { fromUtf8, utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';

const files = [
  { path: '内部（不得外发）/派驻问题台账（内部）.xlsx', bytes: utf8('内部') },
  { path: '可外发（发出前核对）/问题台账.xlsx', bytes: utf8('台账') },
];

describe('a bundle of finished files', () => {
  it('keeps folders and bytes, and begins with a list by which each file can be checked', () => {
    const bundle = writeBundle(['汇总材料', '统计截止 2022-12-31'], files);
    const entries = unzipSync(bundle);
    expect(Object.keys(entries)).toEqual([BUNDLE_LIST, ...files.map(({ path }) => path)]);
    for (const { path, bytes } of files) expect(entries[path]).toEqual(bytes);
    const list = fromUtf8(entries[BUNDLE_LIST] ?? new Uint8Array())
      .replace(/^\uFEFF/, '')
      .split('\r\n');
    expect(list.slice(0, 2)).toEqual(['汇总材料', '统计截止 2022-12-31']);
    for (const { path, bytes } of files) expect(list).toContain(`${sha256Of(bytes)}  ${path}`);
    expect(writeBundle(['汇总材料', '统计截止 2022-12-31'], files)).toEqual(bundle);
  });

  it('never lets one file hide another', () => {
    expect(() => writeBundle([], [...files, ...files])).toThrow(RangeError);
  });
});
