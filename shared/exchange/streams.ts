import { type Bytes, concat } from '../kernel/bytes.ts';
import { exchangeErrors } from './exchange-errors.ts';

/** What an `AbortSignal` is to us; `shared/` does not know the platform's type. */
export interface Cancel {
  readonly aborted: boolean;
}

/** Counts and cancels: passes `source` on, tells how many bytes went by, throws `package.cancelled` when asked to stop. */
export async function* watched(source: AsyncIterable<Uint8Array>, told?: (bytes: number) => void, cancel?: Cancel): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    if (cancel?.aborted) throw exchangeErrors.cancelled();
    bytes += piece.length;
    told?.(bytes);
    yield piece;
  }
}

/** A pulled stream: nothing is read before it is asked for, so memory stays flat however long the source is. */
export function toStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}

export async function* fromStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) {
        finished = true;
        return;
      }
      yield next.value as Bytes;
    }
  } catch (error) {
    finished = true;
    throw error;
  } finally {
    if (!finished) await reader.cancel();
  }
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return concat(pieces);
}

export async function* piecesOf(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads exact amounts from pieces of any size. */
export class ByteSource {
  private rest: Uint8Array = new Uint8Array(0);
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** The next `count` bytes. Holds no more memory than has arrived. Throws `package.truncated` when the source ends before. */
  async exactly(count: number): Promise<Bytes> {
    const parts: Uint8Array[] = [];
    for (let have = 0; have < count; ) {
      if (this.rest.length === 0 && !(await this.more())) throw exchangeErrors.truncated();
      const part = this.rest.subarray(0, count - have);
      this.rest = this.rest.subarray(part.length);
      have += part.length;
      parts.push(part);
    }
    return concat(parts);
  }

  async atEnd(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.more());
  }

  /** Lets go of the source without reading on. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private async more(): Promise<boolean> {
    for (;;) {
      const next = await this.pieces.next();
      if (next.done) return false;
      if (next.value.length === 0) continue;
      this.rest = next.value;
      return true;
    }
  }
}
