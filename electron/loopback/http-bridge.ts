import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** A Node request as a web-standard one. Its body is a stream that has not been read. */
export function webRequest(incoming: IncomingMessage, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') headers.set(name, value);
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' } as RequestInit);
}

/** Sends a web-standard answer. A body that fails midway breaks the connection; a reader that goes away ends the body. */
export async function sendAnswer(answer: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  try {
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as unknown as NodeReadableStream), outgoing);
    else outgoing.end();
  } catch {
    outgoing.destroy();
  }
  // What a refused request still sends is let run out, so that its sender gets to read the refusal.
  if (!incoming.readableEnded) incoming.resume();
}
