import { describe, expect, it } from 'vitest';
import { itemsOf } from '#shared/checklist/checklist.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('the home screen', () => {
  it('tells of the same clocks as the board, reckoned by the same rules', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const id = desk.finding(facility, { type: 'G05', severity: 2 });
    desk.do('finding.oral', { id, on: '2022-11-02' });
    desk.do('timer.add', { clock: 'reductionRuling', startOn: dateOnly('2022-10-10'), subject: '陈某减刑裁定书' });
    const board = desk.read('clock.board', {}).rows;
    const home = desk.read('home.overview', {});
    expect(home.due.map(({ id: row, due }) => [row, due])).toEqual(board.map(({ id: row, due }) => [row, due]));
    expect(home.dueTotal).toBe(board.length);
    expect(home.overdue).toBe(board.filter((row) => row.state === 'overdue').length);
    expect(home.due.find((row) => row.source.id === id)).toMatchObject({ due: '2022-11-09', days: -1, source: { kind: 'finding' } });
  });

  it('shows how much of the checklists was looked at in each place', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const checked = () => desk.read('home.overview', {}).coverage.rows.find((row) => row.facility === facility)?.checklist;
    expect(checked()).toBeNull();
    const list = desk.do('checklist.generate', { facilityKind: 'prison' });
    const [first, second] = itemsOf(desk.replica.fold, list.id);
    desk.do('check.answer', { item: first?.id ?? '', facility, outcome: 'none', files: 2 });
    desk.do('check.answer', { item: second?.id ?? '', facility, outcome: 'notChecked', reason: '监区隔离' });
    expect(checked()).toEqual({ total: list.items, found: 0, none: 1, notChecked: 1 });
  });
});
