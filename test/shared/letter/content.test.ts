import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { type Content, contentField, contentText, plainContent, readContent, sameContent, tidyContent } from '#shared/letter/content.ts';
import { readBlock } from '#shared/letter/letter.ts';
import { joined, say, slotOf, slotWords } from '#shared/letter/slots.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const binding = fc.oneof(
  fc.record({ to: fc.constant('field' as const), kind: fc.constant('finding'), id: fc.string(), field: fc.constantFrom('title', 'facts'), seen: fc.string() }),
  fc.record({ to: fc.constant('evidence' as const), id: fc.string() }),
);
const contents: fc.Arbitrary<Content> = fc.array(
  fc.record({ text: fc.string({ unit: 'grapheme' }), strong: fc.boolean(), bound: fc.option(binding, { nil: null }) }),
);
const today = dateOnly('2022-11-10');

describe('the content of a block', () => {
  it('has one shape: tidying changes no word, and nothing the second time', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const tidy = tidyContent(content);
        expect(contentText(tidy)).toBe(contentText(content.map((inline) => ({ ...inline, text: contentText(tidyContent([inline])) }))));
        expect(sameContent(tidyContent(tidy), tidy)).toBe(true);
        for (const [at, inline] of tidy.entries()) {
          expect(inline.text).not.toBe('');
          const next = tidy[at + 1];
          if (next) expect(sameContent(tidyContent([inline, next]), [inline, next])).toBe(true);
        }
      }),
    );
  });

  it('is read back as it was accepted', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const accepted = contentField.accept(content, today);
        expect(accepted.ok).toBe(true);
        if (accepted.ok) expect(readContent(JSON.parse(JSON.stringify(accepted.value)))).toEqual(tidyContent(content));
      }),
    );
  });

  it('keeps the words of a binding that only a later version knows', () => {
    expect(readContent([{ text: '见图', strong: true, bound: { to: 'picture', id: 'x' } }])).toEqual([{ text: '见图', strong: true, bound: null }]);
    expect(readContent('旧')).toBeUndefined();
  });

  it('refuses what is too long, in words', () => {
    const refused = contentField.accept(plainContent('字'.repeat(20_001)), today);
    expect(refused).toMatchObject({ ok: false, refusal: { words: '“内容”最多 20000 字，现有 20001 字。' } });
  });

  it('reads blocks of before, which had text only', () => {
    const record = { kind: 'letterBlock', id: 'b', fields: { letter: 'l', text: '旧文' }, disputed: new Map(), deleted: false };
    expect(readBlock(record)).toMatchObject({ text: '旧文', content: plainContent('旧文') });
  });
});

describe('slots', () => {
  it('are worded as a letter words the field, and tell when the record changed', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const id = desk.finding(facility, { title: '禁闭超期。' });
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [id] }).id;
    const fact = desk.read('letters.detail', { id: letter })?.blocks.find((block) => block.part === 'fact');
    const slot = fact?.content.find((inline) => inline.bound?.to === 'field' && inline.bound.field === 'title');
    expect(slot?.text).toBe('禁闭超期');
    desk.do('finding.edit', { id, fields: { title: '禁闭二十日' } });
    const { fold } = desk.replica;
    expect(slot?.bound?.to === 'field' && slotWords(fold, slot.bound)).toBe('禁闭二十日');
    expect(desk.read('letters.detail', { id: letter })?.blocks.find((block) => block.part === 'fact')?.text).toContain('禁闭超期。');
    desk.do('letter.remove', { id: letter });
    expect(slotWords(fold, { kind: 'letter', id: letter, field: 'title' })).toBeUndefined();
    expect(slotWords(fold, { kind: 'finding', id, field: 'toString' })).toBeUndefined();
  });

  it('stand in templates between plain words', () => {
    const facility = { id: 'f', name: '甲监狱' } as Parameters<typeof slotOf<'facility'>>[1];
    const content = say`对${slotOf('facility', facility, 'name')}第${3}次检察`;
    expect(contentText(content)).toBe('对甲监狱第3次检察');
    expect(content.map((inline) => inline.bound?.to ?? null)).toEqual([null, 'field', null]);
    expect(joined(plainContent('甲'), plainContent('乙'))).toEqual(plainContent('甲乙'));
  });
});
