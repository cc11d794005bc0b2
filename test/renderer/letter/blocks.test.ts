import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOfDoc, changesBetween, type DocBlock, docOf, placeAt, positionOf } from '#renderer/letter/editor/blocks.ts';
import { letterSchema } from '#renderer/letter/editor/schema.ts';
import { contentText, plainContent, tidyContent } from '#shared/letter/content.ts';

const schema = getSchema(letterSchema);
const words = fc.string({ unit: fc.constantFrom('甲', '监', '狱', '\n', 'a', '　', '〔', '😀') });
const bound = fc.option(
  fc.record({ to: fc.constant('field' as const), kind: fc.constant('finding'), id: fc.constant('f'), field: fc.constant('title'), seen: words }),
  {
    nil: null,
  },
);
const content = fc.array(fc.record({ text: words, strong: fc.boolean(), bound })).map(tidyContent);
const block = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), level: fc.constant(1 as const), content }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), content }),
  fc.record({ type: fc.constant('pageBreak' as const), level: fc.constant(1 as const), content: fc.constant([]) }),
);
const blocks: fc.Arbitrary<readonly DocBlock[]> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((list) => list.map((one, i): DocBlock => ({ ...one, id: `b${i}`, part: 'fact', finding: i % 2 === 0 ? 'f' : '' })));

const plain = (id: string, text: string): DocBlock => ({ id, type: 'paragraph', level: 1, part: 'free', finding: '', content: plainContent(text) });

describe('the document of the editor', () => {
  it('holds every block, and gives it back as it was', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const doc = schema.nodeFromJSON(docOf(list));
        doc.check();
        expect(blocksOfDoc(doc)).toEqual(list);
      }),
    );
  });

  it('places characters where the records count them', () => {
    fc.assert(
      fc.property(blocks, fc.nat(), (list, at) => {
        const doc = schema.nodeFromJSON(docOf(list));
        for (const one of list) {
          if (one.type === 'pageBreak') continue;
          const text = contentText(one.content);
          const offset = text.length === 0 ? 0 : at % (text.length + 1);
          const position = positionOf(doc, one.id, offset) ?? -1;
          expect(placeAt(doc, position)).toEqual({ block: one.id, offset });
          const from = positionOf(doc, one.id, 0) ?? -1;
          expect(doc.textBetween(from, position, undefined, () => '\n')).toBe(text.slice(0, offset));
        }
      }),
    );
  });

  it('reads a block anew only when it changed', () => {
    const doc = schema.nodeFromJSON(docOf([plain('a', '甲'), plain('b', '乙')]));
    const [first] = blocksOfDoc(doc);
    expect(blocksOfDoc(doc)[0]).toBe(first);
  });
});

describe('what a step comes to', () => {
  const a = plain('a', '甲');
  const b = plain('b', '乙');

  it('is typing while only words change', () => {
    expect(changesBetween([a, b], [a, plain('b', '乙丙')])).toEqual({ typed: [plain('b', '乙丙')], written: [], removed: [], reordered: false });
    expect(changesBetween([a, b], [a, { ...b }])).toEqual({ typed: [], written: [], removed: [], reordered: false });
  });

  it('is written at once when blocks come, go, move or change their level', () => {
    expect(changesBetween([a, b], [plain('a', ''), plain('c', '甲'), b])).toMatchObject({
      typed: [],
      written: [plain('a', ''), plain('c', '甲')],
      reordered: true,
    });
    expect(changesBetween([a, b], [b])).toMatchObject({ written: [], removed: ['a'], reordered: true });
    expect(changesBetween([a, b], [b, a])).toMatchObject({ written: [], removed: [], reordered: true });
    expect(changesBetween([a, b], [{ ...a, type: 'heading', level: 2 }, b])).toMatchObject({
      typed: [],
      written: [{ id: 'a', type: 'heading' }],
      reordered: false,
    });
  });
});
