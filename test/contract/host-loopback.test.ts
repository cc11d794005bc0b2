import { startLoopback } from '#electron/loopback.ts';
import { createHttpHost } from '#shared/host/http-host.ts';
import { PAGE_FOLDER, temporaryHome, testMedia } from '#test/electron/hosts.ts';
import { pageFetch, rawHttp, tokenOf } from '#test/electron/loopback-client.ts';
import { hostContract } from './host-contract.ts';

hostContract('the loopback host over HTTP', async () => {
  const { home, remove } = await temporaryHome();
  const start = async () => {
    const loopback = await startLoopback({ home, rendererDir: PAGE_FOLDER, version: '0.0.0', media: testMedia() });
    const token = tokenOf(loopback.oneTimeAddress(loopback.origin));
    return { loopback, token, host: createHttpHost({ fetch: pageFetch(loopback.port), base: loopback.origin, token, window: 'one' }) };
  };
  let running = await start();
  return {
    get host() {
      return running.host;
    },
    home,
    raw: (method, path, body, headers = {}) => {
      const { loopback, token } = running;
      const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      const page = { origin: loopback.origin, 'sec-fetch-site': 'same-origin', authorization: `Bearer ${token}`, 'x-xunjian-window': 'one' };
      return rawHttp(loopback.port, method, path, { ...page, ...type, ...headers }, body);
    },
    restart: async () => {
      await running.loopback.close();
      running = await start();
    },
    stop: async () => {
      await running.loopback.close();
      await remove();
    },
  };
});
