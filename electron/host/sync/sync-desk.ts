import { type FramedDocument, frameDocuments, unframeDocuments } from '#shared/host/document-frames.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { type SyncTarget, syncPullSchema } from '#shared/host/sync-contract.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { type Bytes, fromUtf8 } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import type { ChunkStore } from '../chunks.ts';
import { Database, type Outgoing, sha256 } from './database.ts';

/** The connection of this host: none until the worker opens one, forgotten when it closes it or the program ends. */
export class SyncDesk {
  #database: Database | undefined;
  #waiting: AbortController | undefined;

  constructor(private readonly chunks: ChunkStore) {}

  async open(target: SyncTarget): Promise<{ readonly version: string }> {
    this.close();
    const database = new Database(target);
    // Kept before it is tried, so that a pause the server asks for can be read.
    this.#database = database;
    return { version: await database.open() };
  }

  close(): void {
    this.stopWaiting();
    this.#database?.close();
    this.#database = undefined;
  }

  get retryAfter(): number | null {
    return this.#database?.retryAfter ?? null;
  }

  async standing(checkpoint: string): Promise<{ readonly documents: number; readonly checkpoint: string | null; readonly serverAt: string | null }> {
    const database = this.#required;
    const kept = await database.checkpoint(checkpoint);
    return { checkpoint: kept, documents: await database.documents(), serverAt: database.date?.toISOString() ?? null };
  }

  keepCheckpoint(name: string, value: string): Promise<void> {
    return this.#required.keepCheckpoint(name, value);
  }

  /** Waits at most `waitSeconds` for something new; a server that ignores the limit is left waiting. */
  async changes(since: string | null, limit: number, waitSeconds: number) {
    const database = this.#required;
    if (waitSeconds === 0) return database.changes(since, limit);
    this.stopWaiting();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const timer = setTimeout(() => waiting.abort(), waitSeconds * 1000);
    try {
      return await database.changes(since, limit, { milliseconds: waitSeconds * 1000, signal: waiting.signal });
    } catch (error) {
      if (waiting.signal.aborted && isWorkbenchError(error, 'sync.broken')) return { rows: [], since: since ?? '0' };
      throw error;
    } finally {
      clearTimeout(timer);
      if (this.#waiting === waiting) this.#waiting = undefined;
    }
  }

  stopWaiting(): void {
    this.#waiting?.abort();
  }

  lacking(ids: readonly string[]): Promise<string[]> {
    return this.#required.lacking(ids);
  }

  /** @param body framed documents; each gets the name its bytes have */
  async push(body: Bytes): Promise<void> {
    const documents = unframed(body).map((bytes): Outgoing => {
      if (typeof bytes === 'string') throw hostErrors.badRequest();
      return { id: `e${sha256(bytes)}`, bytes };
    });
    await this.#required.push(documents);
  }

  /** @param body `syncPullSchema` as JSON */
  async pull(body: Bytes): Promise<Bytes> {
    const wish = syncPullSchema.safeParse(parsedJson(body));
    if (!wish.success) throw hostErrors.badRequest();
    return frameDocuments(await this.#required.pull(wish.data.ids));
  }

  async pushChunks(book: string, names: readonly string[]): Promise<{ readonly absent: string[] }> {
    const database = this.#required;
    const absent: string[] = [];
    const found: Outgoing[] = [];
    for (const name of names) {
      const bytes = await this.chunks.read(book, name);
      // One that rotted here must not travel under a name it no longer has.
      if (bytes && sha256(bytes) === name) found.push({ id: `c${name}`, bytes });
      else absent.push(name);
    }
    await database.pushChunks(found);
    return { absent };
  }

  async pullChunks(book: string, names: readonly string[]): Promise<{ readonly absent: string[] }> {
    const database = this.#required;
    const absent: string[] = [];
    for (const name of names) {
      const bytes = await database.chunk(`c${name}`);
      if (bytes && sha256(bytes) === name) await this.chunks.write(book, name, bytes);
      else absent.push(name);
    }
    return { absent };
  }

  get #required(): Database {
    if (!this.#database) throw syncErrors.notOpen();
    return this.#database;
  }
}

function unframed(body: Bytes): FramedDocument[] {
  try {
    return unframeDocuments(body);
  } catch {
    throw hostErrors.badRequest();
  }
}

function parsedJson(body: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw hostErrors.badRequest();
  }
}
