import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, it, onTestFailed } from 'vitest';
import { temporaryHome } from '#test/electron/hosts.ts';
import { electronRuntime, launchElectron, type Runtime } from './electron-app.ts';
import { type Desk, filesIn, mainJob } from './harness/main-job.ts';

const rendererDir = process.env['XUNJIAN_TEST_RENDERER'] ?? new URL('../../out/renderer', import.meta.url).pathname;
const runtime = await electronRuntime();

describe.skipIf(typeof runtime === 'string')('the built product in the real Electron', () => {
  if (typeof runtime === 'string') return;
  const endings: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
    runtime.stop();
  });

  it('from a finding in a prison to the summary of the hub', async () => {
    await mainJob(await desk(runtime, endings), await desk(runtime, endings));
  });
});

/** One Electron over a folder of its own; what the person would choose in the save dialog goes into its outbox. */
async function desk(runtime: Runtime, endings: (() => Promise<void>)[]): Promise<Desk> {
  const { home, remove } = await temporaryHome();
  const outbox = join(home, 'outbox');
  await mkdir(outbox);
  const running = await launchElectron(runtime, join(home, 'home'), rendererDir);
  endings.push(remove, () => running.close());
  await running.app.evaluate(({ dialog }, folder) => {
    const chosen = (options: { defaultPath?: string }) => `${folder}/${(options.defaultPath ?? 'file').split(/[\\/]/).at(-1)}`;
    // The dialog takes a window first or not; the options are last in both.
    dialog.showSaveDialog = (async (...args: unknown[]) => ({
      canceled: false,
      filePath: chosen(args.at(-1) as { defaultPath?: string }),
    })) as typeof dialog.showSaveDialog;
  }, outbox);
  running.page.setDefaultTimeout(30_000);
  onTestFailed(async () => void (await running.page.screenshot({ path: `out/failed/electron-${endings.length}.png` })));
  const saved = (ending: string) => filesIn(outbox, ending);
  return { page: running.page, saved, newest: async (ending) => join(outbox, (await saved(ending)).at(-1) ?? '') };
}
