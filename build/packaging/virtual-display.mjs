// A screen that nobody looks at, and a way to ask which windows are on it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export function hasDisplayTools() {
  return ['Xvfb', 'xwininfo'].every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0);
}

/** Starts Xvfb on a free display; `close` ends it. */
export async function openDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [chunk] = await Promise.race([once(server.stdio[3], 'data'), once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start')))]);
  const name = `:${String(chunk).trim()}`;
  return { name, hasWindow: (title) => windows(name).includes(title), close: () => server.kill() };
}

/** The window tree as text; titles stand in it in quotes. */
function windows(display) {
  return spawnSync('xwininfo', ['-root', '-tree', '-display', display], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } }).stdout ?? '';
}
