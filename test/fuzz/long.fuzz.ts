import { expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';

const whole = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** Started by `npm run fuzz -- --seed N --steps M [--from K]`. */
it('lives until the steps are done', async () => {
  const [seed, steps, from] = [process.env['XUNJIAN_FUZZ_SEED'] ?? '1', whole('XUNJIAN_FUZZ_STEPS', 10_000), whole('XUNJIAN_FUZZ_FROM', 0)];
  const began = performance.now();
  const report = await runFuzz(seed, steps, from, (step) => {
    if (step % 5_000 === 0) console.log(`seed ${seed}: ${step} steps, ${Math.round((performance.now() - began) / 1000)} s`);
  });
  const deeds = [...report.deeds].sort((a, b) => b[1] - a[1]).map(([deed, count]) => `${deed} ${count}`);
  console.log(
    `seed ${seed}: ${report.steps - from} steps, ${report.lives} lives, ${report.entries} entries, ${Math.round((performance.now() - began) / 1000)} s\n${deeds.join(', ')}`,
  );
  if (report.failure) {
    const { step, deeds: prefix, error } = report.failure;
    console.log(
      `BROKEN at seed ${seed}, step ${step}; again with: npm run fuzz -- --seed ${seed} --from ${step} --steps ${step + 1}\n${prefix.join('\n')}\n${error instanceof Error ? error.stack : String(error)}`,
    );
  }
  expect(report.failure).toBeUndefined();
});
