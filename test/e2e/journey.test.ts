import { join } from 'node:path';
import { afterAll, it, onTestFailed } from 'vitest';
import { Laptop } from './harness/laptop.ts';
import { type Desk, filesIn, mainJob } from './harness/main-job.ts';

const rendererDir = process.env['XUNJIAN_TEST_RENDERER'] ?? new URL('../../out/renderer', import.meta.url).pathname;
const laptops: Laptop[] = [];

afterAll(async () => {
  for (const laptop of laptops) await laptop.remove();
});

async function desk(): Promise<Desk> {
  const laptop = await Laptop.start({ rendererDir });
  laptops.push(laptop);
  const page = await laptop.open();
  page.setDefaultTimeout(20_000);
  onTestFailed(async () => void (await page.screenshot({ path: `out/failed/journey-${laptops.indexOf(laptop)}.png` })));
  const saved = (ending: string) => filesIn(laptop.outbox, ending);
  return { page, saved, newest: async (ending) => join(laptop.outbox, (await saved(ending)).at(-1) ?? '') };
}

it('from a finding in a prison to the summary of the hub, in a browser', async () => {
  await mainJob(await desk(), await desk());
});
