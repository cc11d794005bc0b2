import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const main = readFileSync(new URL('../../../electron/main.ts', import.meta.url), 'utf8');
const body = main.slice(main.indexOf('const home = '));

/** Where each step is taken; -1 where it is not. */
const places = (steps: readonly string[]) => steps.map((step) => body.indexOf(step));

// A wrong order is a hole: a window that opens before its guards are attached has none for its first moments.
it.each([
  [
    'before the program is ready',
    ['requestSingleInstanceLock(', 'enableSandbox(', 'hasRefusedSwitch(', 'registerSchemesAsPrivileged(', 'guardNavigation(', 'whenReady('],
  ],
  ['before there is a window', ['denyPermissions(', 'filterRequests(', 'await setDeadProxy(', 'handleAppProtocol(', 'openMainWindow(']],
])('main.ts takes its steps in order %s', (_, steps) => {
  const found = places(steps);
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

it('does not wait at the top level, where Electron would hold `ready` back for ever', () => {
  expect(body).not.toMatch(/^await /m);
});
