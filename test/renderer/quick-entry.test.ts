import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuickEntry, type QuickContext } from '#renderer/finding/quick-entry.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { buildTypeIndex } from '#shared/taxonomy/search.ts';
import { readTaxonomy } from '#shared/taxonomy/taxonomy.ts';

const taxonomy = readTaxonomy(JSON.parse(readFileSync('assets/taxonomy/problem-types.json', 'utf8')));
const context: QuickContext = {
  index: buildTypeIndex(taxonomy),
  facilities: [
    { id: 'jia', name: '甲监狱', wings: ['一监区', '三监区', '医院'] },
    { id: 'yi', name: '乙监狱', wings: [] },
  ],
  facility: 'jia',
  today: dateOnly('2022-11-03'),
};
const read = (line: string) => {
  const entry = parseQuickEntry(line, context);
  return { ...entry, facility: entry.facility?.id, type: entry.type?.code };
};

describe('the quick line', () => {
  it('reads wing, type by pinyin initials, title words and persons', () => {
    expect(read('3jq jb 超期 2r')).toMatchObject({ facility: 'jia', wing: '三监区', type: 'D03', personCount: 2 });
  });
  it('takes the parts in any order', () => {
    expect(read('2r 超期 jb 3jq')).toMatchObject({ wing: '三监区', type: 'D03', personCount: 2 });
  });
  it('takes a code as it stands and keeps the rest as the title', () => {
    expect(read('d03 连续两次禁闭变相延长')).toMatchObject({ type: 'D03', title: '连续两次禁闭变相延长' });
  });
  it('names the finding by its type when nothing else is said', () => {
    const entry = read('e01');
    expect(taxonomy.typeByCode.get('E01')?.name).toContain(entry.title);
    expect(read('jb 超期').title).toBe('禁闭超期限');
  });
  it('reads days, the last one that is not in the future', () => {
    expect(read('9-14 jb').conductFrom).toBe('2022-09-14');
    expect(read('12月1日 jb').conductFrom).toBe('2021-12-01');
    expect(read('2022-02-30 jb').conductFrom).toBeUndefined();
  });
  it('goes to another prison when the line names it', () => {
    expect(read('yjy 2jq jb')).toMatchObject({ facility: 'yi', wing: '二监区' });
    expect(read('乙监狱 jb').facility).toBe('yi');
  });
  it('knows the names that the prison gives its own departments', () => {
    expect(read('医院 jb').wing).toBe('医院');
  });
  it('weighs the finding as usual unless the line says otherwise and why', () => {
    expect(read('jb')).toMatchObject({ severity: 3, severityReason: '' });
    expect(read('jb 4j 因：致一人伤残')).toMatchObject({ type: 'D03', severity: 4, severityReason: '致一人伤残', title: '禁闭超期限' });
    expect(read('2级 禁闭')).toMatchObject({ severity: 2 });
    expect(read('5j 情况')).toMatchObject({ severity: undefined, title: '5j情况' });
    expect(read('因病死亡没有报告').severityReason).toBe('');
  });
  it('takes full-width letters and figures as an input method leaves them', () => {
    expect(read('３ｊｑ　ｊｂ')).toMatchObject({ wing: '三监区', type: read('jb').type });
  });
  it('never fails: what it does not know is the title', () => {
    expect(read('某个说不清的情况')).toMatchObject({ title: '某个说不清的情况', wing: undefined, personCount: undefined });
    expect(read('qqqqqq 情况').title).toBe('qqqqqq 情况');
    expect(read('   ').title).toBe('');
  });
});
