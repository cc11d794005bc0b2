import { describe, expect, it } from 'vitest';
import { draftKeepers } from '#renderer/data/draft-keeper.ts';
import { BlockSync } from '#renderer/letter/editor/block-sync.ts';
import type { DocBlock } from '#renderer/letter/editor/blocks.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import { contentText, plainContent } from '#shared/letter/content.ts';
import type { LetterBlock } from '#shared/letter/letter.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';

const block = (id: string, text: string): DocBlock => ({ id, type: 'paragraph', level: 1, part: 'free', finding: '', content: plainContent(text) });
const stored = (list: readonly DocBlock[]) => list.map((one) => ({ ...one, text: '', letter: 'l', order: '', disputed: [] }) as unknown as LetterBlock);

/** As the view gives it: each wording is named by its own words. */
const detail = (list: readonly DocBlock[]) => ({
  blocks: stored(list),
  blockDisputes: [],
  wordings: Object.fromEntries(list.map((one) => [one.id, contentText(one.content) as EntryHash])),
});

/** A worker that answers when it is told to, and what the editor was given. */
function bench(ledger: readonly DocBlock[]) {
  const drafts = fakeDrafts();
  const written: unknown[] = [];
  const given: (readonly DocBlock[])[] = [];
  const troubles: (string | null)[] = [];
  const held: (() => void)[] = [];
  const state = { ledger, hold: false, free: true, answer: ok(null) as ReturnType<typeof ok<null>> | ReturnType<typeof refuse> };
  const core = {
    run: async (name: string, input: unknown) => {
      written.push({ name, input });
      return state.answer;
    },
    read: async () => {
      const answer = detail(state.ledger);
      if (state.hold) await new Promise<void>((resolve) => held.push(resolve));
      return answer;
    },
  };
  const keepers = draftKeepers(drafts);
  const sync = new BlockSync('l', {
    core: core as never,
    keepers,
    onBlocks: (blocks) => {
      if (state.free) given.push(blocks);
      return state.free;
    },
    onTrouble: (trouble) => troubles.push(trouble?.words ?? null),
  });
  const release = (): void => {
    state.hold = false;
    for (const go of held.splice(0)) go();
  };
  return { sync, state, drafts, written, given, troubles, keepers, release };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('between editor and ledger', () => {
  it('typed words are a draft, a new paragraph is one entry with both halves', async () => {
    const { sync, written, keepers } = bench([block('a', '甲乙')]);
    await sync.open(detail([block('a', '甲乙')]));
    sync.changed([block('a', '甲乙丙')]);
    expect(keepers.of('letterBlock', 'a').field('content')?.value).toEqual(plainContent('甲乙丙'));
    expect(written).toEqual([]);
    sync.changed([block('a', '甲'), block('b', '乙丙')]);
    await sync.commit();
    expect(written).toMatchObject([{ name: 'letter.write', input: { blocks: [block('a', '甲'), block('b', '乙丙')], order: ['a', 'b'], removed: [] } }]);
  });

  it('an answer from before a step is never taken for the state after it', async () => {
    const { sync, state, given, release } = bench([block('a', '甲乙')]);
    await sync.open(detail([block('a', '甲乙')]));
    state.hold = true;
    sync.refresh();
    await turn();
    sync.changed([block('a', '甲'), block('b', '乙')]);
    release();
    await sync.commit();
    expect(given).toEqual([]);
  });

  it('what came from elsewhere reaches the editor, but not over what is being typed', async () => {
    const { sync, state, given } = bench([block('a', '甲'), block('b', '乙')]);
    await sync.open(detail([block('a', '甲'), block('b', '乙')]));
    sync.changed([block('a', '甲子'), block('b', '乙')]);
    state.ledger = [block('a', '别人的甲'), block('b', '别人的乙')];
    sync.refresh();
    await turn();
    expect(given).toEqual([[block('a', '甲子'), block('b', '别人的乙')]]);
  });

  it('waits while an input method composes and comes again afterwards', async () => {
    const { sync, state, given } = bench([block('a', '甲')]);
    await sync.open(detail([block('a', '甲')]));
    state.ledger = [block('a', '改')];
    state.free = false;
    sync.refresh();
    await turn();
    state.free = true;
    sync.refresh();
    await turn();
    expect(given).toEqual([[block('a', '改')]]);
  });

  it('a refused step is told, and nothing of it is taken away', async () => {
    const { sync, state, given, troubles } = bench([block('a', '甲')]);
    await sync.open(detail([block('a', '甲')]));
    state.answer = refuse({ code: 'letter.issued', words: '文书已经发出，内容不能再改。' });
    sync.changed([block('a', '甲'), block('b', '新')]);
    sync.refresh();
    await sync.commit();
    expect(troubles).toEqual(['文书已经发出，内容不能再改。']);
    expect(given).toEqual([]);
  });

  it('a step names the wording it started from; what came in unseen is not replaced', async () => {
    const { sync, state, written } = bench([block('a', '甲乙')]);
    await sync.open(detail([block('a', '甲乙')]));
    sync.changed([block('a', '甲'), block('b', '乙')]);
    await sync.commit();
    state.ledger = [block('a', '别人的甲'), block('b', '乙')];
    sync.changed([block('a', ''), block('c', '甲'), block('b', '乙')]);
    await sync.commit();
    expect(written).toMatchObject([
      { input: { blocks: [{ id: 'a', over: ['甲乙'] }, { id: 'b' }] } },
      // Over the wording that the editor was last given, not over 别人的甲.
      { input: { blocks: [{ id: 'a', over: ['甲乙'] }, { id: 'c' }] } },
    ]);
  });

  it('a paragraph with an unseen change is not taken away, and comes back into the text', async () => {
    const { sync, state, written, given, troubles } = bench([block('a', '甲'), block('b', '乙')]);
    await sync.open(detail([block('a', '甲'), block('b', '乙')]));
    state.ledger = [block('a', '甲'), block('b', '别人的乙')];
    sync.changed([block('a', '甲')]);
    await sync.commit();
    await turn();
    expect(written).toMatchObject([{ input: { removed: [] } }]);
    expect(troubles[0]).toContain('没有删除');
    expect(given.at(-1)).toEqual([block('a', '甲'), block('b', '别人的乙')]);
  });

  it('what a refused step would have written goes along with the next one', async () => {
    const { sync, state, written } = bench([block('a', '甲')]);
    await sync.open(detail([block('a', '甲')]));
    state.answer = refuse({ code: 'field.wrong', words: '太长。' });
    sync.changed([block('a', '甲'), block('b', '新')]);
    await sync.commit();
    state.answer = ok(null);
    sync.changed([block('a', '甲'), block('b', '新短')]);
    await sync.commit();
    expect(written.at(-1)).toMatchObject({ input: { blocks: [block('b', '新短')], order: ['a', 'b'] } });
  });

  it('a step under way is written before what every commit point does next: undo, lock, export', async () => {
    const { sync, written, keepers } = bench([block('a', '甲乙')]);
    const leave = keepers.join({ commit: () => sync.commit(), unsaved: () => sync.writing() });
    await sync.open(detail([block('a', '甲乙')]));
    sync.changed([block('a', '甲'), block('b', '乙')]);
    expect(keepers.unsaved()).toBe(true);
    await keepers.commitAll();
    expect(written).toHaveLength(1);
    expect(keepers.unsaved()).toBe(false);
    leave();
    sync.changed([block('a', '甲'), block('b', '乙'), block('c', '丙')]);
    expect(keepers.unsaved()).toBe(false);
    await sync.commit();
  });
});
