import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { passphraseOf, unlock } from './journey.ts';
import { Laptop } from './laptop.ts';

const root = new URL('../../../', import.meta.url).pathname;
const rendererDir = process.env['XUNJIAN_TEST_RENDERER'] ?? join(root, 'out/renderer');
const corePage = join(root, 'out/core-page');

/** Where pictures of screens go. */
export const shots = join(root, 'out/screens');

/** Several laptops of one journey: their earlier days lived on a bare page through the same core worker, the day itself at the real desk. */
export class Profiles {
  private readonly laptops: Laptop[] = [];

  /** @param name of the journey, for the pictures of a failure */
  constructor(private readonly name: string) {}

  async build(): Promise<void> {
    execFileSync('node_modules/.bin/vite', ['build', '--config', 'build/config/vite.core-page.config.ts', '--logLevel', 'warn'], { stdio: 'inherit' });
    await mkdir(shots, { recursive: true });
  }

  /** A laptop whose vault and round were prepared as a person would have done it days before. */
  async prepared(device: string, prepare: (page: Page) => Promise<void>): Promise<Laptop> {
    const laptop = await Laptop.start({ rendererDir: corePage });
    this.laptops.push(laptop);
    const page = await laptop.open();
    await page.evaluate(({ passphrase, deviceName }) => window.core.session.create({ passphrase, deviceName, personName: `${deviceName}的人` }), {
      passphrase: passphraseOf(device),
      deviceName: device,
    });
    await prepare(page);
    await laptop.stop();
    return laptop;
  }

  /** The same laptop, unlocked at its desk. */
  async desk(laptop: Laptop, device: string): Promise<Page> {
    const real = await Laptop.start({ rendererDir, home: laptop.home });
    this.laptops.push(real);
    const page = await real.open();
    page.setDefaultTimeout(20_000);
    onTestFailed(async () => void (await page.screenshot({ path: join(root, `out/failed/${this.name}-${device}.png`) })));
    await unlock(page, device);
    return page;
  }

  async remove(): Promise<void> {
    for (const laptop of this.laptops) await laptop.remove();
  }

  /** No file of any of them contains the text. */
  async nowhere(text: string): Promise<boolean> {
    for (const laptop of this.laptops) if ((await laptop.filesWith(text)).length > 0) return false;
    return true;
  }
}

/** Path of the newest saved file whose name has these words. */
export async function newestOf({ outbox }: Laptop, words: string): Promise<string> {
  const name = (await readdir(outbox))
    .filter((one) => one.includes(words))
    .sort()
    .at(-1);
  if (!name) throw new Error(`nothing named ${words}`);
  return join(outbox, name);
}

/** A task package with a passphrase, from the hub to a laptop that nobody has enrolled yet. */
export async function takeTask(page: Page, hub: Laptop, passphrase: string): Promise<void> {
  const bytes = [...(await readFile(await newestOf(hub, '任务包')))];
  await page.evaluate(
    async ([given, spoken]) => {
      const file = new File([Uint8Array.from(given as number[])], 'task.xjb');
      const opened = await window.core.exchange.open({ file, passphrase: spoken as string }, () => undefined);
      if (opened.needs !== 'nothing') throw new Error('the task package did not open');
      await window.core.exchange.apply({ opened: opened.opened });
    },
    [bytes, passphrase] as const,
  );
}
