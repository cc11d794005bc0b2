import { describe, expect, it } from 'vitest';
import { Turn } from '#shared/kernel/turn.ts';

const failing = async (): Promise<never> => {
  throw new Error('broken');
};

describe('a turn', () => {
  it('runs one task after the other in the order they were asked for, also after one that fails', async () => {
    const turn = new Turn();
    const order: string[] = [];
    const task = (name: string, rests: number) => async (): Promise<string> => {
      order.push(`${name} begins`);
      for (let rest = 0; rest < rests; rest += 1) await Promise.resolve();
      order.push(`${name} ends`);
      return name;
    };
    const first = turn.run(task('a', 5));
    const broken = turn.run(failing);
    const last = turn.run(task('b', 0));
    await expect(broken).rejects.toThrow('broken');
    expect(await Promise.all([first, last])).toEqual(['a', 'b']);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('tells when everything asked for has ended, well or not', async () => {
    const turn = new Turn();
    let done = false;
    const own = turn.run(async () => {
      await Promise.resolve();
      done = true;
      return failing();
    });
    const [answer] = await Promise.allSettled([own, turn.ended()]);
    expect(answer.status).toBe('rejected');
    expect(done).toBe(true);
  });
});
