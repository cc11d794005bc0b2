import { HOST_PREFIX, MAX_BATCH, MAX_PIECE } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';
import { binaryHeaders, bytesAnswer, errorAnswer, failureAnswer, jsonAnswer, streamAnswer } from './answers.ts';
import { readBody, readJson } from './body.ts';
import { hostCallTable, runCall } from './calls.ts';
import { requireSpace } from './disk.ts';
import type { HostParts } from './host-parts.ts';

/** Names the window (tab) that asks: see `window-gate.ts`. */
export const WINDOW_HEADER = 'x-xunjian-window';

/** `vault.json` of 32 people is far below this. */
const MAX_VAULT_BYTES = 1024 * 1024;

interface Asked {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly names: Readonly<Record<string, string>>;
}

interface Route {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: RegExp;
  answer(asked: Asked): Promise<Response>;
}

/**
 * The host as one function from request to answer, the same in Electron's protocol handler and in the loopback server. The caller has
 * checked where the request comes from. Never rejects: what goes wrong is an answer with a `Failure`.
 */
export function createServe(parts: HostParts): (request: Request) => Promise<Response> {
  const routes = byteRoutes(parts);
  const calls = hostCallTable(parts);
  return async (request) => {
    try {
      const url = new URL(request.url);
      if (!url.pathname.startsWith(HOST_PREFIX)) return failureAnswer(hostErrors.notFound());
      const path = url.pathname.slice(HOST_PREFIX.length);
      if (path !== 'info') await admit(parts, request);
      for (const route of routes) {
        const found = route.path.exec(path);
        if (found && route.method === request.method) return await route.answer({ request, query: url.searchParams, names: found.groups ?? {} });
      }
      if (request.method !== 'POST') return failureAnswer(hostErrors.notFound());
      return jsonAnswer(await runCall(calls, path, await readJson(request, MAX_PIECE)));
    } catch (error) {
      return errorAnswer(error, request.method);
    }
  };
}

async function admit(parts: HostParts, request: Request): Promise<void> {
  if (!(await parts.mayWrite())) throw hostErrors.vaultBusy();
  await parts.gate.enter(windowOf(request));
}

function byteRoutes(parts: HostParts): readonly Route[] {
  const { keys, file, journal, drafts, chunks, saving, sync, places, hub, gate, disk, vault } = parts;
  const requireBook = async (book: string): Promise<void> => {
    if (!(await keys.has(book))) throw hostErrors.noBook();
  };
  const get = (path: RegExp, answer: Route['answer']): Route => ({ method: 'GET', path, answer });
  const put = (path: RegExp, limit: number, store: (asked: Asked, bytes: Bytes) => Promise<unknown>): Route => ({
    method: 'PUT',
    path,
    answer: async (asked) => {
      await store(asked, await readBody(asked.request, limit));
      return jsonAnswer({});
    },
  });
  const post = (path: RegExp, store: (asked: Asked, bytes: Bytes) => Promise<unknown>): Route => ({ ...put(path, MAX_PIECE, store), method: 'POST' });
  return [
    get(/^vault$/, async () => bytesAnswer(await file.read())),
    put(/^vault$/, MAX_VAULT_BYTES, async ({ query }, bytes) => {
      await requireSpace(disk, vault.root, bytes.length);
      await file.write(bytes, wholeNumber(query.get('revision')));
    }),
    get(bookPath('key'), async ({ names: { book = '' } }) => bytesAnswer(await keys.read(book))),
    put(bookPath('key'), MAX_VAULT_BYTES, async ({ names: { book = '' } }, bytes) => {
      if (bytes.length === 0) throw hostErrors.badRequest();
      await requireSpace(disk, vault.root, bytes.length);
      await keys.write(book, bytes);
    }),
    get(bookPath('journal'), async ({ query, names: { book = '' } }) => streamAnswer(await journal.read(book, headOf(query)))),
    {
      method: 'POST',
      path: bookPath('journal'),
      answer: async ({ request, query, names: { book = '' } }) => {
        await requireBook(book);
        return jsonAnswer(await journal.append(book, headOf(query), await readBody(request, MAX_BATCH)));
      },
    },
    get(bookPath('drafts/(?<draft>[a-z2-7]{20,60})'), async ({ names: { book = '', draft = '' } }) => bytesAnswer(await drafts.read(book, draft))),
    put(bookPath('drafts/(?<draft>[a-z2-7]{20,60})'), MAX_PIECE, async ({ names: { book = '', draft = '' } }, bytes) => {
      await requireBook(book);
      await drafts.write(book, draft, bytes);
    }),
    get(bookPath('chunks/(?<chunk>[0-9a-f]{64})'), async ({ names: { book = '', chunk = '' } }) => bytesAnswer(await chunks.read(book, chunk))),
    put(bookPath('chunks/(?<chunk>[0-9a-f]{64})'), MAX_PIECE, async ({ names: { book = '', chunk = '' } }, bytes) => {
      await requireBook(book);
      await chunks.write(book, chunk, bytes);
    }),
    post(/^save\/(?<grant>[a-z2-7]{26})$/, ({ names: { grant = '' } }, bytes) => saving.write(grant, bytes)),
    post(/^sync\/push$/, (_asked, bytes) => sync.push(bytes)),
    { method: 'POST', path: /^sync\/pull$/, answer: async ({ request }) => bytesAnswer(await sync.pull(await readBody(request, MAX_PIECE))) },
    get(/^places\/(?<place>[a-z2-7]{26})\/files\/(?<name>[^/]+)$/, async ({ names: { place = '', name = '' } }) =>
      streamAnswer(await places.read(place, decodeName(name))),
    ),
    get(/^events$/, async ({ request }) => {
      const release = await gate.claim(windowOf(request));
      const leave = (): void => {
        release();
        // Nobody is there to use it: address and password are forgotten.
        if (!gate.held) sync.close();
      };
      return new Response(hub.stream(leave), { headers: { ...binaryHeaders(), 'content-type': 'application/x-ndjson' } });
    }),
  ];
}

function bookPath(rest: string): RegExp {
  return new RegExp(`^books/(?<book>[a-z2-7]{26})/${rest}$`);
}

function windowOf(request: Request): string {
  return request.headers.get(WINDOW_HEADER) ?? '';
}

function wholeNumber(text: string | null): number {
  if (!/^\d{1,15}$/.test(text ?? '')) throw hostErrors.badRequest();
  return Number(text);
}

function headOf(query: URLSearchParams): JournalHead {
  const digest = query.get('digest') ?? '';
  if (!/^[0-9a-f]{64}$/.test(digest)) throw hostErrors.badRequest();
  return { sequence: wholeNumber(query.get('sequence')), digest };
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw hostErrors.badName();
  }
}
