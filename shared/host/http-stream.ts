import type { Bytes } from '../kernel/bytes.ts';
import { isWorkbenchError } from '../kernel/errors.ts';
import { hostErrors } from './host-errors.ts';
import type { HttpAnswer } from './http-host.ts';

/**
 * The pieces of an answer as they arrive. Asks when the first piece is wanted; stopping early lets go of the connection. An answer
 * that breaks off rejects with `host.unreachable`, so that a short one is never taken for a whole one.
 */
export async function* readPieces(open: () => Promise<HttpAnswer>): AsyncGenerator<Bytes> {
  const { body } = await open();
  if (!body) return;
  const reader = body.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value as Bytes;
    }
    ended = true;
  } catch (error) {
    ended = true;
    throw isWorkbenchError(error) ? error : hostErrors.unreachable();
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

/** The lines of an answer; blank ones (the heartbeat) are left out. `opened` is handed the way to stop. */
export async function* readLines({ body }: HttpAnswer, opened: (stop: () => void) => void): AsyncGenerator<string> {
  if (!body) return;
  const reader = body.getReader();
  opened(() => void reader.cancel().catch(() => undefined));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
}
