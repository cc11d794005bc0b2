import type { Bytes } from '../kernel/bytes.ts';
import { type Failure, fromFailure } from '../kernel/errors.ts';
import type { JournalHead } from '../ledger/frame.ts';
import { HOST_PREFIX, type HostAnswer, type HostCallName, type HostEvent, hostCalls, hostEventSchema, journalHeadSchema } from './contract.ts';
import { frameDocuments, unframeDocuments } from './document-frames.ts';
import type { Host } from './host.ts';
import { hostErrors } from './host-errors.ts';
import { readLines, readPieces } from './http-stream.ts';

/** What is used of a fetch answer; every platform's `Response` fits. */
export interface HttpAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: ReadableStream<Uint8Array> | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
}

export interface HttpRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Bytes | string;
}

export type HttpFetch = (url: string, request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpHostOptions {
  /** `globalThis.fetch`, called without a receiver. */
  readonly fetch: HttpFetch;
  /** The page's own origin: `app://main`, `http://xunjian.localhost`. */
  readonly base: string;
  /** Bearer token of the loopback host; absent in Electron. */
  readonly token?: string | undefined;
  /** Opaque name of this window, new for each start of the worker: the host lets one window at a time in. */
  readonly window: string;
}

/** First and longest pause before the event stream is opened again, in milliseconds. */
const RETRY_MS = { first: 500, longest: 10_000 } as const;

/**
 * The host over HTTP, in the worker of the page that the host served. Rejects with the host's own words, and with `host.unreachable`
 * when there is no answer at all: then nothing is known about whether the request was carried out.
 */
export function createHttpHost({ fetch, base, token, window }: HttpHostOptions): Host {
  const headers = { 'x-xunjian-window': window, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };

  const send = async (method: string, path: string, body?: Bytes | string): Promise<HttpAnswer> => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    const request = body === undefined ? { method, headers } : { method, headers: { ...headers, 'content-type': type }, body };
    try {
      return await fetch(`${base}${HOST_PREFIX}${path}`, request);
    } catch {
      throw hostErrors.unreachable();
    }
  };

  const ask = async (method: string, path: string, body?: Bytes | string): Promise<HttpAnswer> => {
    const answer = await send(method, path, body);
    if (!answer.ok) throw await failureOf(answer);
    return answer;
  };

  const bytesOrNone = async (path: string): Promise<Bytes | undefined> => {
    const answer = await send('GET', path);
    if (answer.ok) return new Uint8Array(await whole(answer.arrayBuffer()));
    const failure = await failureOf(answer);
    if (failure.code === 'host.notFound') return undefined;
    throw failure;
  };

  const put = async (path: string, body: Bytes): Promise<void> => void (await whole((await ask('PUT', path, body)).json()));

  return {
    call: async <N extends HostCallName>(name: N, request: unknown) => {
      const answer = await ask('POST', name, JSON.stringify(request));
      return hostCalls[name].answer.parse(await whole(answer.json())) as HostAnswer<N>;
    },
    readVault: () => bytesOrNone('vault'),
    writeVault: (file, revision) => put(`vault?revision=${revision}`, file),
    readBookKey: (book) => bytesOrNone(`books/${book}/key`),
    writeBookKey: (book, wrapped) => put(`books/${book}/key`, wrapped),
    readJournal: (book, from) => readPieces(() => ask('GET', journalPath(book, from))),
    appendJournal: async (book, expect, batch) => {
      const answer = await ask('POST', journalPath(book, expect), batch);
      return journalHeadSchema.parse(await whole(answer.json()));
    },
    readDraft: (book, draft) => bytesOrNone(`books/${book}/drafts/${draft}`),
    writeDraft: (book, draft, sealed) => put(`books/${book}/drafts/${draft}`, sealed),
    readChunk: (book, chunk) => bytesOrNone(`books/${book}/chunks/${chunk}`),
    writeChunk: (book, chunk, bytes) => put(`books/${book}/chunks/${chunk}`, bytes),
    writePiece: async (grant, piece) => void (await whole((await ask('POST', `save/${grant}`, piece)).json())),
    readPlaceFile: (place, name) => readPieces(() => ask('GET', `places/${place}/files/${encodeURIComponent(name)}`)),
    pushDocuments: async (documents) => void (await whole((await ask('POST', 'sync/push', frameDocuments(documents))).json())),
    pullDocuments: async (ids) => unframeDocuments(new Uint8Array(await whole((await ask('POST', 'sync/pull', JSON.stringify({ ids }))).arrayBuffer()))),
    onEvent: (listen) => listenForEvents(() => ask('GET', 'events'), listen),
  };
}

function journalPath(book: string, head: JournalHead): string {
  return `books/${book}/journal?sequence=${head.sequence}&digest=${head.digest}`;
}

/** An answer that breaks off is as good as none. */
async function whole<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw hostErrors.unreachable();
  }
}

async function failureOf(answer: HttpAnswer): Promise<ReturnType<typeof fromFailure>> {
  const failure = await answer.json().catch(() => undefined);
  return isFailure(failure) ? fromFailure(failure) : hostErrors.unreachable();
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && ['code', 'words', 'next'].every((key) => typeof Reflect.get(value, key) === 'string');
}

function listenForEvents(open: () => Promise<HttpAnswer>, listen: (event: HostEvent) => void): () => void {
  let stopped = false;
  let stopReading = (): void => undefined;
  const run = async (): Promise<void> => {
    for (let pause: number = RETRY_MS.first; !stopped; pause = Math.min(pause * 2, RETRY_MS.longest)) {
      try {
        const lines = readLines(await open(), (stop) => {
          stopReading = stop;
          if (stopped) stop();
        });
        for await (const line of lines) {
          pause = RETRY_MS.first;
          const event = hostEventSchema.safeParse(JSON.parse(line));
          // An event of a newer host that this page does not know is not for it.
          if (event.success && !stopped) listen(event.data);
        }
      } catch {
        // No answer or a broken one: the next round asks again.
      }
      if (!stopped) await new Promise<void>((resolve) => void setTimeout(resolve, pause));
    }
  };
  void run();
  return () => {
    stopped = true;
    stopReading();
  };
}
