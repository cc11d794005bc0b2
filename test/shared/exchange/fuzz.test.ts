import { expect, it } from 'vitest';
import { runFuzz } from '#test/fuzz/run-fuzz.ts';

/** Two lives of six laptops at every commit; `npm run fuzz` lives as many as one likes. */
it('six laptops, sticks, a server and every kind of mishap: nothing vanishes, and at the end there is one state', async () => {
  const { failure, steps } = await runFuzz('commit', 250);
  expect(failure).toBeUndefined();
  expect(steps).toBe(250);
});
