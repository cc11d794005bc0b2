import { describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const held = { title: '禁闭超过十五日', facts: '罪犯张某因打架被处禁闭，实际执行十七日，未见延长审批手续。' };
const doctor = { title: '禁闭前没有体检', facts: '医务室没有体检记录，值班医生称不知道有人入住，体温和血压都没有测量。' };

function desk() {
  const person = new TestDesk();
  const facility = person.prison();
  const ids = [held, held, { ...held, facts: `${held.facts}民警补签。` }, doctor, doctor].map((text, i) =>
    person.finding(facility, { ...text, facts: `${text.facts}${'甲乙丙丁戊'.charAt(i)}` }),
  );
  return { person, ids };
}
const groupOf = (person: TestDesk) => person.read('common.list', { single: true }).groups[0]?.key ?? '';

describe('a split by the text', () => {
  it('is proposed for findings of one type and basis that read otherwise, with a name, and is one act away', () => {
    const { person, ids } = desk();
    const key = groupOf(person);
    const detail = person.read('common.detail', { key });
    expect(detail?.findings).toHaveLength(5);
    expect(detail?.parts).toEqual([{ findings: expect.arrayContaining(ids.slice(3)), name: doctor.title }]);
    const [part] = detail?.parts ?? [];
    const { id } = person.do('common.split', { group: key, findings: [...(part?.findings ?? [])], name: part?.name ?? '' });
    expect(person.read('common.detail', { key: id })).toMatchObject({ parts: [], findings: { length: 2 } });
    expect(person.read('common.detail', { key: groupOf(person) })?.parts).toEqual([]);
  });

  it('is not proposed where texts hold together, for one that stands alone, or when the limit is low', () => {
    const { person, ids } = desk();
    person.do('finding.dismiss', { id: ids[4] ?? '', reason: '重复' });
    expect(person.read('common.detail', { key: groupOf(person) })?.parts).toEqual([]);
    const other = desk().person;
    other.do('commonLimits.edit', { id: 'limits', fields: { likeness: 0 } });
    expect(other.read('common.detail', { key: groupOf(other) })?.parts).toEqual([]);
  });
});
