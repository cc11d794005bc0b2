import type { DocumentsAnswers, DocumentsAsk, FromDocuments, ToDocuments } from '#renderer/workers/documents-protocol.ts';
import { fromFailure } from '#shared/kernel/errors.ts';

type AnswerOf<A extends DocumentsAsk> = DocumentsAnswers[A['make']];
type Step = (words: string, share: number | null) => void;

interface MakeOptions {
  readonly step?: Step;
  /** Stops the job, wherever it is; the promise rejects with `Stopped`. Others are made all the same. */
  readonly stop?: AbortSignal;
  /** Drops the job if it has not begun: something newer takes its place. */
  readonly outdated?: AbortSignal;
}

/** The documents worker as the screens use it. Started with the first job; its fonts stay loaded. Jobs are made one after the other. */
export interface DocumentsClient {
  make<A extends DocumentsAsk>(ask: A, options?: MakeOptions): Promise<AnswerOf<A>>;
}

/** What a stopped or outdated job rejects with. */
export class Stopped extends Error {}

interface Job {
  readonly message: ToDocuments;
  readonly resolve: (answer: DocumentsAnswers[keyof DocumentsAnswers]) => void;
  readonly reject: (error: unknown) => void;
  readonly step: Step;
}

/** `start` makes a worker; a job that is stopped while it is being made ends its worker, since no message reaches one that computes. */
export function documentsClient(start: () => Worker): DocumentsClient {
  const waiting: Job[] = [];
  let made: Job | undefined;
  let worker: Worker | undefined;
  let last = 0;
  const next = (): void => {
    made = waiting.shift();
    if (!made) return;
    worker ??= listenedTo(start());
    made.step('正在准备', null);
    worker.postMessage(made.message);
  };
  const endWorker = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const receive = (data: FromDocuments): void => {
    if (!made || data.job !== made.message.job) return;
    if ('step' in data) {
      made.step(data.step, data.share);
      return;
    }
    if ('failure' in data) made.reject(fromFailure(data.failure));
    else made.resolve(data.answer);
    next();
  };
  const fail = (): void => {
    endWorker();
    made?.reject(fromFailure({ code: 'documents.worker', words: '文书生成程序没有启动，内容未受影响。', next: '请再试一次；仍然如此时请重新打开程序。' }));
    next();
  };
  const listenedTo = (started: Worker): Worker => {
    started.onmessage = ({ data }: MessageEvent<FromDocuments>) => receive(data);
    started.onerror = fail;
    return started;
  };
  const drop = (job: Job): boolean => {
    const at = waiting.indexOf(job);
    if (at < 0) return false;
    waiting.splice(at, 1);
    job.reject(new Stopped());
    return true;
  };
  const stop = (job: Job): void => {
    if (drop(job) || made !== job) return;
    endWorker();
    job.reject(new Stopped());
    next();
  };
  return {
    make: <A extends DocumentsAsk>(ask: A, { step = () => undefined, stop: stopping, outdated }: MakeOptions = {}) =>
      new Promise<AnswerOf<A>>((resolve, reject) => {
        if (stopping?.aborted || outdated?.aborted) return reject(new Stopped());
        last += 1;
        const job: Job = { message: { job: last, ask }, resolve: (answer) => resolve(answer as AnswerOf<A>), reject, step };
        stopping?.addEventListener('abort', () => stop(job), { once: true });
        outdated?.addEventListener('abort', () => drop(job), { once: true });
        waiting.push(job);
        if (!made) next();
        else step('等待前一项完成', null);
      }),
  };
}

let shared: DocumentsClient | undefined;

/** One worker for the whole page: fonts are 30 MB and are read once. */
export function documents(): DocumentsClient {
  shared ??= documentsClient(() => new Worker(new URL('../workers/documents.worker.ts', import.meta.url), { type: 'module', name: 'documents' }));
  return shared;
}
