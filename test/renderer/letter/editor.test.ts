import { Editor } from '@tiptap/core';
import { undo } from '@tiptap/pm/history';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { blockIds } from '#renderer/letter/editor/block-ids.ts';
import { blocksOfDoc, type DocBlock, docOf, placeAt, positionOf } from '#renderer/letter/editor/blocks.ts';
import { findText, foldWidth } from '#renderer/letter/editor/find-text.ts';
import { letterKeys, moveBlock } from '#renderer/letter/editor/keys.ts';
import { letterSchema } from '#renderer/letter/editor/schema.ts';
import { settleSlots } from '#renderer/letter/editor/slot-acts.ts';
import { takeIn } from '#renderer/letter/editor/take-in.ts';
import { type Content, contentText, plainContent } from '#shared/letter/content.ts';
import { slotsIn } from '#shared/letter/health/slot-changes.ts';

const block = (id: string, text: string | Content, finding = ''): DocBlock => ({
  ...{ id, type: 'paragraph', level: 1, part: 'free', finding },
  content: typeof text === 'string' ? plainContent(text) : text,
});
const slot = (text: string, seen = text): Content => [{ text, strong: false, bound: { to: 'field', kind: 'finding', id: 'f1', field: 'title', seen } }];

let open: Editor | undefined;
const nothing = (): void => undefined;

/** The editor over some blocks, as the letter screen makes it, without its ledger. */
function editorOf(blocks: readonly DocBlock[], ids = new Set(blocks.map((one) => one.id))): Editor {
  open = new Editor({
    injectCSS: false,
    extensions: [
      ...letterSchema,
      blockIds({ ids, findings: () => new Set(['f1']) }),
      letterKeys(() => ({ undo: nothing, redo: nothing, find: nothing, insert: nothing })),
    ],
    content: docOf(blocks),
  });
  return open;
}
const caret = (editor: Editor, id: string, offset: number): void => {
  editor.commands.setTextSelection(positionOf(editor.state.doc, id, offset) ?? -1);
};
const texts = (editor: Editor): readonly (readonly [string, string])[] => blocksOfDoc(editor.state.doc).map(({ id, content }) => [id, contentText(content)]);

afterEach(() => {
  open?.destroy();
  open = undefined;
});

describe('ids of blocks', () => {
  it('stay with the first half of a split, and with the words when the caret stands at the beginning', () => {
    const editor = editorOf([block('a', '甲乙', 'f1')]);
    caret(editor, 'a', 1);
    editor.commands.splitBlock();
    const [first, second] = blocksOfDoc(editor.state.doc);
    expect(first).toMatchObject({ id: 'a', finding: 'f1' });
    expect(second).toMatchObject({ finding: 'f1', content: plainContent('乙') });
    expect(second?.id).toMatch(/^[a-z2-7]{26}$/);
    caret(editor, 'a', 0);
    editor.commands.splitBlock();
    expect(texts(editor)[1]).toEqual(['a', '甲']);
  });

  it('survive a merge, and come back with undo', () => {
    const editor = editorOf([block('a', '甲'), block('b', '乙')]);
    caret(editor, 'b', 0);
    editor.commands.joinBackward();
    expect(texts(editor)).toEqual([['a', '甲乙']]);
    undo(editor.state, editor.view.dispatch);
    expect(texts(editor)).toEqual([
      ['a', '甲'],
      ['b', '乙'],
    ]);
  });

  it('are new for what another letter or a copy brings, whose findings stay behind', () => {
    const editor = editorOf([block('a', '甲')]);
    editor.commands.insertContentAt(editor.state.doc.content.size, docOf([block('a', '甲'), { ...block('x', slot('题'), 'f9'), part: 'fact' }]).content ?? []);
    const blocks = blocksOfDoc(editor.state.doc);
    expect(new Set(blocks.map((one) => one.id)).size).toBe(3);
    expect(blocks.map((one) => one.id)).not.toContain('x');
    expect(blocks[2]).toMatchObject({ finding: '', part: 'free' });
  });

  it('are one to a block whatever is typed, split, joined, moved or undone', () => {
    const steps = fc.array(fc.record({ act: fc.constantFrom('type', 'split', 'join', 'up', 'down', 'undo'), at: fc.nat({ max: 40 }) }), { maxLength: 25 });
    fc.assert(
      fc.property(steps, (list) => {
        const editor = editorOf([block('a', '甲甲甲'), block('b', '乙乙'), block('c', '')]);
        for (const { act, at } of list) {
          const { doc } = editor.state;
          editor.commands.setTextSelection(at % doc.content.size);
          if (act === 'type') editor.commands.insertContent('丙');
          if (act === 'split') editor.commands.splitBlock();
          if (act === 'join') editor.commands.joinBackward();
          if (act === 'undo') undo(editor.state, editor.view.dispatch);
          const moved = act === 'up' || act === 'down' ? moveBlock(editor.state, act === 'up' ? -1 : 1) : null;
          if (moved) editor.view.dispatch(moved);
          const ids = blocksOfDoc(editor.state.doc).map((one) => one.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).not.toContain('');
        }
        editor.destroy();
      }),
      { numRuns: 40 },
    );
  });
});

