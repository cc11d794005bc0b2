import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCountingRules } from '#shared/library/counting-rule.ts';
import { fixedDefinitions } from '#shared/summary/definitions.ts';
import { figureText, percent } from '#shared/summary/figure.ts';
import { ruleBook } from '#shared/summary/rules/rule-book.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

const figureIn = (desk: TestDesk, id: string) => figure(summaryOf(desk.replica.fold, knowledge, '2022-11-10' as never), id);

describe('the dictionary of counting rules', () => {
  it('has a complete row for every figure that the program computes', () => {
    const book = ruleBook(new TestDesk().replica.fold, knowledge.countingRules);
    for (const { id } of fixedDefinitions) {
      const row = book.row(id);
      expect(row.origin).toBe('computed');
      expect(row.formula).not.toMatch(/[{}]/);
      if (row.unit === '%') expect([row.id, row.numerator, row.denominator].every(Boolean)).toBe(true);
    }
    for (const family of ['findings.byArea.D', 'findings.byGroup.D', 'common.D03', 'cell.D.f1']) expect(book.row(family).id).toMatch(/\*$/);
    expect(() => book.row('nothing.known')).toThrow('no counting rule');
  });

  it('refuses a damaged file and an id that stands twice, naming the place', () => {
    const [first] = knowledge.countingRules;
    expect(() => readCountingRules({ rules: [{ ...first, unit: '' }] })).toThrow(expect.objectContaining({ code: 'countingRule.damaged' }));
    expect(() => readCountingRules({ rules: [first, first] })).toThrow(expect.objectContaining({ code: 'countingRule.damaged' }));
  });

  it('lets the round change a threshold, and counts and words follow together', () => {
    const desk = new TestDesk();
    const finding = desk.finding(desk.prison(), { severity: 1 });
    desk.do('finding.oral', { id: finding, on: '2022-10-25' });
    expect(figureIn(desk, 'measures.oralOverdue').value).toBe(1);
    expect(desk.code('countingRule.edit', { id: 'measures.oralOverdue', fields: { params: { days: 20 } } })).toBe('reason.empty');
    desk.do('countingRule.edit', { id: 'measures.oralOverdue', fields: { params: { days: 20 } }, reason: '省院规定二十日' });
    expect(figureIn(desk, 'measures.oralOverdue')).toMatchObject({ value: 0, rule: expect.stringContaining('20日内') });
    const detail = desk.read('summary.rule', { id: 'measures.oralOverdue' });
    expect(detail?.row).toMatchObject({ changed: true, params: [{ value: 20, shipped: 7 }] });
    expect(detail?.history.map((item) => item.reason)).toEqual(['省院规定二十日']);
    desk.do('countingRule.reset', { id: 'measures.oralOverdue' });
    expect(figureIn(desk, 'measures.oralOverdue').value).toBe(1);
    expect(desk.read('summary.rule', { id: 'measures.oralOverdue' })?.row.changed).toBe(false);
  });

  it('does not let the words of a computed rule say what is not counted', () => {
    const desk = new TestDesk();
    expect(desk.code('countingRule.edit', { id: 'findings.prison', fields: { formula: '全部' }, reason: '试' })).toBe('countingRule.computed');
    expect(desk.code('countingRule.edit', { id: 'record.rotated', fields: { unit: '次' }, reason: '试' })).toBe('countingRule.shipped');
    expect(desk.code('countingRule.edit', { id: 'measures.oralOverdue', fields: { params: { weeks: 2 } }, reason: '试' })).toBe('countingRule.param');
    expect(desk.code('countingRule.edit', { id: 'measures.oralOverdue', fields: { params: { days: 0 } }, reason: '试' })).toBe('countingRule.range');
    desk.do('countingRule.edit', { id: 'findings.prison', fields: { remark: '不含看守所。' }, reason: '本轮只到监狱' });
    expect(figureIn(desk, 'findings.prison').note).toBe('不含看守所。');
  });

  it('marks a ratio whose base is too small, at the line the round draws', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    for (let i = 0; i < 3; i++) desk.finding(facility);
    expect(figureIn(desk, 'findings.closedRate').note).toContain('样本过小');
    desk.do('countingRule.edit', { id: 'findings.closedRate', fields: { smallBase: 3 }, reason: '单位少' });
    expect(figureIn(desk, 'findings.closedRate').note).toBeUndefined();
  });
});

