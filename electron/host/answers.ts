import { hostErrors } from '#shared/host/host-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { isWorkbenchError, type WorkbenchError } from '#shared/kernel/errors.ts';
import { guardHeaders } from './content-policy.ts';
import { errorCode, writeFailure } from './disk.ts';

export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { ...guardHeaders(), 'content-type': 'application/json; charset=utf-8' } });
}

export function bytesAnswer(bytes: Bytes | undefined): Response {
  if (!bytes) return failureAnswer(hostErrors.notFound());
  return new Response(bytes, { headers: binaryHeaders() });
}

/** Streams pieces; when reading fails midway the answer breaks off, and the reader sees a broken answer instead of a short one. */
export function streamAnswer(pieces: AsyncIterable<Bytes>): Response {
  const iterator = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Bytes>({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
  return new Response(body, { headers: binaryHeaders() });
}

export function binaryHeaders(): Record<string, string> {
  return { ...guardHeaders(), 'content-type': 'application/octet-stream' };
}

const statuses: Readonly<Record<string, number>> = {
  'host.diskFull': 507,
  'host.diskLow': 507,
  'host.badRequest': 400,
  'host.badBatch': 400,
  'host.badChunk': 400,
  'host.badName': 400,
  'host.unauthorised': 401,
  'host.notFound': 404,
  'host.tooLarge': 413,
  'host.writeFailed': 500,
  'host.readFailed': 500,
  'host.bug': 500,
};

/** Refusals are 409 unless the table says otherwise. */
export function failureAnswer(error: WorkbenchError): Response {
  return jsonAnswer(error.toFailure(), statuses[error.code] ?? 409);
}

/** Any error as an answer. System errors and bugs carry their code only: a message could hold a path. */
export function errorAnswer(error: unknown, method: string): Response {
  if (isWorkbenchError(error)) return failureAnswer(error);
  const code = errorCode(error);
  if (code.startsWith('E') && !code.startsWith('ERR_')) return failureAnswer(method === 'GET' ? hostErrors.readFailed(code) : writeFailure(error));
  return failureAnswer(hostErrors.bug());
}
