import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMIT_AFTER_IDLE_MS, draftKeeper, draftKeepers, PUT_AFTER_MS, PUT_AT_LATEST_MS, SETTLE_MS } from '#renderer/data/draft-keeper.ts';
import { WorkbenchError } from '#shared/kernel/errors.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a keeper of drafts', () => {
  it('puts a value a quarter of a second after the last key', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    const began = Date.now();
    keeper.set('facts', '一');
    expect(keeper.field('facts')).toMatchObject({ value: '一', state: 'typing' });
    await vi.advanceTimersByTimeAsync(PUT_AFTER_MS - 1);
    expect(drafts.puts).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(drafts.puts).toEqual([{ field: 'facts', value: '一', at: began + PUT_AFTER_MS }]);
    expect(keeper.field('facts')?.state).toBe('durable');
  });

  it('does not wait for a pause: while keys keep coming, nothing stays unwritten for longer than the limit', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    const typed: { text: string; at: number }[] = [];
    for (let key = 1; key <= 40; key += 1) {
      keeper.set('facts', '字'.repeat(key));
      typed.push({ text: '字'.repeat(key), at: Date.now() });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(PUT_AT_LATEST_MS);
    for (const { text, at } of typed) {
      const durable = drafts.puts.find((put) => String(put.value).length >= text.length);
      expect((durable?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(PUT_AT_LATEST_MS);
    }
    expect(drafts.puts.length).toBeLessThan(20);
  });

  it('never lets an older value arrive behind a newer one, however slow the disk is', async () => {
    const drafts = fakeDrafts();
    drafts.delay = 900;
    const keeper = draftKeeper(drafts, 'finding', 'a');
    keeper.set('facts', '旧');
    await vi.advanceTimersByTimeAsync(300);
    drafts.delay = 10;
    keeper.set('facts', '新');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(drafts.puts.map((put) => put.value).at(-1)).toBe('新');
    expect(keeper.field('facts')?.state).toBe('durable');
  });

  it('commits after half a minute without a key, then gives the field back to the views', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    keeper.set('facts', '完');
    await vi.advanceTimersByTimeAsync(COMMIT_AFTER_IDLE_MS - 1);
    expect(drafts.commits).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(drafts.commits).toHaveLength(1);
    expect(keeper.field('facts')).toMatchObject({ value: '完', state: 'committed' });
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(keeper.field('facts')).toBeUndefined();
  });

  it('puts what is typed before it commits, and commits nothing when nothing waits', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    expect(await keeper.commit()).toBe(true);
    expect(drafts.commits).toHaveLength(0);
    keeper.set('title', '题');
    await keeper.commit();
    expect(drafts.puts.map((put) => put.value)).toEqual(['题']);
    expect(drafts.commits).toHaveLength(1);
  });

  it('keeps a refused value and says why at its field; typing on asks again', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    drafts.answer = refuse({ code: 'finding.conduct-order', words: '行为截止日期早于发生日期。', place: 'conductTo' });
    keeper.set('conductTo', '2022-01-01');
    expect(await keeper.commit()).toBe(false);
    expect(keeper.field('conductTo')).toMatchObject({ value: '2022-01-01', state: 'refused', refusal: { words: '行为截止日期早于发生日期。' } });
    drafts.answer = ok(null);
    keeper.set('conductTo', '2022-12-01');
    expect(await keeper.commit()).toBe(true);
    expect(keeper.field('conductTo')?.refusal).toBeNull();
  });

  it('shows a refusal that names no typed field for the record as a whole', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    drafts.answer = refuse({ code: 'record.deleted', words: '这个问题已被删除。' });
    keeper.set('facts', '迟了');
    await keeper.commit();
    expect(keeper.refusal()?.words).toBe('这个问题已被删除。');
    expect(keeper.field('facts')?.value).toBe('迟了');
  });

  it('tells in words when the disk refuses, keeps the text and tries again with the next key', async () => {
    const drafts = fakeDrafts();
    const keeper = draftKeeper(drafts, 'finding', 'a');
    drafts.failure = new WorkbenchError('host.full', '磁盘已满，刚才的输入没有落盘。', '请腾出空间。');
    keeper.set('facts', '一');
    await vi.advanceTimersByTimeAsync(PUT_AFTER_MS);
    expect(keeper.field('facts')).toMatchObject({ value: '一', state: 'failed', refusal: { words: '磁盘已满，刚才的输入没有落盘。' } });
    drafts.failure = null;
    keeper.set('facts', '一二');
    await vi.advanceTimersByTimeAsync(PUT_AFTER_MS);
    expect(keeper.field('facts')).toMatchObject({ state: 'durable', refusal: null });
    expect(drafts.stored).toEqual({ facts: '一二' });
  });

  it('brings back what was typed before a lock or a crash, and never over what is typed now', async () => {
    const keeper = draftKeeper(fakeDrafts({ facts: '锁前', title: '锁前题' }), 'finding', 'a');
    keeper.set('title', '新题');
    await keeper.restore();
    expect(keeper.field('facts')).toMatchObject({ value: '锁前', state: 'durable' });
    expect(keeper.field('title')?.value).toBe('新题');
    expect(keeper.waiting()).toBe(true);
  });

  it('is one for all places that edit a record, and flushes them all before a lock', async () => {
    const drafts = fakeDrafts();
    const keepers = draftKeepers(drafts);
    expect(keepers.of('finding', 'a')).toBe(keepers.of('finding', 'a'));
    keepers.of('finding', 'a').set('facts', '甲');
    keepers.of('letterBlock', 'b').set('text', '乙');
    await keepers.flushAll();
    expect(drafts.puts.map((put) => put.value).sort()).toEqual(['乙', '甲'].sort());
  });
});
