import { describe, expect, it } from 'vitest';
import { type PaletteItem, rankItems } from '#renderer/app/palette-items.ts';
import { matchesText } from '#renderer/ui/pinyin.ts';

const items = ['打开工作台', '打开汇总', '新建问题', '立即备份', '导入巡检包', '切换到深色'].map(
  (label): PaletteItem => ({ id: label, label, sort: '命令', run: () => undefined }),
);
const found = (query: string): string[] => rankItems(items, query).map((item) => item.label);

describe('the palette', () => {
  it('shows everything in its own order before a word is typed', () => {
    expect(found('')).toHaveLength(items.length);
  });
  it('finds by pinyin initials, by beginnings and by whole syllables', () => {
    expect(found('xjwt')[0]).toBe('新建问题');
    expect(found('xinjian')[0]).toBe('新建问题');
    expect(found('beifen')[0]).toBe('立即备份');
  });
  it('puts what begins with the word before what contains it', () => {
    expect(found('打开')).toEqual(['打开工作台', '打开汇总']);
    expect(found('巡检')).toEqual(['导入巡检包']);
  });
  it('finds nothing for what is not there, and treats no sign as a pattern', () => {
    expect(found('zzzz')).toEqual([]);
    expect(found('.*')).toEqual([]);
  });
  it('folds full width and case', () => {
    expect(matchesText('D03 禁闭超期限', 'ｄ０３')).toBe(true);
  });
});
