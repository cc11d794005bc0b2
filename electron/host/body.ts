import { hostErrors } from '#shared/host/host-errors.ts';
import { type Bytes, concat, fromUtf8 } from '#shared/kernel/bytes.ts';

/** Reads a request's body. Rejects with `host.tooLarge` as soon as it is longer than `limit`, without reading on. */
export async function readBody(request: Request, limit: number): Promise<Bytes> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw hostErrors.tooLarge();
  if (!request.body) return new Uint8Array(0);
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(pieces);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw hostErrors.tooLarge();
    }
    pieces.push(value);
  }
}

export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw hostErrors.badRequest();
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    throw hostErrors.badRequest();
  }
}
