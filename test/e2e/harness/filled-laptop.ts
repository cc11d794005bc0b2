import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CoreClient } from '#renderer/core/client.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#shared/workbench/workbench.ts';
import { Laptop } from './laptop.ts';

declare global {
  interface Window {
    core: CoreClient;
    /** Runs a command and gives its answer; a refusal is thrown in its own words. */
    act: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandAnswer<N>>;
  }
}

const root = new URL('../../../', import.meta.url).pathname;
export const PASSPHRASE = '秋天的巡检车队驶向甲监狱';

const barePage = join(root, 'out/core-page');
export const wholePage = join(root, 'out/renderer');

/** The bare page with the core worker, and the program's own, built from what stands in the tree. */
async function buildPages(): Promise<void> {
  await mkdir(join(root, 'out/screens'), { recursive: true });
  for (const config of ['vite.core-page.config.ts', 'vite.config.ts'])
    execFileSync(join(root, 'node_modules/.bin/vite'), ['build', '--config', `build/config/${config}`, '--logLevel', 'error'], { cwd: root });
}

/** A laptop whose vault a script has filled through the core worker on a bare page (`window.act`), opened in the program and unlocked. */
export async function filledLaptop(fill: (page: Page) => Promise<unknown>): Promise<{ readonly laptop: Laptop; readonly page: Page }> {
  await buildPages();
  const first = await Laptop.start({ rendererDir: barePage });
  const begun = await first.open();
  begun.setDefaultTimeout(30_000);
  await begun.waitForFunction(() => 'act' in window);
  await fill(begun);
  await first.stop();
  const laptop = await Laptop.start({ rendererDir: wholePage, home: first.home });
  const page = await laptop.open();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: '解锁' }).click();
  await page.getByRole('navigation', { name: '导航' }).waitFor({ timeout: 30_000 });
  return { laptop, page };
}
