import { describe, expect, it } from 'vitest';
import { buildTypeIndex, pinyinInitials, searchTypes } from '#shared/taxonomy/search.ts';
import { taxonomy } from './data.ts';

const index = buildTypeIndex(taxonomy);
const codes = (query: string, limit?: number) => searchTypes(index, query, limit).map((type) => type.code);

describe('searching problem types', () => {
  it('finds confinement by its pinyin initials', () => {
    expect(pinyinInitials('禁闭超期限')).toBe('jbcqx');
    expect(codes('jb').slice(0, 2)).toEqual(['D03', 'D04']);
    expect(codes('jb')).toEqual(expect.arrayContaining(['D03', 'D04', 'D07', 'N12']));
    expect(codes('JBCQX')).toEqual(['D03']);
  });

  it('finds by code, by part of the name, by keyword and by what to look at', () => {
    expect(codes('d03')[0]).toBe('D03');
    expect(codes('M')).toEqual(expect.arrayContaining(['M01', 'M18']));
    expect(codes('漏管')).toContain('O05');
    expect(codes('手机')[0]).toBe('D14');
    expect(codes('失联')).toEqual(['O06']);
    expect(codes('食品卫生')).toContain('H08');
  });

  it('needs every word of the query', () => {
    expect(codes('禁闭 审批')[0]).toBe('D04');
    expect(codes('禁闭 不存在的词')).toEqual([]);
  });

  it('gives everything for an empty query, in the order of the codes, and respects the limit', () => {
    expect(codes('  ')).toEqual(taxonomy.types.map((type) => type.code));
    expect(codes('', 7)).toHaveLength(7);
  });

  it('answers a key press well inside one frame', () => {
    const queries = ['j', 'jb', '禁闭', 'd0', '保外', 'zzz', '纠正违法', '禁闭 审批'];
    const start = performance.now();
    for (let round = 0; round < 50; round += 1) for (const query of queries) searchTypes(index, query, 50);
    expect((performance.now() - start) / (50 * queries.length)).toBeLessThan(8);
  });
});
