import type { DocumentsAnswers, DocumentsAsk, FromDocuments, ToDocuments } from '#renderer/workers/documents-protocol.ts';
import { fromFailure } from '#shared/kernel/errors.ts';

type AnswerOf<A extends DocumentsAsk> = DocumentsAnswers[A['make']];

interface Job {
  readonly resolve: (answer: DocumentsAnswers[keyof DocumentsAnswers]) => void;
  readonly reject: (error: unknown) => void;
  readonly step: (words: string, share: number | null) => void;
}

/** The documents worker as the screens use it. Started with the first job; its fonts stay loaded. */
export interface DocumentsClient {
  make<A extends DocumentsAsk>(ask: A, step?: (words: string, share: number | null) => void): Promise<AnswerOf<A>>;
  /** Stops whatever is being made; the next job starts a fresh worker. */
  stop(): void;
}

/** What a stopped job rejects with. */
export class Stopped extends Error {}

export function documentsClient(start: () => Worker): DocumentsClient {
  const jobs = new Map<number, Job>();
  let worker: Worker | undefined;
  let last = 0;
  const end = (error: unknown): void => {
    worker?.terminate();
    worker = undefined;
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  };
  const receive = ({ data }: MessageEvent<FromDocuments>): void => {
    const job = jobs.get(data.job);
    if (!job) return;
    if ('step' in data) {
      job.step(data.step, data.share);
      return;
    }
    jobs.delete(data.job);
    if ('failure' in data) job.reject(fromFailure(data.failure));
    else job.resolve(data.answer);
  };
  return {
    make: <A extends DocumentsAsk>(ask: A, step: (words: string, share: number | null) => void = () => undefined) =>
      new Promise<AnswerOf<A>>((resolve, reject) => {
        if (!worker) {
          worker = start();
          worker.onmessage = receive;
          worker.onerror = () =>
            end(fromFailure({ code: 'documents.worker', words: '文书生成程序没有启动，内容未受影响。', next: '请再试一次；仍然如此时请重新打开程序。' }));
        }
        last += 1;
        jobs.set(last, { resolve: (answer) => resolve(answer as AnswerOf<A>), reject, step });
        worker.postMessage({ job: last, ask } satisfies ToDocuments);
      }),
    stop: () => end(new Stopped()),
  };
}

let shared: DocumentsClient | undefined;

/** One worker for the whole page: fonts are 30 MB and are read once. */
export function documents(): DocumentsClient {
  shared ??= documentsClient(() => new Worker(new URL('../workers/documents.worker.ts', import.meta.url), { type: 'module', name: 'documents' }));
  return shared;
}
