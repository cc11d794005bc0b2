import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StatusBoard } from '#renderer/core/status-board.ts';
import { systemClock } from '#shared/kernel/clock.ts';

const shares: (number | null)[] = [];
let board: StatusBoard;
const work = (share: number): void => board.set({ work: { words: '正在读取', share } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  shares.length = 0;
  board = new StatusBoard((event) => event.event === 'status' && shares.push(event.status.work?.share ?? null), systemClock.now);
});
afterEach(() => void vi.useRealTimers());

describe('what the worker tells of itself', () => {
  it('reaches the page while no timer of the worker has its turn', () => {
    const now = vi.spyOn(performance, 'now');
    for (let i = 0; i < 10; i += 1) {
      now.mockReturnValue(1_000 + i * 30);
      work(i / 10);
    }
    expect(shares).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    now.mockRestore();
  });

  it('is told at most every fifty milliseconds, and the last word always', () => {
    for (let i = 1; i <= 100; i += 1) work(i / 100);
    expect(shares).toEqual([0.01]);
    vi.advanceTimersByTime(50);
    expect(shares).toEqual([0.01, 1]);
    vi.advanceTimersByTime(500);
    expect(shares).toEqual([0.01, 1]);
  });
});
