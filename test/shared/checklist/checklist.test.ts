import { describe, expect, it } from 'vitest';
import { itemsOf } from '#shared/checklist/checklist.ts';
import { checklistWorkbook, readChecklistSheet } from '#shared/checklist/sheet.ts';
import { readXlsx } from '#shared/document/readers/xlsx.ts';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import { findingsOf } from '#shared/finding/finding.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { facilityKinds } from '#shared/round/words.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

function begin() {
  const desk = new TestDesk();
  const team = desk.do('team.add', { name: '第一组' }).id;
  const facility = desk.do('facility.add', { name: '甲监狱', team, kind: 'prison', residentOffice: '驻甲监狱检察室' }).id;
  const { id, items } = desk.do('checklist.generate', { facilityKind: 'prison' });
  const item = (type: string): string => itemsOf(desk.replica.fold, id).find((one) => one.type === type)?.id ?? '';
  return { desk, team, facility, id, items, item };
}

describe('checklists', () => {
  it('are made from the problem types of each kind of place', () => {
    const desk = new TestDesk();
    const areas = facilityKinds.map((facilityKind) => {
      const { id, items } = desk.do('checklist.generate', { facilityKind });
      const rows = itemsOf(desk.replica.fold, id);
      expect(rows).toHaveLength(items);
      return [...new Set(rows.map((row) => row.area))].join('');
    });
    expect(areas).toEqual(['ABCDEFGHIJKL', 'N', 'O', 'M']);
    const prison = knowledge.taxonomy.types.filter((type) => knowledge.taxonomy.areaByCode.get(type.area)?.subject === 'prison');
    expect(desk.read('checklist.list', {}).map((list) => list.items)).toContain(prison.length);
  });

  it('hold the three answers apart, each with what it asks for', () => {
    const { desk, facility, item, id } = begin();
    const answer = { item: item('D03'), facility };
    expect(desk.code('check.answer', { ...answer, outcome: 'none' })).toBe('check.looked');
    expect(desk.code('check.answer', { ...answer, outcome: 'none', files: 0 })).toBe('check.looked');
    expect(desk.code('check.answer', { ...answer, outcome: 'notChecked', reason: ' ' })).toBe('check.reason');
    desk.do('check.answer', { ...answer, outcome: 'none', files: 12, hours: 3 });
    desk.do('check.answer', { item: item('D04'), facility, outcome: 'notChecked', reason: '监区隔离' });
    const { finding } = desk.do('check.answer', { ...answer, outcome: 'found', wing: '三监区' });
    expect(findingsOf(desk.replica.fold)).toMatchObject([{ id: finding, type: 'D03', area: 'D', wing: '三监区', status: 'recorded', stream: 'prison' }]);
    expect(findingsOf(desk.replica.fold)[0]?.severity).toBe(knowledge.type('D03')?.severity);
    expect(findingsOf(desk.replica.fold)[0]?.basis).not.toBe('');
    expect(desk.code('check.answer', { ...answer, outcome: 'none', files: 1 })).toBe('check.has-finding');
    const run = desk.read('checklist.run', { id, facility });
    expect(run?.done).toBe(2);
    const row = desk.read('checklist.coverage', {}).rows[0];
    expect(row?.total).toMatchObject({ found: 1, none: 0, notChecked: 1 });
    expect(row?.teamName).toBe('第一组');
  });

  it('open the finding and the answer in one entry', () => {
    const { desk, facility, item } = begin();
    const before = desk.replica.size;
    desk.do('check.answer', { item: item('D03'), facility, outcome: 'found' });
    expect(desk.replica.size).toBe(before + 1);
  });

  it('tie problems that were written down before the item was answered, of this place and stream only', () => {
    const { desk, facility, item, id } = begin();
    const answer = { item: item('D03'), facility, outcome: 'found' as const };
    const { id: known } = desk.do('finding.record', { facility, type: 'D03', title: '超期禁闭' });
    const elsewhere = desk.do('finding.record', { facility: desk.do('facility.add', { name: '乙监狱', kind: 'prison' }).id, type: 'D03' }).id;
    const inward = desk.do('finding.record', { facility, type: 'M04', stream: 'residentOffice' }).id;
    for (const other of [elsewhere, inward]) expect(desk.code('check.answer', { ...answer, known: [known, other] })).toBe('check.other-place');
    const before = desk.read('checklist.run', { id, facility });
    expect(before?.done).toBe(0);
    expect(before?.items.filter((one) => one.untied.length > 0)).toMatchObject([{ item: { id: answer.item }, untied: [{ id: known, title: '超期禁闭' }] }]);
    expect(desk.do('check.answer', { ...answer, known: [known] })).toEqual({ finding: null });
    expect(findingsOf(desk.replica.fold)).toHaveLength(3);
    const row = desk.read('checklist.run', { id, facility })?.items.find((one) => one.item.id === answer.item);
    expect(row?.answer).toMatchObject({ outcome: 'found', findings: [known] });
    expect(row?.untied).toEqual([]);
    expect(desk.code('check.answer', { ...answer, outcome: 'none', files: 1 })).toBe('check.has-finding');
  });

  it('keep findings of the 派驻 office in their own stream', () => {
    const { desk, facility } = begin();
    const { id } = desk.do('checklist.generate', { facilityKind: 'residentOffice' });
    const item = itemsOf(desk.replica.fold, id)[0]?.id ?? '';
    desk.do('check.answer', { item, facility, outcome: 'found' });
    expect(findingsOf(desk.replica.fold)[0]?.stream).toBe('residentOffice');
  });

  it('refuse a place of another kind', () => {
    const { desk, item } = begin();
    const facility = desk.do('facility.add', { name: '乙看守所', kind: 'detention' }).id;
    expect(desk.code('check.answer', { item: item('D03'), facility, outcome: 'found' })).toBe('check.kind');
  });

  it('keep answers when they are upgraded under open work', () => {
    const { desk, facility, id, item } = begin();
    desk.do('check.answer', { item: item('D03'), facility, outcome: 'none', persons: 4 });
    expect(desk.code('checklist.upgrade', { id })).toBe('checklist.current');
    desk.do('customType.add', { code: 'DX1', name: '会见室录音缺失', severity: 2 });
    expect(desk.do('checklist.upgrade', { id })).toEqual({ added: 1, retired: 0 });
    const run = desk.read('checklist.run', { id, facility });
    expect(run?.checklist.version).toBe(2);
    expect(run?.items.find((one) => one.item.type === 'D03')?.answer).toMatchObject({ outcome: 'none', persons: 4, version: 1 });
    expect(run?.items.find((one) => one.item.type === 'DX1')).toMatchObject({ verified: false });
  });
});

