import type { CoreApi, CoreEvent, CoreStatus } from './api.ts';
import { CallSender, type FromWorker } from './rpc.ts';

export interface CoreClient extends CoreApi {
  onEvent(listen: (event: CoreEvent) => void): () => void;
  /** The last status the worker told, undefined before the first. */
  status(): CoreStatus | undefined;
  /** Ends the worker: with it go all keys. */
  end(): void;
}

/** What the page hands the worker at its start: the loopback host's token; the Electron host needs none. */
export interface CoreStart {
  readonly start: { readonly token: string | null };
}

/** Starts the core worker. `token` is the loopback host's, taken from the address once and kept in the tab's session storage. */
export function startCore(token: string | null): CoreClient {
  const worker = new Worker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name: 'core' });
  const sender = new CallSender({ postMessage: (message) => worker.postMessage(message) });
  const listeners = new Set<(event: CoreEvent) => void>();
  let status: CoreStatus | undefined;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (sender.receive(data) || !('event' in data)) return;
    const event = data.event as CoreEvent;
    if (event.event === 'status') status = event.status;
    for (const listen of listeners) listen(event);
  };
  worker.onerror = () =>
    sender.fail({ code: 'bug.worker', words: '核心进程没有启动，数据未受影响。', next: '请关闭窗口后重新打开；仍然如此时请重新安装程序。' });
  worker.postMessage({ start: { token } } satisfies CoreStart);
  const own = {
    onEvent: (listen: (event: CoreEvent) => void) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    status: () => status,
    end: () => {
      worker.terminate();
      sender.fail({ code: 'session.locked', words: '保险库已锁定，这一步没有完成。', next: '解锁后再试。' });
    },
  };
  return callPath(own, sender, '') as unknown as CoreClient;
}

/** `client.books.open(x)` becomes the call `books.open`. */
function callPath(own: object, sender: CallSender, path: string): object {
  return new Proxy((...args: unknown[]) => sender.send(path, args), {
    get: (_target, name) => {
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (path === '' && Object.hasOwn(own, name)) return (own as Record<string, unknown>)[name];
      return callPath(own, sender, path === '' ? name : `${path}.${name}`);
    },
  });
}
