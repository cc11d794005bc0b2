import { describe, expect, it } from 'vitest';
import { SigningDesk } from './approval/signing-desk.ts';

describe('案卡', () => {
  it('of a letter has the fields of the official system in their order, filled from the records', () => {
    const desk = new SigningDesk('王某').found();
    const letter = desk.letter(desk.prison());
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'chief'] } });
    desk.do('letter.submit', { id: letter });
    desk.say(letter);
    desk.do('letter.number', { id: letter, number: '江检纠违〔2022〕3号' });
    desk.do('letter.issue', { id: letter, on: '2022-11-05' });
    desk.do('service.add', { letter, way: 'leaving', server: '李某', on: '2022-11-07', refusal: '当班领导拒收，陈某见证' });
    desk.do('reply.add', { letter, receivedOn: '2022-11-09', adoption: 'partly', text: '已经整改两项' });
    const card = desk.read('letters.caseCard', { letter });
    const of = (label: string): string | undefined => card?.fields.find((field) => field.label === label)?.value;
    expect([...new Set(card?.fields.map(({ group }) => group))]).toEqual(['文书', '监督事项', '审批', '发出和送达', '回复']);
    const wanted = {
      文书种类: '纠正违法通知书',
      文号: '江检纠违〔2022〕3号',
      签发人: '王某',
      签发日期: '2022-11-10',
      送达方式: '留置送达',
      拒收原因: '当班领导拒收，陈某见证',
    };
    for (const [label, value] of Object.entries({ ...wanted, 采纳情况: '部分采纳', 回复期限: '2022-11-21', 问题数: '1' }))
      expect([label, of(label)]).toEqual([label, value]);
    expect(card?.workbook.sheets[0]?.rows).toHaveLength(card?.fields.length ?? 0);
  });

  it('of an inspection counts only what was found at the place, and names no one', () => {
    const desk = new SigningDesk('王某').found();
    const facility = desk.prison();
    desk.letter(facility);
    desk.finding(facility, { type: 'M01', stream: 'residentOffice', severity: 2, title: '派驻问题' });
    desk.finding(facility, { type: 'L03', stream: 'clue', severity: 4, title: '线索内容' });
    const fields = desk.read('letters.caseCard', { facility })?.fields ?? [];
    const of = (label: string): string | undefined => fields.find((field) => field.label === label)?.value;
    expect([of('问题总数'), of('移送线索'), of('现场天数'), of('纠正违法通知书')]).toEqual(['1', '1', '21', '0']);
    expect(JSON.stringify(fields)).not.toMatch(/派驻问题|线索内容|张某/);
    expect(desk.read('letters.caseCard', {})).toBeNull();
  });
});
