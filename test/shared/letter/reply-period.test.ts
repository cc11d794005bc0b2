import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('the last day for a reply', () => {
  it('moves with the holiday table that comes in behind the issue, in every place that shows it', () => {
    const desk = new TestDesk();
    desk.clock.advance(Date.parse('2027-02-10T01:00:00.000Z') - Date.parse(desk.clock.now()));
    const facility = desk.prison();
    const id = desk.do('letter.draft', { type: 'suggestionLetter', facility, findings: [desk.finding(facility)] }).id;
    // Two months end on Monday, 8 February 2027, in 春节; the laptop has no table of that year yet.
    desk.do('letter.issue', { id, on: '2026-12-08', outside: '院领导纸质签批' });
    const shown = () => {
      const row = desk.read('letters.list', {})[0];
      const card = desk.read('letters.caseCard', { letter: id })?.fields.find(({ label }) => label === '回复期限')?.value;
      const board = desk.read('clock.board', { clock: 'suggestionLetter' }).rows[0];
      const summary = desk.read('summary.letters', { cutoff: dateOnly('2027-02-10') })[0];
      return [row?.replyDue, row?.overdueDays, card, board?.due, board?.state, summary?.replyDue, summary?.overdueDays];
    };
    expect(shown()).toEqual(['2027-02-08', 2, '2027-02-08', '2027-02-08', 'overdue', '2027-02-08', 2]);
    const holidays = [{ name: '春节', from: '2027-02-05', to: '2027-02-11' }];
    desk.do('calendar.import', { table: { year: 2027, notice: '2027年安排', holidays, workdays: [] } });
    expect(shown()).toEqual(['2027-02-12', 0, '2027-02-12', '2027-02-12', 'running', '2027-02-12', 0]);
  });
});
