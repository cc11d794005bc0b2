import { describe, expect, it } from 'vitest';
import { parseQuickLog } from '#renderer/interview/quick-log.ts';
import { parseQuickMaterial } from '#renderer/interview/quick-material.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';

const context = { facility: { id: 'f', name: '甲监狱', wings: ['三监区', '禁闭室'] }, members: ['张检', '李检'], today: dateOnly('2022-10-12') };
const parse = (line: string) => parseQuickLog(line, context);

describe('the quick line of the work log', () => {
  it('knows method, wing, persons, amounts and day in any order', () => {
    expect(parse('sdck 3jq 张检、李检 2h 查看禁闭室值班')).toEqual({
      ...{ method: 'walk', on: '2022-10-12', place: '三监区', people: ['张检', '李检'], amounts: { hours: 2 }, content: '查看禁闭室值班' },
    });
    expect(parse('查阅计分考核档案 12卷 3册 1.5小时 调阅 10-11')).toMatchObject({
      ...{ method: 'files', on: '2022-10-11', amounts: { volumes: 12, books: 3, hours: 1.5 }, content: '查阅计分考核档案' },
    });
    expect(parse('gb 禁闭室 5r @王某')).toMatchObject({ method: 'talk', place: '禁闭室', people: ['王某'], amounts: { persons: 5 } });
  });

  it('leaves what it does not know in the content, and a day in the future there too', () => {
    expect(parse('zz 了解情况')).toMatchObject({ method: undefined, content: 'zz 了解情况', on: '2022-10-12' });
    expect(parse('2022-12-01 前往')).toMatchObject({ on: '2022-10-12', content: '2022-12-01 前往' });
  });
});

describe('the quick line of copied material', () => {
  it('takes the first free word as the name, the next as who gave it', () => {
    expect(parseQuickMaterial('禁闭审批表 2份 14页 狱政科 原件')).toEqual({ name: '禁闭审批表', copies: 2, pages: 14, form: 'original', from: '狱政科' });
    expect(parseQuickMaterial('２份 交接班登记')).toEqual({ name: '交接班登记', copies: 2 });
    expect(parseQuickMaterial('3页')).toEqual({ name: '', pages: 3 });
  });
});
