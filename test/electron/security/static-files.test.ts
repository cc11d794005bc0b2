import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy } from '#electron/host/content-policy.ts';
import { realDisk } from '#electron/host/disk.ts';
import { staticFiles } from '#electron/host/static-files.ts';
import { temporaryHome } from '#test/electron/hosts.ts';

describe('static files', () => {
  let home: string;
  let remove: () => Promise<void>;
  let serve: ReturnType<typeof staticFiles>;
  beforeAll(async () => {
    ({ home, remove } = await temporaryHome());
    await mkdir(join(home, 'renderer', 'assets'), { recursive: true });
    await mkdir(join(home, 'renderer-secret'));
    await writeFile(join(home, 'renderer-secret', 'x.js'), 'secret');
    await writeFile(join(home, 'x.js'), 'secret');
    await writeFile(join(home, 'renderer', 'index.html'), '<style nonce="__CSP_NONCE__">');
    await writeFile(join(home, 'renderer', 'assets', 'a b.js'), 'ours');
    for (const name of ['core.worker-x.js', 'documents.worker-x.js', 'spreadsheet.worker-x.js', 'index-x.js'])
      await writeFile(join(home, 'renderer', 'assets', name), 'ours');
    await writeFile(join(home, 'renderer', 'secret.pem'), 'secret');
    await writeFile(join(home, 'renderer', '.env.js'), 'secret');
    await symlink(join(home, 'x.js'), join(home, 'renderer', 'link.js'));
    await symlink(join(home, 'renderer-secret'), join(home, 'renderer', 'folder'));
    serve = staticFiles(realDisk, join(home, 'renderer'));
  });
  afterAll(() => remove());

  it('serves what is inside, by kind', async () => {
    const answer = await serve('GET', '/assets/a%20b.js');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'ours']);
    expect((await serve('GET', '/')).status).toBe(200);
    expect((await serve('POST', '/')).status).toBe(405);
  });

  it('lets two workers compile WebAssembly, and neither the page nor the worker that opens foreign files', async () => {
    const compiles = async (path: string): Promise<boolean | undefined> =>
      (await serve('GET', path)).headers.get('content-security-policy')?.includes("'wasm-unsafe-eval'");
    expect([await compiles('/assets/core.worker-x.js'), await compiles('/assets/documents.worker-x.js')]).toEqual([true, true]);
    expect([await compiles('/assets/spreadsheet.worker-x.js'), await compiles('/assets/index-x.js'), await compiles('/')]).toEqual([false, false, false]);
  });

  it.each([
    '/../x.js',
    '/%2e%2e/x.js',
    '/..%2fx.js',
    '/assets/../../x.js',
    '/assets/..%2f..%2fx.js',
    '/%2e%2e%2fx.js',
    '/..%5cx.js',
    '/..\\x.js',
    '//etc/passwd',
    '/%2fetc/passwd.js',
    '/C:/x.js',
    '/c%3a/x.js',
    '/x.js%00.html',
    '/index.html%00',
    '/../renderer-secret/x.js',
    '/%',
    '/%ff',
    '/link.js',
    '/folder/x.js',
    '/.env.js',
    '/./index.html',
    '/.../index.html',
    '/secret.pem',
    '/assets',
    '/assets/',
    '/missing.js',
    'index.html',
  ])('does not serve %s', async (path) => {
    const answer = await serve('GET', path);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('has a policy of known directives that allows nothing by default and no inline or evaluated script', () => {
    const known =
      /^(default|script|style|img|media|font|connect|worker|frame|object)-src$|^style-src-attr$|^base-uri$|^form-action$|^frame-ancestors$|^webrtc$/;
    for (const policy of [contentPolicy(), contentPolicy({ styleNonce: 'abc' }), contentPolicy({ wasm: true })]) {
      const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0] ?? '', text.split(' ').slice(1)]));
      for (const name of directives.keys()) expect(name).toMatch(known);
      expect(directives.get('default-src')).toEqual(["'none'"]);
      expect(directives.get('script-src')?.filter((source) => source !== "'self'" && source !== "'wasm-unsafe-eval'")).toEqual([]);
      expect(directives.get('style-src')).not.toContain("'unsafe-inline'");
      expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
    }
  });
});
