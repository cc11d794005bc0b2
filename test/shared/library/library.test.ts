import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('the library of the round', () => {
  it('shows the version that applied on the day', () => {
    const desk = new TestDesk();
    const at = (on: string) => desk.read('library.search', { on, text: '禁闭', law: 'PL' });
    expect(new Set(at('2025-12-01').articles.map((row) => row.version))).toEqual(new Set(['PL12']));
    expect(new Set(at('2026-12-01').articles.map((row) => row.version))).toEqual(new Set(['PL26']));
    const type = (on: string) =>
      at(on)
        .types.find((row) => row.code === 'D03')
        ?.basis.join() ?? '';
    expect(type('2025-12-01')).toContain('第五十八条');
    expect(type('2026-12-01')).toContain('第八十四条');
  });

  it('takes corrections of the round in place of shipped rows, marked', () => {
    const desk = new TestDesk();
    const { id } = desk.do('statuteAmendment.add', { version: 'GD21', article: 37, gist: '两项回复期限', verified: false });
    const row = desk.read('library.search', { text: '两项回复期限' }).articles[0];
    expect(row).toMatchObject({ own: id, verified: false, place: '第三十七条' });
    expect(desk.code('statuteAmendment.add', { version: 'GD21', article: 52, gist: '没有这一条' })).toBe('law.no-such-article');
    expect(desk.code('statuteAmendment.add', { version: 'XX', article: 1, gist: '没有这部法' })).toBe('amendment.version');
    desk.do('statuteAmendment.remove', { id });
    expect(desk.read('library.search', { text: '两项回复期限' }).articleTotal).toBe(0);
  });

  it('takes types of the round, found by initials, usable in findings', () => {
    const desk = new TestDesk();
    const basis = [{ law: 'GD', at: [{ version: 'GD21', article: 8 }] }];
    const { id } = desk.do('customType.add', { code: 'DX1', name: '会见室录音缺失', severity: 3, measure: 'correctionNotice', basis, keywords: ['录音'] });
    expect(desk.read('library.search', { text: 'hjsly' }).types[0]).toMatchObject({ code: 'DX1', own: id, verified: false, measures: '纠正违法通知书' });
    expect(desk.read('library.types', {}).types.find((type) => type.code === 'DX1')).toMatchObject({ source: '本轮自定', severity: 3 });
    expect(desk.code('customType.add', { code: 'DX1', name: '再来一个', severity: 1 })).toBe('customType.twice');
    expect(desk.code('customType.add', { code: 'D77', name: '冒充', severity: 1 })).toBe('customType.code');
    expect(desk.code('customType.add', { code: 'DX2', name: '条号错', basis: [{ law: 'GD', at: [{ version: 'GD21', article: 60 }] }] })).toBe(
      'law.no-such-article',
    );
    const facility = desk.do('facility.add', { name: '甲监狱' }).id;
    const finding = desk.do('finding.record', { facility, type: 'DX1', conductFrom: dateOnly('2022-09-01') }).id;
    expect(desk.read('findings.detail', { id: finding })).toMatchObject({ row: { typeLabel: '会见室录音缺失' } });
    expect(desk.read('findings.detail', { id: finding })?.basis[0]).toContain('第八条');
    expect(desk.read('findings.list', { text: 'hjsly' }).total).toBe(1);
    expect(desk.code('customType.remove', { id })).toBe('record.in-use');
  });
});