describe('what comes from the ledger', () => {
  it('makes the document equal to it and leaves the caret at its place in its block', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 5 }) }),
      {
        minLength: 1,
        selector: (one) => one.id,
      },
    );
    fc.assert(
      fc.property(list, list, fc.nat(), (before, after, at) => {
        const editor = editorOf(
          before.map(({ id, text }) => block(id, text)),
          new Set(['a', 'b', 'c', 'd']),
        );
        const first = before[at % before.length] ?? { id: 'a', text: '' };
        const offset = at % (first.text.length + 1);
        caret(editor, first.id, offset);
        takeIn(
          editor,
          after.map(({ id, text }) => block(id, text)),
        );
        expect(texts(editor)).toEqual(after.map(({ id, text }) => [id, text]));
        const kept = after.find((one) => one.id === first.id);
        if (kept && kept.text.length >= offset) expect(placeAt(editor.state.doc, editor.state.selection.head)).toEqual({ block: first.id, offset });
        editor.destroy();
      }),
      { numRuns: 60 },
    );
  });

  it('is no step of the text’s own undo', () => {
    const editor = editorOf([block('a', '甲'), block('b', '乙')]);
    caret(editor, 'a', 1);
    editor.commands.insertContent('子');
    takeIn(editor, [block('a', '甲子'), block('b', '乙丑')]);
    undo(editor.state, editor.view.dispatch);
    expect(texts(editor)).toEqual([
      ['a', '甲'],
      ['b', '乙丑'],
    ]);
  });
});

describe('bound text', () => {
  const bound = (editor: Editor) => blocksOfDoc(editor.state.doc).flatMap((one) => slotsIn(one.content).map((found) => found.text));

  it('stays bound when it is typed in, and does not spread to what is typed beside it', () => {
    const editor = editorOf([block('a', [...plainContent('针对'), ...slot('禁闭超期'), ...plainContent('，纠正。')])]);
    caret(editor, 'a', 4);
    editor.commands.insertContent('室');
    expect(bound(editor)).toEqual(['禁闭室超期']);
    caret(editor, 'a', 7);
    editor.commands.insertContent('者');
    expect(bound(editor)).toEqual(['禁闭室超期']);
  });

  it('takes over the source, or keeps what it says and is quiet', () => {
    const changes = (editor: Editor) =>
      blocksOfDoc(editor.state.doc).flatMap((one) =>
        slotsIn(one.content).flatMap((found) => (found.slot.seen === '新题' ? [] : [{ ...found, block: one.id, now: '新题' }])),
      );
    const editor = editorOf([block('a', [...plainContent('一、'), ...slot('旧题')]), block('b', slot('旧题改', '旧题'))]);
    expect(settleSlots(editor, changes(editor).slice(0, 1), 'accept')).toBe(1);
    expect(texts(editor)[0]).toEqual(['a', '一、新题']);
    expect(settleSlots(editor, changes(editor), 'keep')).toBe(1);
    expect(texts(editor)[1]).toEqual(['b', '旧题改']);
    expect(changes(editor)).toEqual([]);
    undo(editor.state, editor.view.dispatch);
    expect(changes(editor)).toHaveLength(1);
    settleSlots(editor, changes(editor), { words: '新题改' });
    expect(texts(editor)[1]).toEqual(['b', '新题改']);
    expect(changes(editor)).toEqual([]);
  });
});

describe('finding words', () => {
  it('finds every place without regard to case and width, and says where it is', () => {
    const blocks = [block('a', 'A类ａ类'), block('b', 'Ａ类')];
    expect(findText(blocks, 'a类')).toEqual([
      { block: 'a', from: 0, to: 2 },
      { block: 'a', from: 2, to: 4 },
      { block: 'b', from: 0, to: 2 },
    ]);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldWidth(text).length === text.length));
  });
});

describe('Enter at bound text', () => {
  const filled = (): Editor => editorOf([block('a', [...plainContent('前'), ...slot('禁闭超期'), ...plainContent('后')])]);
  const enter = (editor: Editor): void => {
    editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, new KeyboardEvent('keydown', { key: 'Enter' })));
  };
  const words = (editor: Editor): readonly string[] => blocksOfDoc(editor.state.doc).map(({ content }) => contentText(content));
  const bound = (editor: Editor): readonly string[] => blocksOfDoc(editor.state.doc).flatMap(({ content }) => slotsIn(content).map(({ text }) => text));

  it('breaks at its edges where it is told to, and behind it from inside: the field stays whole', () => {
    for (const [offset, expected] of [
      [1, ['前', '禁闭超期后']],
      [2, ['前禁闭超期', '后']],
      [4, ['前禁闭超期', '后']],
      [5, ['前禁闭超期', '后']],
      [6, ['前禁闭超期后', '']],
    ] as const) {
      const editor = filled();
      caret(editor, 'a', offset);
      enter(editor);
      expect(words(editor)).toEqual(expected);
      expect(bound(editor)).toEqual(['禁闭超期']);
      editor.destroy();
    }
  });

  it('is one step of undo, and what is typed behind it is plain', () => {
    const editor = filled();
    caret(editor, 'a', 3);
    enter(editor);
    editor.commands.insertContent('新');
    expect(blocksOfDoc(editor.state.doc)[1]?.content).toEqual(plainContent('新后'));
    undo(editor.state, editor.view.dispatch);
    expect(bound(editor)).toEqual(['禁闭超期']);
  });
});