describe('checklists as xlsx', () => {
  it('go out and come back the same', async () => {
    const { desk, id } = begin();
    // A sheet guards what a spreadsheet program would take for a formula; read back, it is the same text.
    desk.do('checkItem.add', { checklist: id, area: 'D', title: '-3日内的禁闭审批', lookAt: '=审批表', basis: '' });
    const model = checklistWorkbook(desk.replica.fold, id);
    if (!model) throw new Error('no workbook');
    const { rows, bad } = readChecklistSheet(readXlsx((await writeXlsx(model)).bytes), knowledge);
    expect(bad).toEqual([]);
    const preview = desk.read('checklist.preview', { id, rows: [...rows] });
    expect(preview).toMatchObject({ added: [], changed: [], retired: [], unchanged: rows.length });
    expect(desk.code('checklist.import', { id, rows: [...rows] })).toBe('checklist.same');
  });

  it('are previewed, then taken in; what is left out is retired with its answers', () => {
    const { desk, facility, id, item } = begin();
    const kept = item('D03');
    desk.do('check.answer', { item: item('D04'), facility, outcome: 'none', files: 1 });
    const rows = [
      { id: kept, area: 'D', type: 'D03', title: '禁闭期限', lookAt: '审批表', basis: '' },
      { id: '', area: 'D', type: '', title: '自定的检查项', lookAt: '', basis: '' },
    ];
    const preview = desk.read('checklist.preview', { id, rows });
    expect(preview.added).toHaveLength(1);
    expect(preview.changed.find((change) => change.field === 'title')).toMatchObject({ after: '禁闭期限' });
    expect(preview.retired.find((one) => one.id === item('D04'))?.answers).toBe(1);
    desk.do('checklist.import', { id, rows });
    const run = desk.read('checklist.run', { id, facility });
    expect(run?.items.map((one) => one.item.title)).toEqual(expect.arrayContaining(['禁闭期限', '自定的检查项']));
    expect(run?.items.find((one) => one.item.id === item('D04'))?.answer?.outcome).toBe('none');
  });

  it('name every bad cell: sheet, cell, reason and suggestion', () => {
    const rows = [
      ['标题'],
      ['编号（勿改）', '章', '问题类型', '检查内容', '查什么', '依据'],
      ['a', 'D', 'D03', '禁闭期限', '', ''],
      ['', 'D', 'D99', '不存在的类型', '', ''],
      ['', 'A', 'D03', '类别不一致', '', ''],
      ['', 'D', 'D04', '', '', ''],
      ['', '', '', '', '', ''],
      ['', 'Z', '', '没有这个类别', '', ''],
      ['a', 'D', '', '编号重复', '', ''],
    ];
    const answer = readChecklistSheet({ sheets: [{ name: '检查清单', rows }] }, knowledge);
    expect(answer.rows.map((row) => row.title)).toEqual(['禁闭期限', '编号重复']);
    expect(answer.bad.map(({ cell }) => cell)).toEqual(['C4', 'B5', 'D6', 'B8', 'A9']);
    for (const one of answer.bad) expect([one.sheet, one.reason !== '', one.suggestion !== '']).toEqual(['检查清单', true, true]);
    expect(readChecklistSheet({ sheets: [{ name: '别的', rows: [['x']] }] }, knowledge).bad[0]?.cell).toBe('A1');
  });

  it('refuse what is no spreadsheet, or a bomb, in words', () => {
    const code = (bytes: Uint8Array<ArrayBuffer>): string => {
      try {
        readXlsx(bytes);
        return 'ok';
      } catch (error) {
        return isWorkbenchError(error) ? error.code : 'other';
      }
    };
    expect(code(new TextEncoder().encode('编号,章,问题类型,检查内容,查什么,依据'))).toBe('spreadsheet.foreign');
    expect(code(new Uint8Array(21 * 1024 * 1024))).toBe('spreadsheet.tooLarge');
    const bomb = new Uint8Array(22 + 46);
    const view = new DataView(bomb.buffer);
    view.setUint32(0, 0x504b0102);
    view.setUint32(24, 4_000_000_000, true);
    view.setUint32(46, 0x504b0506);
    view.setUint16(56, 1, true);
    expect(code(bomb)).toBe('spreadsheet.foreign');
    const local = new Uint8Array(4 + bomb.length);
    local.set([0x50, 0x4b, 3, 4]);
    local.set(bomb, 4);
    new DataView(local.buffer).setUint32(4 + 46 + 16, 4, true);
    expect(code(local)).toBe('spreadsheet.bomb');
  });
});
