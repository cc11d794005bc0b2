import { type Bytes, concat } from '../kernel/bytes.ts';
import { isWorkbenchError } from '../kernel/errors.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { PACKAGE_LIMITS } from './package.ts';
import { collect, fromStream, piecesOf, toStream } from './streams.ts';

const NEWLINE = 0x0a;
const BATCH_BYTES = 256 * 1024;
/** So much may come out of any number of packed bytes: one long text of blanks is odd, not hostile. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

/** Packs lines as gzip (RFC 1952), one newline after each. */
export async function packLines(lines: AsyncIterable<Uint8Array>): Promise<Bytes> {
  return collect(fromStream(toStream(batched(lines)).pipeThrough(new CompressionStream('gzip'))));
}

async function* batched(lines: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes> {
  const newline = Uint8Array.of(NEWLINE);
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for await (const line of lines) {
    batch.push(line, newline);
    bytes += line.length + 1;
    if (bytes < BATCH_BYTES) continue;
    yield concat(batch);
    batch = [];
    bytes = 0;
  }
  if (bytes > 0) yield concat(batch);
}

/**
 * Unpacks lines whose unpacked size was declared. Stops as soon as more comes out than declared, than the limit of a package or than any
 * honest ratio gives: `package.bomb`. Less than declared is `package.partWrong`.
 */
export async function unpackLines(packed: Uint8Array, declared: number, name: string): Promise<readonly Bytes[]> {
  const believable = Math.max(packed.length * PACKAGE_LIMITS.ratio, HARMLESS_BYTES);
  const cap = Math.min(declared, PACKAGE_LIMITS.entriesBytes, believable);
  const lines: Bytes[] = [];
  let open: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of fromStream(toStream(piecesOf(packed)).pipeThrough(new DecompressionStream('gzip')))) {
      bytes += piece.length;
      if (bytes > cap) throw exchangeErrors.bomb();
      let from = 0;
      for (let end = piece.indexOf(NEWLINE, from); end >= 0; end = piece.indexOf(NEWLINE, from)) {
        lines.push(concat([...open, piece.subarray(from, end)]));
        open = [];
        from = end + 1;
      }
      if (from < piece.length) open.push(piece.subarray(from));
    }
  } catch (error) {
    if (isWorkbenchError(error)) throw error;
    throw exchangeErrors.partWrong(name);
  }
  if (bytes !== declared || open.length > 0) throw exchangeErrors.partWrong(name);
  return lines;
}
