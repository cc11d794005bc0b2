// Starts the packed program as a person without special rights would, with its real sandbox, and waits for its window.
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const NOBODY = 65_534;
const PATIENCE = 30_000;

/** A copy that any user may run, with the helper of the sandbox as an installer leaves it. */
export function installCopy(unpacked) {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-packed-'));
  const program = join(folder, 'program');
  cpSync(unpacked, program, { recursive: true, verbatimSymlinks: true });
  const home = join(folder, 'home');
  cpSync(join(unpacked, 'locales'), home, { recursive: true, filter: (path) => path.endsWith('locales') });
  chmodSync(folder, 0o755);
  if (process.getuid() === 0) {
    chownSync(home, NOBODY, NOBODY);
    chmodSync(join(program, 'chrome-sandbox'), 0o4755);
  }
  return { executable: join(program, 'xunjian'), home, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs until its window is there (`window`), it ended by itself (`exit` with its code) or patience ran out (`silent`). */
export async function start({ executable, home }, display, args = [], env = {}) {
  const person = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(executable, args, {
    ...person,
    detached: true,
    cwd: home,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display.name, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  try {
    return { ...(await outcome(child, display)), output };
  } finally {
    await end(child, display);
  }
}

async function outcome(child, display) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    if (child.exitCode !== null) return { kind: 'exit', code: child.exitCode };
    if (display.hasWindow('巡检台')) return { kind: 'window' };
    await sleep(250);
  }
  return { kind: 'silent' };
}

/** Ends the program with its helper processes (one process group), and waits until its window is gone: the next start looks for one. */
async function end(child, display) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already gone.
  }
  for (const until = Date.now() + 5_000; display.hasWindow('巡检台') && Date.now() < until; ) await sleep(100);
}
