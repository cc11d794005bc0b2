import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Loopback, startLoopback } from '#electron/loopback.ts';
import { browserForTests } from '#test/helpers/browser.ts';

export interface LaptopOptions {
  /** The built renderer, or another page of the same origin. */
  readonly rendererDir: string;
  readonly home?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/**
 * One laptop in a test: the real loopback host over a folder of its own, and a real Chromium with a profile of its own.
 * What the person would save with a dialog goes into `outbox`.
 */
export class Laptop {
  private constructor(
    readonly home: string,
    private readonly options: LaptopOptions,
    private readonly root: string,
    private host: Loopback | undefined,
    private context: BrowserContext | undefined,
  ) {}

  static async start(options: LaptopOptions): Promise<Laptop> {
    const root = options.home ? join(options.home, '..') : await mkdtemp(join(tmpdir(), 'xunjian-e2e-'));
    const laptop = new Laptop(options.home ?? join(root, 'home'), options, root, undefined, undefined);
    await laptop.startHost();
    return laptop;
  }

  get outbox(): string {
    return join(this.root, 'outbox');
  }

  get profile(): string {
    return join(this.root, 'profile');
  }

  async startHost(): Promise<void> {
    const { outbox } = this;
    await (await import('node:fs/promises')).mkdir(outbox, { recursive: true });
    this.host = await startLoopback({
      home: this.home,
      rendererDir: this.options.rendererDir,
      version: 'test',
      handover: 200,
      pick: { save: async (name) => join(outbox, name), folder: async () => join(this.root, 'stick') },
    });
  }

  /** Opens the page in a window of its own, with the profile of earlier windows. */
  async open(): Promise<Page> {
    if (!this.host) throw new Error('the host is not running');
    const { executablePath, args, env } = await browserForTests();
    const { port, stableOrigin } = this.host;
    this.context ??= await chromium.launchPersistentContext(this.profile, {
      executablePath,
      args: [...args, `--host-resolver-rules=MAP ${new URL(stableOrigin).host}:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
      viewport: this.options.viewport ?? { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      env,
    });
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await page.goto(this.host.oneTimeAddress(stableOrigin));
    return page;
  }

  async closeBrowser(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** The browser's own process is killed: no page hears of it, nothing is flushed. */
  async killBrowser(): Promise<void> {
    let killed = 0;
    for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
      const given = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
      if (given.includes(`--user-data-dir=${this.profile}`) && !given.some((one) => one.startsWith('--type=')) && process.kill(Number(name), 'SIGKILL'))
        killed++;
    }
    if (killed !== 1) throw new Error(`killed ${killed} browsers`);
    await this.closeBrowser();
  }

  async stop(): Promise<void> {
    await this.closeBrowser();
    await this.host?.close();
    this.host = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.root, { recursive: true, force: true });
  }

  /** Deletes what the browser keeps, as Chromium itself does when a disk runs full. */
  async forgetBrowserData(): Promise<void> {
    await rm(this.profile, { recursive: true, force: true });
  }

  /** Every file of host and browser that contains one of the texts, in UTF-8 or UTF-16. */
  async filesWith(...texts: string[]): Promise<string[]> {
    const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
    const found: string[] = [];
    for (const folder of [this.home, this.profile]) {
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const path = join(file.parentPath, file.name);
        const bytes = await readFile(path);
        if (needles.some((needle) => bytes.includes(needle))) found.push(path);
      }
    }
    return found;
  }
}
