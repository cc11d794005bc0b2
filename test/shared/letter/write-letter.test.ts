import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentText, plainContent } from '#shared/letter/content.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('writing several blocks at once', () => {
  let desk: TestDesk;
  let letter: string;
  const blocks = () => desk.read('letters.detail', { id: letter })?.blocks ?? [];
  const ids = () => blocks().map((block) => block.id);
  const block = (id: string, text: string) => ({
    id,
    type: 'paragraph' as const,
    level: 1 as const,
    part: 'free' as const,
    finding: '',
    content: plainContent(text),
  });

  beforeEach(() => {
    desk = new TestDesk();
    const facility = desk.prison();
    letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
  });

  it('is one entry: a split makes a block behind its first half', () => {
    const [first = ''] = ids();
    const entries = desk.log.length;
    desk.do('letter.write', { letter, blocks: [block(first, '前'), block('new', '后')], removed: [], order: [first, 'new', ...ids().slice(1)] });
    expect(desk.log.length).toBe(entries + 1);
    expect(
      blocks()
        .slice(0, 2)
        .map(({ id, text }) => [id, text]),
    ).toEqual([
      [first, '前'],
      ['new', '后'],
    ]);
  });

  it('leaves both wordings standing where another one came in unseen', () => {
    const [first = ''] = ids();
    const wording = () => desk.read('letters.detail', { id: letter })?.wordings[first];
    const seen = wording();
    desk.do('letterBlock.edit', { id: first, fields: { content: plainContent('别人改的') as never } });
    desk.do('letter.write', { letter, blocks: [{ ...block(first, '我改的'), over: [seen as never] }], removed: [], order: ids() });
    const disputes = () => desk.read('letters.detail', { id: letter })?.blockDisputes ?? [];
    expect(disputes().map(({ values }) => values.map(({ value }) => contentText(value as never)).sort())).toEqual([['别人改的', '我改的'].sort()]);
    expect(desk.read('letters.health', { id: letter })?.items.map((item) => item.rule)).toContain('disputes');
    desk.do('conflict.settle', { kind: 'letterBlock', id: first, field: 'content', value: plainContent('合在一起') as never, reason: '两处都对' });
    expect(disputes()).toEqual([]);
    desk.do('letter.write', { letter, blocks: [{ ...block(first, '再改'), over: [wording() as never] }], removed: [], order: ids() });
    expect(disputes()).toEqual([]);
  });

  it('brings a removed block back under its id', () => {
    const [first = '', ...rest] = ids();
    desk.do('letter.write', { letter, blocks: [], removed: [first], order: rest });
    expect(ids()).toEqual(rest);
    desk.do('letter.write', { letter, blocks: [block(first, '回来')], removed: [], order: [first, ...rest] });
    expect(ids()).toEqual([first, ...rest]);
    expect(blocks()[0]?.text).toBe('回来');
  });

  it('comes to any order, and writes no key that need not change', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }), (places) => {
        const before = blocks();
        const order = places.map((place) => before[place % before.length]?.id ?? '').filter((id, i, all) => all.indexOf(id) === i);
        desk.do('letter.write', { letter, blocks: [], removed: [], order });
        expect(ids().filter((id) => order.includes(id))).toEqual(order);
        const entries = desk.log.length;
        desk.do('letter.write', { letter, blocks: [], removed: [], order });
        expect(desk.log.length).toBe(entries);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what has been issued and what does not fit', () => {
    const [first = ''] = ids();
    expect(desk.code('letter.write', { letter, blocks: [{ ...block(first, ''), content: '字' }], removed: [], order: [first] })).toBe('field.wrong');
    expect(desk.code('letter.write', { letter: 'none', blocks: [], removed: [], order: [] })).toBe('record.absent');
  });
});
