// npm run fuzz -- --seed N --steps M [--from K]: six laptops, sticks, a server and every mishap, for as long as one likes.
// A failure prints seed, step and the shortest beginning that breaks; `--from` goes on at the life that holds a step.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, steps: { type: 'string', default: '10000' }, from: { type: 'string', default: '0' } },
});
for (const name of ['steps', 'from']) {
  if (!/^\d{1,9}$/.test(values[name])) {
    console.error(`--${name} wants a whole number`);
    process.exit(2);
  }
}
const env = { ...process.env, XUNJIAN_FUZZ_SEED: values.seed, XUNJIAN_FUZZ_STEPS: values.steps, XUNJIAN_FUZZ_FROM: values.from };
const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/config/vitest.config.ts', '--project', 'fuzz', '--disable-console-intercept'];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
process.exit(status ?? 1);
