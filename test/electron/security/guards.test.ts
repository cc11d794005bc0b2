import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { appHandler } from '#electron/security/app-protocol.ts';
import { isOurs } from '#electron/security/origin.ts';

it('knows its own address by its parts', () => {
  for (const address of ['app://main/', 'app://main/assets/x.js?y#z']) expect([address, isOurs(address)]).toEqual([address, true]);
  const foreign = [
    'app://main.evil/',
    'app://evil/app://main/',
    'app://x@main/',
    'app://main:80/',
    'http://main/',
    'file:///app://main/',
    'apps://main/',
    '',
    'app:main',
  ];
  for (const address of foreign) expect([address, isOurs(address)]).toEqual([address, false]);
});

it('answers the page and nobody else', async () => {
  const handle = appHandler(
    async () => new Response('host'),
    async () => new Response('file'),
  );
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const request = { url, method: 'GET', headers: new Headers(headers) } as unknown as Request;
    const answer = await handle(request);
    return answer.ok ? answer.text() : answer.status;
  };
  expect(await ask('app://main/host/info', { origin: 'app://main' })).toBe('host');
  expect(await ask('app://main/x.js')).toBe('file');
  for (const origin of ['null', 'http://evil.example', 'app://other']) expect(await ask('app://main/host/info', { origin })).toBe(403);
  expect(await ask('app://other/host/info')).toBe(403);
});

it('uses nothing of Electron that the test runtime lacks', () => {
  const tsc = (...args: string[]) => spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...args], { encoding: 'utf8' });
  tsc('-b', 'build/tsconfig/host.json');
  const { status, stdout } = tsc('-p', 'build/tsconfig/electron-e2e.json');
  expect([status, stdout]).toEqual([0, '']);
});
