import { type ChildProcess, spawn } from 'node:child_process';

/** A program that ends this soon after its start did not really start: no sandbox as root, missing libraries, blocked namespaces. */
const SETTLED_MS = 3_000;

export type Started =
  | { readonly outcome: 'running'; readonly ended: Promise<void>; stop(): void }
  /** It handed over to a program that runs already. */
  | { readonly outcome: 'handed-over' }
  | { readonly outcome: 'failed'; readonly why: string };

/** Starts a program with a window and sees whether it stays. Its last complaint is kept for the person. */
export function startAndWatch(command: string, args: readonly string[], env: NodeJS.ProcessEnv, settled: number = SETTLED_MS): Promise<Started> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => {
      complaint = (complaint + String(text)).slice(-4_000);
    });
    const timer = setTimeout(() => resolve(running(child)), settled);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ outcome: 'failed', why: error.message });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code === 0 ? { outcome: 'handed-over' } : { outcome: 'failed', why: reasonOf(complaint, code, signal) });
    });
  });
}

function running(child: ChildProcess): Started {
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return { outcome: 'running', ended, stop: () => void child.kill() };
}

/** In words where the cause is a known one. */
export function reasonOf(complaint: string, code: number | null, signal: NodeJS.Signals | null): string {
  if (/running as root without --no-sandbox/i.test(complaint)) return '以 root 身份运行时不能使用安全沙箱，请改用普通用户启动';
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(complaint)?.[1];
  if (library) return `系统缺少组件 ${library}`;
  if (/missing X server|cannot open display|failed to connect to (the )?(bus|wayland)|ozone_platform/i.test(complaint)) return '没有可用的图形界面';
  if (/no usable sandbox|user namespaces|setuid sandbox/i.test(complaint)) return '系统不允许建立安全沙箱';
  return `刚启动就退出了（${signal ?? `代码 ${code ?? '不明'}`}）`;
}
