import { afterAll, describe } from 'vitest';
import { createHttpHost } from '#shared/host/http-host.ts';
import { hostContract } from '#test/contract/host-contract.ts';
import { PAGE_FOLDER, temporaryHome } from '#test/electron/hosts.ts';
import { electronRuntime, launchElectron } from './electron-app.ts';
import { pageFetch, rawInPage } from './page-fetch.ts';

const runtime = await electronRuntime();

describe.skipIf(typeof runtime === 'string')('real Electron', () => {
  if (typeof runtime === 'string') return;
  afterAll(() => runtime.stop());

  hostContract('Electron, asked by its page', async () => {
    const { home, remove } = await temporaryHome();
    let running = await launchElectron(runtime, home, PAGE_FOLDER);
    const host = createHttpHost({ fetch: pageFetch(() => running.page), base: '', window: 'page' });
    return {
      host,
      home,
      raw: (method, path, body, headers) => rawInPage(running.page, method, path, body, headers),
      restart: async () => {
        await running.close();
        running = await launchElectron(runtime, home, PAGE_FOLDER);
      },
      stop: async () => {
        await running.close();
        await remove();
      },
    };
  });
});
