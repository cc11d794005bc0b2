import { describe, expect, it } from 'vitest';
import { TestDesk } from '../workbench/desk.ts';

function withFiles(): { desk: TestDesk; first: string; second: string; add: (name: string, note: string, finding?: string) => string } {
  const desk = new TestDesk();
  const place = desk.prison();
  const sealed = { bytes: 3, mime: 'application/pdf', sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] };
  const add = (name: string, note: string, finding?: string): string =>
    desk.do('evidence.add', { ...sealed, name, note, ...(finding === undefined ? {} : { finding }) }).id;
  return { desk, first: desk.finding(place), second: desk.finding(place), add };
}

describe('evidence listed', () => {
  it('is that of the findings asked for, each file once, or all of the book', () => {
    const { desk, first, second, add } = withFiles();
    const both = add('禁闭审批表.pdf', '', first);
    desk.do('evidence.bind', { id: both, finding: second });
    const own = add('现场照片.jpg', '', second);
    const loose = add('名册.xlsx', '');
    const ids = (findings?: readonly string[]): readonly string[] =>
      desk.read('evidence.list', findings ? { findings: [...findings] } : {}).map(({ id }) => id);
    expect(ids([first])).toEqual([both]);
    expect(new Set(ids([first, second]))).toEqual(new Set([both, own]));
    expect(ids([first, second])).toHaveLength(2);
    expect(ids([])).toEqual([]);
    expect(new Set(ids())).toEqual(new Set([both, own, loose]));
  });

  it('is found by words of name or note, names by initials, and sends no more than was asked for', () => {
    const { desk, add } = withFiles();
    const form = add('禁闭审批表.pdf', '狱政科 复印');
    const photo = add('现场照片.jpg', '禁闭室门口');
    const found = (text: string, limit?: number): readonly string[] =>
      desk.read('evidence.list', { text, ...(limit === undefined ? {} : { limit }) }).map(({ id }) => id);
    expect(new Set(found('禁闭'))).toEqual(new Set([form, photo]));
    expect(found('禁闭', 1)).toHaveLength(1);
    expect(found('禁闭 复印')).toEqual([form]);
    expect(found('xczp')).toEqual([photo]);
    expect(found('不存在')).toEqual([]);
    desk.do('evidence.edit', { id: photo, fields: { name: '门口照片.jpg' } });
    expect(found('xczp')).toEqual([]);
    expect(found('mkzp')).toEqual([photo]);
  });
});
