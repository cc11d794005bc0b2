// A host in a process of its own over one vault folder. Told `arm N`, it kills itself with SIGKILL in its Nth disk operation from then on:
// before it, or, where that is a write, in the middle of it. Prints each number of operations it was asked for with `count`.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { realDisk } from '#electron/host/disk.ts';
import { openHostParts } from '#electron/host/host-parts.ts';
import { createServe } from '#electron/host/serve.ts';
import { sendAnswer, webRequest } from '#electron/loopback/http-bridge.ts';

const [home, outbox] = process.argv.slice(2);
let done = 0;
let last = Number.POSITIVE_INFINITY;
const die = () => process.kill(process.pid, 'SIGKILL');
const step = async () => {
  done += 1;
  if (done <= last) return;
  die();
  await new Promise(() => undefined);
};

/** The calls that change a disk; the others go through uncounted. */
const changes = new Set(['mkdir', 'rename', 'link', 'rm', 'unlink', 'truncate']);
const handleChanges = new Set(['write', 'writeFile', 'sync', 'datasync', 'truncate']);

const countedHandle = (handle) =>
  new Proxy(handle, {
    get: (target, name) => {
      const value = target[name];
      if (typeof value !== 'function') return value;
      if (!handleChanges.has(name)) return value.bind(target);
      return async (bytes, offset, length, ...rest) => {
        // The last write stops half way, as a disk does that loses its power.
        if (name === 'write' && done === last && length > 1) {
          await target.write(bytes, offset, length >> 1, ...rest);
          await target.sync();
        }
        await step();
        return value.call(target, bytes, offset, length, ...rest);
      };
    },
  });

const disk = new Proxy(realDisk, {
  get: (target, name) => {
    const value = target[name];
    if (name === 'open') return async (...given) => countedHandle(await target.open(...given));
    if (!changes.has(name)) return value;
    return async (...given) => {
      await step();
      return value.call(target, ...given);
    };
  },
});

const about = { host: 'loopback', version: '0', platform: 'test', runtime: 'test' };
const pick = { save: async (name) => join(outbox, name), folder: async () => outbox };
const parts = await openHostParts({ home, about, disk, pick, media: { every: 60_000, list: async () => [] } });
const serve = createServe(parts);
const server = createServer(async (incoming, outgoing) => {
  const url = new URL(`http://127.0.0.1${incoming.url ?? '/'}`);
  await sendAnswer(await serve(webRequest(incoming, url)), incoming, outgoing);
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));

for await (const line of createInterface({ input: process.stdin })) {
  const [word, number] = line.split(' ');
  if (word === 'arm') {
    done = 0;
    last = Number(number);
    console.log('ARMED');
  }
  if (word === 'count') console.log(`COUNT ${done}`);
}
await parts.close();
process.exit(0);
