import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const YEARS = 5 * 365 * 24 * 3_600_000;

/** A confinement longer than the law allows, looked at in 2027. */
function confinement(from: string, to: string) {
  const desk = new TestDesk();
  desk.clock.advance(YEARS);
  const facility = desk.do('facility.add', { name: '甲监狱' }).id;
  const { id } = desk.do('finding.record', {
    ...{ facility, type: 'D03', title: '禁闭十六日', facts: '罪犯张某被禁闭十六日。', severity: 3 },
    ...{ conductFrom: dateOnly(from), conductTo: dateOnly(to) },
  });
  const detail = desk.read('findings.detail', { id });
  if (!detail) throw new Error('no such finding');
  return { desk, facility, id, detail };
}

const prisonLaw = (basis: readonly string[]): readonly string[] => basis.filter((text) => text.startsWith('《中华人民共和国监狱法》'));

describe('the basis of a finding by the day of the conduct', () => {
  it('is article 84 of the 2026 prison law for 16 days of confinement in December 2026', () => {
    const { detail } = confinement('2026-12-01', '2026-12-17');
    expect(prisonLaw(detail.basis).join()).toMatch(/2026.*第八十四条/);
    expect(prisonLaw(detail.basis).join()).not.toContain('第五十八条');
    expect(detail.basisNotes).toEqual([]);
  });

  it('is article 58 of the 2012 prison law for the same act in December 2025', () => {
    const { detail } = confinement('2025-12-01', '2025-12-17');
    expect(prisonLaw(detail.basis).join()).toMatch(/2012.*第五十八条/);
    expect(prisonLaw(detail.basis).join()).not.toContain('第八十四条');
  });

  it('cites both with a note when the act spans 2026-11-01, on the screen and in the letter', () => {
    const { desk, facility, id, detail } = confinement('2026-10-25', '2026-11-10');
    expect(prisonLaw(detail.basis).join()).toMatch(/第五十八条.*第八十四条/);
    expect(detail.basisNotes.join()).toContain('2026年11月1日');
    desk.do('finding.confirm', { id });
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [id] }).id;
    const text = (desk.read('letters.detail', { id: letter })?.blocks ?? []).map((block) => block.text).join('\n');
    expect(text).toContain('第五十八条');
    expect(text).toContain('第八十四条');
  });
});
