import { describe, expect, it } from 'vitest';
import { TestDesk } from '../workbench/desk.ts';

describe('the desk of problems that may be one', () => {
  it('shows the likeliest pairs of very many, counts all of them, and brings the next up as they are judged', () => {
    const desk = new TestDesk();
    const place = desk.prison();
    // Twelve alike in one place are 66 pairs.
    for (let n = 0; n < 12; n++) desk.finding(place, { title: '禁闭超过十五日', facts: `罪犯某某被关押禁闭十七日，超过法定期限，第${n}次抽查发现。` });
    const before = desk.read('findings.same', {});
    expect(before.waiting).toBe(66);
    expect(before.suggested).toHaveLength(50);
    const [pair] = before.suggested;
    desk.do('finding.separate', { first: pair?.first.id ?? '', second: pair?.second.id ?? '' });
    const after = desk.read('findings.same', {});
    expect(after.waiting).toBe(65);
    expect(after.suggested).toHaveLength(50);
    expect(after.suggested.map(({ first, second }) => `${first.id} ${second.id}`)).not.toContain(`${pair?.first.id} ${pair?.second.id}`);
  });
});
