import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { HttpFetch } from '#shared/host/http-host.ts';
import type { RunningHost } from '#test/renderer/exchange/desk-laptop.ts';
import { ROOT } from './build-hosts.ts';

/** A host in a process of its own that can be told to be killed at a step of its work on the disk. */
export class ChildHost implements RunningHost {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, null>,
    private readonly port: number,
  ) {}

  static async start(home: string, outbox: string): Promise<ChildHost> {
    const child = spawn(process.execPath, ['test/e2e/host-child.mjs', home, outbox], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    const port = await answer(child, 'PORT');
    return new ChildHost(child, port);
  }

  readonly fetch: HttpFetch = (url, { method, headers, body }) => {
    const { pathname, search } = new URL(url);
    const init = { method, headers: { 'x-xunjian-window': 'one', ...headers }, ...(body === undefined ? {} : { body }) };
    return globalThis.fetch(`http://127.0.0.1:${this.port}${pathname}${search}`, init);
  };

  /** It kills itself after so many more operations that change the disk. */
  async arm(operations: number): Promise<void> {
    this.child.stdin.write(`arm ${operations}\n`);
    await answer(this.child, 'ARMED');
  }

  /** Operations since it was armed. */
  async count(): Promise<number> {
    this.child.stdin.write('count\n');
    return answer(this.child, 'COUNT');
  }

  get signal(): NodeJS.Signals | null {
    return this.child.signalCode;
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.stdin.end();
    await gone;
  }
}

/** The number behind the word that the child prints next. */
async function answer(child: ChildProcessByStdio<Writable, Readable, null>, word: string): Promise<number> {
  for await (const [text] of on(child.stdout)) {
    const found = new RegExp(`^${word}(?: (\\d+))?$`, 'm').exec(String(text));
    if (found) return Number(found[1] ?? 0);
  }
  throw new Error(`the host ended before it said ${word}`);
}

async function* on(stream: Readable): AsyncGenerator<unknown[]> {
  for (;;) yield await once(stream, 'data');
}
