import { type Failure, fromFailure, WorkbenchError } from '#shared/kernel/errors.ts';

/**
 * Calls between page and core worker: a dotted method name, structured-clone arguments, one answer. Functions among the arguments
 * are progress callbacks: they cross as a number and are called back by message.
 */
export type ToWorker = { readonly call: number; readonly method: string; readonly args: readonly unknown[] };
export type FromWorker =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: Failure }
  | { readonly callback: number; readonly args: readonly unknown[] }
  | { readonly event: unknown };

interface CallbackMark {
  readonly __callback: number;
}

const isMark = (value: unknown): value is CallbackMark => typeof value === 'object' && value !== null && '__callback' in value;

/** A bug crossing the border keeps its name for the report on disk, never its content. */
const bugFailure = (error: unknown): Failure => ({
  code: `bug.${error instanceof Error ? error.name : 'unknown'}`,
  words: '程序内部出错，这一步没有完成，已落盘的内容不受影响。',
  next: '请锁定后重新解锁再试；仍然出错时请导出备份并联系维护人员。',
});

/** What the page is told of an error; what is no expected failure is reported as a bug. */
function failureOf(error: unknown, report: (error: unknown) => void): Failure {
  if (error instanceof WorkbenchError) return error.toFailure();
  report(error);
  return bugFailure(error);
}

/** Worker side, where the program could not be put together: every call is answered with why, so that no screen waits without a word. */
export function serveFailure(error: unknown, port: { postMessage(message: FromWorker): void }, report: (error: unknown) => void): (message: ToWorker) => void {
  const failure = failureOf(error, report);
  return ({ call }) => port.postMessage({ call, failure });
}

/** Worker side: answers calls by walking `api` along the dotted name. Only functions found there as own properties can be called. */
export function serveCalls(api: object, port: { postMessage(message: FromWorker): void }, report: (error: unknown) => void): (message: ToWorker) => void {
  return async ({ call, method, args }) => {
    try {
      const target = find(api, method);
      const value = await target(
        ...args.map((arg) => (isMark(arg) ? (...values: unknown[]) => port.postMessage({ callback: arg.__callback, args: values }) : arg)),
      );
      port.postMessage({ call, value });
    } catch (error) {
      port.postMessage({ call, failure: failureOf(error, report) });
    }
  };
}

function find(api: object, method: string): (...args: unknown[]) => unknown {
  let at: unknown = api;
  for (const name of method.split('.'))
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined;
  if (typeof at !== 'function') throw new TypeError(`no such call: ${method}`);
  return at as (...args: unknown[]) => unknown;
}

/** Page side: sends calls and matches answers. */
export class CallSender {
  private last = 0;
  private readonly open = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void; callbacks: readonly number[] }>();
  private readonly callbacks = new Map<number, (...args: unknown[]) => void>();

  constructor(private readonly port: { postMessage(message: ToWorker): void }) {}

  send(method: string, args: readonly unknown[]): Promise<unknown> {
    const call = ++this.last;
    const callbacks: number[] = [];
    const plain = args.map((arg) => {
      if (typeof arg !== 'function') return arg;
      const number = ++this.last;
      this.callbacks.set(number, arg as (...args: unknown[]) => void);
      callbacks.push(number);
      return { __callback: number } satisfies CallbackMark;
    });
    return new Promise((resolve, reject) => {
      this.open.set(call, { resolve, reject, callbacks });
      this.port.postMessage({ call, method, args: plain });
    });
  }

  /** False when the message is not an answer to a call. */
  receive(message: FromWorker): boolean {
    if ('callback' in message) {
      this.callbacks.get(message.callback)?.(...message.args);
      return true;
    }
    if (!('call' in message)) return false;
    const waiting = this.open.get(message.call);
    if (!waiting) return true;
    this.open.delete(message.call);
    for (const number of waiting.callbacks) this.callbacks.delete(number);
    if ('failure' in message) waiting.reject(fromFailure(message.failure));
    else waiting.resolve(message.value);
    return true;
  }

  /** The worker is gone: whatever waits is told so. */
  fail(failure: Failure): void {
    for (const waiting of this.open.values()) waiting.reject(fromFailure(failure));
    this.open.clear();
  }
}
