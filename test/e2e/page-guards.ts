import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Outside } from './outside.ts';

/** What the test page may and may not do, the same in both hosts. */
export async function expectGuardedPage(page: Page, outside: Outside): Promise<void> {
  const seen = await page.evaluate(() => {
    const colour = (id: string): string => getComputedStyle(document.getElementById(id) as Element).color;
    return {
      evaluated: Reflect.get(window, 'evaluated'),
      inline: Reflect.get(window, 'inlineRan') ?? 'did not run',
      node: [typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'module')],
      nonced: colour('nonced'),
      bare: colour('bare') === colour('nonced'),
      secure: isSecureContext && typeof crypto.subtle === 'object',
      isolated: crossOriginIsolated,
      hash: location.hash,
      cookies: document.cookie,
    };
  });
  expect(seen).toEqual({
    evaluated: 'EvalError',
    inline: 'did not run',
    node: ['undefined', 'undefined', 'undefined'],
    nonced: 'rgb(1, 2, 3)',
    bare: false,
    secure: true,
    isolated: true,
    hash: '',
    cookies: '',
  });
  expect(await inWorker(page, '/assets/core.worker-test.js', outside)).toEqual({ wasm: 'done', eval: 'EvalError', outside: 'TypeError' });
  expect(await inWorker(page, '/assets/plain.worker-test.js', outside)).toEqual({ wasm: 'CompileError', eval: 'EvalError', outside: 'TypeError' });
  await expect(inWorker(page, 'blob', outside)).rejects.toThrow(/worker/i);
}

function inWorker(page: Page, address: string, outside: Outside): Promise<unknown> {
  return page.evaluate(
    ({ address, http }) =>
      new Promise((resolve, reject) => {
        const source = address === 'blob' ? URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })) : address;
        const worker = new Worker(source, { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = () => reject(new Error('the worker did not start'));
        worker.postMessage({ outside: `http://127.0.0.1:${http}/worker` });
      }),
    { address, http: outside.http },
  );
}

/** Asks for every permission that a page can ask for. */
export function askForPermissions(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const outcome = async (ask: () => Promise<unknown>): Promise<string> => {
      try {
        return String(await Promise.race([ask(), new Promise((resolve) => setTimeout(resolve, 3_000, 'no answer'))]));
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      notification: await outcome(() => Notification.requestPermission()),
      place: await outcome(
        () =>
          new Promise((_, reject) =>
            navigator.geolocation.getCurrentPosition(
              () => undefined,
              () => reject(new DOMException('', 'Denied')),
            ),
          ),
      ),
      // Without a camera the call fails before it is asked about, so the permission itself is looked at.
      camera: await outcome(async () => (await navigator.permissions.query({ name: 'camera' as PermissionName })).state),
      microphone: await outcome(async () => (await navigator.permissions.query({ name: 'microphone' as PermissionName })).state),
      screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await outcome(() => navigator.clipboard.readText()),
    };
  });
}
