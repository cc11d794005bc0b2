import { describe, expect, it } from 'vitest';
import { approvalRule } from '#shared/letter/approval-rule.ts';
import { documentCodeOf } from '#shared/letter/document-code.ts';
import { letterTypes } from '#shared/letter/words.ts';
import { readOfficeDefaults } from '#shared/round/office-defaults.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

describe('approval lists of the round', () => {
  it('begin with the usual order for every type of letter', () => {
    const desk = new TestDesk();
    const rules = desk.read('approvalRules.list', {});
    expect(rules.map((rule) => rule.type)).toEqual([...letterTypes]);
    for (const rule of rules) expect(rule).toMatchObject({ own: false, signer: rule.steps.at(-1) });
    expect(rules.find((rule) => rule.type === 'correctionNotice')?.steps).toEqual(['drafter', 'lead', 'department', 'deputy', 'chief']);
    // Every type and step that the shipped proposals name is one of ours.
    expect(Object.keys(knowledge.office.approval.types).filter((type) => !letterTypes.some((known) => known === type))).toEqual([]);
    expect(Object.keys(knowledge.office.codes).filter((type) => !letterTypes.some((known) => known === type))).toEqual([]);
  });

  it('follow what the office sets, and fall back when it is taken away', () => {
    const desk = new TestDesk();
    const rule = () => approvalRule(desk.replica.fold, knowledge.office, 'correctionNotice');
    expect(desk.code('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['lead', 'chief'] } })).toBe('approval.first');
    expect(desk.code('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'chief', 'lead'] } })).toBe('approval.order');
    expect(desk.code('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'boss'] } })).toBe('approval.step');
    expect(desk.code('approvalRule.edit', { id: 'poem', fields: { steps: ['drafter'] } })).toBe('setting.unknown');
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'lead', 'chief'], signers: ['周某'], basis: '检察官权力清单第3项' } });
    expect(rule()).toMatchObject({ own: true, steps: ['drafter', 'lead', 'chief'], signer: 'chief', signers: ['周某'] });
    desk.do('approvalRule.remove', { id: 'correctionNotice' });
    expect(rule()).toMatchObject({ own: false, signers: [] });
  });
});

describe('文号 codes of the round', () => {
  it('are empty until the office gives them; proposals stand beside, unused', () => {
    const desk = new TestDesk();
    const row = () => desk.read('documentCodes.list', {}).find((one) => one.type === 'correctionNotice');
    expect(row()).toMatchObject({ code: '', suggestion: '纠违' });
    expect(desk.code('documentCode.edit', { id: 'correctionNotice', fields: { code: '江检巡纠违〔2022〕' } })).toBe('documentCode.shape');
    desk.do('documentCode.edit', { id: 'correctionNotice', fields: { code: '江检巡纠违' } });
    expect(documentCodeOf(desk.replica.fold, 'correctionNotice')).toBe('江检巡纠违');
    expect(row()?.code).toBe('江检巡纠违');
    expect(desk.code('documentCode.fill', { prefix: ' ' })).toBe('field.required');
    expect(desk.code('documentCode.fill', { prefix: '江检〔2022〕' })).toBe('documentCode.shape');
    const { filled } = desk.do('documentCode.fill', { prefix: '江检' });
    expect(filled).toBe(Object.keys(knowledge.office.codes).length - 1);
    expect([documentCodeOf(desk.replica.fold, 'correctionNotice'), documentCodeOf(desk.replica.fold, 'suggestionLetter')]).toEqual(['江检巡纠违', '江检建']);
  });
});

describe('departments', () => {
  it('are called as the office calls them', () => {
    const desk = new TestDesk();
    expect(desk.read('departments.list', {}).rows).toEqual([]);
    const { suggestions } = desk.read('departments.list', {});
    expect(suggestions.length).toBeGreaterThan(3);
    desk.do('department.add', { name: '第五检察部', duty: 'execution' });
    const list = desk.read('departments.list', {});
    expect(list.rows).toMatchObject([{ name: '第五检察部', duty: 'execution' }]);
    expect(list.suggestions).toHaveLength(suggestions.length - 1);
    const steps = () => desk.read('approvalRules.list', {}).find((rule) => rule.type === 'suggestionLetter')?.stepLabels;
    expect(steps()).toContain('法律政策研究室审核');
    desk.do('department.add', { name: '政策研究处', duty: 'policy' });
    expect(steps()).toContain('政策研究处审核');
  });
});

describe('proposals for settings', () => {
  it('say in words when their file is damaged', () => {
    expect(() => readOfficeDefaults({ ...knowledge.office, codes: 3 })).toThrow(/没有载入/);
  });
});
