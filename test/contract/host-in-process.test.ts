import { realDisk } from '#electron/host/disk.ts';
import { createServe } from '#electron/host/serve.ts';
import { staticFiles } from '#electron/host/static-files.ts';
import { createHttpHost } from '#shared/host/http-host.ts';
import { fetchInto, openTestHost, PAGE_FOLDER, temporaryHome } from '#test/electron/hosts.ts';
import { hostContract } from './host-contract.ts';

hostContract('the handler in this process', async () => {
  const { home, remove } = await temporaryHome();
  let parts = await openTestHost(home);
  const files = staticFiles(realDisk, PAGE_FOLDER);
  const connect = () => createHttpHost({ fetch: fetchInto(parts), base: 'http://here.invalid', window: 'one' });
  let host = connect();
  return {
    get host() {
      return host;
    },
    home,
    raw: async (method, path, body, headers = {}) => {
      const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      const request = new Request(`http://here.invalid${path}`, {
        method,
        headers: { 'x-xunjian-window': 'one', ...type, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const answer = path.startsWith('/host/') ? await createServe(parts)(request) : await files(method, path);
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
    },
    restart: async () => {
      await parts.close();
      parts = await openTestHost(home);
      host = connect();
    },
    stop: async () => {
      await parts.close();
      await remove();
    },
  };
});
