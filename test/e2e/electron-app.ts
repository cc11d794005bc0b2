import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
// biome-ignore lint/correctness/useImportExtensions: it finds the script's types beside it and takes them for the file
import { electronForTests } from '../../build/scripts/electron-runtime.mjs';
import { buildHosts, ROOT } from './build-hosts.ts';

export interface Runtime {
  readonly folder: string;
  readonly display: string;
  stop(): void;
}

/** What an Electron test needs, or why it cannot be had: then the suite says so loudly and counts as skipped. */
export async function electronRuntime(): Promise<Runtime | string> {
  try {
    const folder = await electronForTests();
    const screen = await openDisplay();
    if (typeof screen === 'string') throw new Error(screen);
    buildHosts();
    return { folder, ...screen };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`\n*** SKIPPED: the Electron journeys did not run here. ${reason}\n`);
    return reason;
  }
}

async function openDisplay(): Promise<{ readonly display: string; stop(): void } | string> {
  const inherited = process.env['DISPLAY'];
  if (inherited) return { display: inherited, stop: () => undefined };
  const server: ChildProcess = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | undefined>((resolve) => {
    server.stdio[3]?.once('data', (text: Buffer) => resolve(String(text).trim()));
    server.once('error', () => resolve(undefined));
    server.once('exit', () => resolve(undefined));
  });
  if (number === undefined) return 'There is no display and Xvfb does not start.';
  return { display: `:${number}`, stop: () => void server.kill() };
}

export interface RunningElectron {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

export async function launchElectron(runtime: Runtime, home: string, rendererDir: string): Promise<RunningElectron> {
  const app = await _electron.launch({
    executablePath: `${runtime.folder}/electron`,
    args: ['--disable-gpu', ROOT],
    // The sandbox of the renderer itself needs a user other than root.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...(process.env as Record<string, string>), DISPLAY: runtime.display, XUNJIAN_HOME: home, XUNJIAN_RENDERER: rendererDir },
    timeout: 90_000,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    app,
    page,
    close: async () => {
      await app.close();
      await sleep(50);
    },
  };
}
