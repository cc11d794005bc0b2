import { describe, expect, it } from 'vitest';
import { approvalKeys, approvalRule } from '#shared/letter/approval-rule.ts';
import { plainContent } from '#shared/letter/content.ts';
import { documentCodeOf } from '#shared/letter/document-code.ts';
import { blocksOf, type LetterBlock } from '#shared/letter/letter.ts';
import { letterTypes } from '#shared/letter/words.ts';
import { readOfficeDefaults } from '#shared/round/office-defaults.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

describe('approval lists of the round', () => {
  it('begin with the usual order for every type of letter', () => {
    const desk = new TestDesk();
    const rules = desk.read('approvalRules.list', {});
    expect(rules.map((rule) => rule.key)).toEqual([...approvalKeys]);
    expect(letterTypes.filter((type) => !approvalKeys.includes(type))).toEqual([]);
    for (const rule of rules) expect(rule).toMatchObject({ own: false, signer: rule.steps.at(-1) });
    expect(rules.find((rule) => rule.key === 'correctionNotice')?.steps).toEqual(['drafter', 'lead', 'department', 'deputy', 'chief']);
    // Every type and step that the shipped proposals name is one of ours.
    expect(Object.keys(knowledge.office.approval.types).filter((key) => !approvalKeys.some((known) => known === key))).toEqual([]);
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

describe('检察建议书', () => {
  const begin = () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const { id } = desk.do('letter.draft', { type: 'suggestionLetter', facility, findings: [desk.finding(facility)] });
    const chain = () => desk.read('letters.approval', { id })?.chain.map((step) => step.key);
    const basis = () => blocksOf(desk.replica.fold, id).find(({ part }) => part === 'basis') as LetterBlock;
    const asks = () => (desk.read('letters.health', { id })?.items ?? []).filter((item) => item.code === 'suggestion-kind').map((item) => item.words);
    return { desk, id, facility, chain, asks, basis };
  };

  it('passes the policy department only where it is about governance (JY 17)', () => {
    const { desk, id, chain, asks } = begin();
    expect(chain()).toEqual(['lead', 'department', 'deputy', 'chief']);
    expect(asks()).toEqual([]);
    desk.do('letter.edit', { id, fields: { suggestionKind: 'governance' } });
    expect(chain()).toEqual(['lead', 'department', 'policy', 'deputy', 'chief']);
    expect(asks()).toEqual([]);
    // The round decides for each of the two.
    desk.do('approvalRule.edit', { id: 'suggestionLetter/governance', fields: { steps: ['drafter', 'policy', 'chief'] } });
    expect(chain()).toEqual(['policy', 'chief']);
    desk.do('letter.edit', { id, fields: { suggestionKind: 'correction' } });
    expect(chain()).toEqual(['lead', 'department', 'deputy', 'chief']);
  });

  it('takes its drafted basis along with the kind, in one entry, and leaves one that a person wrote', () => {
    const { desk, id, asks, basis } = begin();
    const drafted = basis().content;
    expect(basis().text).toContain('《人民检察院检察建议工作规定》第九条');
    const before = desk.replica.size;
    desk.do('letter.edit', { id, fields: { suggestionKind: 'governance' } });
    expect(desk.replica.size).toBe(before + 1);
    expect(basis().text).toContain('《人民检察院检察建议工作规定》第十一条');
    desk.do('letter.edit', { id, fields: { suggestionKind: 'correction' } });
    expect(basis().content).toEqual(drafted);
    const own = `${basis().text}（一并研究）`;
    desk.do('letterBlock.edit', { id: basis().id, fields: { content: plainContent(own) as never } });
    desk.do('letter.edit', { id, fields: { suggestionKind: 'governance' } });
    expect(basis().text).toBe(own);
    expect(asks()).toEqual([expect.stringContaining('应引用检察建议工作规定第十一条，正文引用了第九条')]);
  });

  it('is the only paper with such a kind', () => {
    const { desk, facility } = begin();
    const { id } = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] });
    expect(desk.code('letter.edit', { id, fields: { suggestionKind: 'governance' } })).toBe('letter.no-kind');
  });

  it('keeps its kind while it is handed in', () => {
    const { desk, id } = begin();
    for (const item of desk.read('letters.health', { id })?.items ?? [])
      if (item.severity === 'asks') desk.do('letter.waiveHealth', { letter: id, code: item.code, about: item.about, words: item.words, reason: '已核对' });
    const { submission } = desk.do('letter.submit', { id });
    expect(desk.code('letter.edit', { id, fields: { suggestionKind: 'governance' } })).toBe('letter.kind-submitted');
    desk.do('submission.withdraw', { id: submission, reason: '改为社会治理类' });
    desk.do('letter.edit', { id, fields: { suggestionKind: 'governance' } });
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
    const facility = desk.prison();
    const shape = (type: 'correctionNotice' | 'workPlan') => {
      const of = type === 'workPlan' ? { facility: '', findings: [] } : { facility, findings: [desk.finding(facility)] };
      return desk.read('letters.detail', { id: desk.do('letter.draft', { type, ...of }).id })?.numberShape;
    };
    expect(shape('correctionNotice')).toMatch(/^江检巡纠违〔\d{4}〕…号$/);
    expect(shape('workPlan')).toBeNull();
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
    const steps = () => desk.read('approvalRules.list', {}).find((rule) => rule.key === 'suggestionLetter/governance')?.stepLabels;
    expect(steps()).toContain('法律政策研究部门审核');
    desk.do('department.add', { name: '政策研究处', duty: 'policy' });
    expect(steps()).toContain('政策研究处审核');
    expect(steps()).toContain('第五检察部负责人审核');
  });

  it('stand in papers under that name: 版记, contact, division of work, phrases', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const text = (id: string) => (desk.read('letters.detail', { id })?.blocks ?? []).map((block) => block.text).join('\n');
    const inform = () => text(desk.do('letter.draft', { type: 'informLetter', facility, findings: [] }).id);
    const plan = () => text(desk.do('letter.draft', { type: 'workPlan', facility: '', findings: [] }).id);
    const contact = () => desk.read('phrases.list', {}).find((one) => one.id === 'shipped-reply-contact')?.text;
    expect(inform()).toContain('联系部门：本院刑事执行检察部门');
    expect(plan()).not.toContain('司法警察');
    expect(contact()).toContain('本院刑事执行检察部门');
    const feedback = desk.do('letter.draft', { type: 'feedbackOpinion', facility, findings: [desk.finding(facility)] }).id;
    const printed = () => desk.read('letters.detail', { id: feedback })?.document.imprint?.office;
    expect(printed()).toBe('江州市人民检察院办公室');
    desk.do('department.add', { name: '第五检察部', duty: 'execution' });
    desk.do('department.add', { name: '法警支队', duty: 'police' });
    desk.do('department.add', { name: '综合室', duty: 'office' });
    expect(inform()).toContain('联系部门：本院第五检察部');
    expect(plan()).toContain('第五检察部。承办本次巡回检察');
    expect(plan()).toContain('法警支队。派出司法警察');
    expect(contact()).toContain('本院第五检察部');
    expect(printed()).toBe('江州市人民检察院综合室');
  });
});

describe('proposals for settings', () => {
  it('say in words when their file is damaged', () => {
    expect(() => readOfficeDefaults({ ...knowledge.office, codes: 3 })).toThrow(/没有载入/);
  });
});