describe('indicators entered by hand', () => {
  const staff = { rule: 'record.rotationShare', windowTo: '2022-12-31' as never, source: '公开报告' };

  it('show the ratio with its fraction, window, source and remark, and stay internal', () => {
    const desk = new TestDesk();
    desk.do('indicatorRecord.add', { ...staff, id: 'rotation', numerator: 44, denominator: 166, remark: '不足三分之一。' });
    desk.do('indicatorRecord.add', { ...staff, id: 'share', rule: 'record.prosecutorShare', numerator: 60, denominator: 166 });
    desk.do('indicatorRecord.add', { ...staff, id: 'published', rule: 'record.adoptionPublished', value: 98, qualifier: 'atLeast' });
    const rotation = figureIn(desk, 'record.rotationShare@rotation');
    expect(rotation).toMatchObject({ value: 26.5, numerator: 44, denominator: 166, audience: 'internal', origin: '公开报告', window: '截至2022年12月31日' });
    expect(rotation.note).toMatch(/^不足三分之一。分母应为年初人数/);
    expect(figureIn(desk, 'record.prosecutorShare@share').value).toBe(36.14);
    expect(figureText(figureIn(desk, 'record.adoptionPublished@published'))).toBe('98%以上');
    expect(desk.read('summary.indicators', {}).rows.map((row) => row.text)).toEqual(['26.5%（44/166）', '36.14%（60/166）', '98%以上']);
  });

  it('refuse what the program counts itself, half a fraction, both, neither, and a missing source or window', () => {
    const desk = new TestDesk();
    const code = (more: object) => desk.code('indicatorRecord.add', { ...staff, ...more });
    expect(code({ rule: 'findings.prison', value: 1 })).toBe('indicator.computed');
    expect(code({ rule: 'no.such', value: 1 })).toBe('indicator.rule');
    expect(code({ numerator: 3 })).toBe('indicator.half');
    expect(code({ numerator: 3, denominator: 4, value: 75 })).toBe('indicator.both');
    expect(code({})).toBe('indicator.empty');
    expect(code({ value: 1, windowTo: null })).toBe('indicator.window');
    expect(code({ value: 1, source: ' ' })).toBe('field.required');
  });

  it('take a rule of the round’s own, which may not go while values use it', () => {
    const desk = new TestDesk();
    const { id } = desk.do('countingRule.add', { name: '培训场次', unit: '场', counts: '场', window: '本轮', formula: '监检同堂培训。' });
    const { id: row } = desk.do('indicatorRecord.add', { ...staff, rule: id, value: 2 });
    expect(figureIn(desk, `${id}@${row}`)).toMatchObject({ label: '培训场次', value: 2, unit: '场', audience: 'internal' });
    expect(desk.code('countingRule.remove', { id })).toBe('record.in-use');
    desk.do('indicatorRecord.remove', { id: row });
    desk.do('countingRule.remove', { id });
    expect(
      desk
        .read('summary.rules', {})
        .groups.flatMap((group) => group.rows)
        .some((rule) => rule.id === id),
    ).toBe(false);
  });
});

it('rounds half up and never leaves 0 to 100 for a part of a whole', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0, 1, 2), (a, b, decimals) => {
      const part = Math.min(a, b);
      const value = percent(part, b, decimals);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(100);
      expect(Math.abs(value - (part * 100) / b)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9);
    }),
  );
});
