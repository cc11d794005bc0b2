import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FramedDocument } from '#shared/host/document-frames.ts';
import { SYNC_LIMITS, type SyncTarget } from '#shared/host/sync-contract.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { type Bytes, fromUtf8 } from '#shared/kernel/bytes.ts';
import { type Answer, Connection, type Wish } from './connection.ts';

/** A document on its way to the server. */
export interface Outgoing {
  readonly id: string;
  readonly bytes: Bytes;
}

const welcomeSchema = z.object({ couchdb: z.string().optional(), 'express-pouchdb': z.string().optional(), version: z.string().max(60) });
const aboutSchema = z.object({ doc_count: z.int().min(0), props: z.object({ partitioned: z.boolean().optional() }).optional() });
const sequence = z.union([z.string(), z.number()]).transform(String);
const changesSchema = z.object({ results: z.array(z.object({ id: z.string(), deleted: z.boolean().optional() })), last_seq: sequence });
const rowsSchema = z.object({
  rows: z.array(
    z.object({ key: z.string(), error: z.string().optional(), value: z.object({ deleted: z.boolean().optional() }).nullish(), doc: z.unknown().optional() }),
  ),
});
/** A row without an error is stored; `ok` is not in all versions of the protocol, `accepted` says that fewer copies than wished were made so far. */
const storedSchema = z.array(z.object({ id: z.string(), error: z.string().optional(), reason: z.string().optional() }));
const checkpointSchema = z.object({ _rev: z.string().optional(), value: z.string() });

/** Rows of a batch that some copies of the cluster could not store for now: to be sent again, no fault of the document. */
const ROW_RETRY = new Set(['error', 'internal_server_error', 'timeout', 'nodedown', 'unknown_error']);

/** What a gateway answers for its own reasons may be HTML: only these say something about us. */
const RETRY_STATUS = new Set([429, 503]);

/**
 * One CouchDB database (3.x HTTP API) with immutable documents that are named by their content. Everything here may be done twice.
 * Rejects with `sync.*`. Its answers are looked at as a stranger's: what does not fit the protocol is `sync.garbled`.
 */
export class Database {
  readonly #connection: Connection;
  readonly #path: string;
  #retryAfter: number | null = null;
  #date: Date | null = null;

  /** @param authorities who may vouch for the server's certificate; this system's otherwise */
  constructor(
    private readonly target: SyncTarget,
    authorities?: readonly string[],
  ) {
    this.#connection = new Connection(target, authorities);
    this.#path = `/${encodeURIComponent(target.database)}`;
  }

  /** Seconds to wait, if the last refusal named them. */
  get retryAfter(): number | null {
    return this.#retryAfter;
  }

  /** The server's clock at its last answer. */
  get date(): Date | null {
    return this.#date;
  }

  /** The server's version, after it has let this user look at the database. */
  async open(): Promise<string> {
    const welcome = await this.#connection.ask({ method: 'GET', path: '/' });
    // A server may keep its greeting to itself, but not be something else.
    const read = welcome.status === 200 ? welcomeSchema.safeParse(json(welcome)) : undefined;
    if (read && !read.success) throw syncErrors.notCouch();
    const { props } = await this.#read({ method: 'GET', path: this.#path }, aboutSchema);
    // Names there must have the form `partition:id`: ours are made of content alone.
    if (props?.partitioned === true) throw syncErrors.partitioned(this.target.database);
    return read?.success ? read.data.version : '';
  }

  async documents(): Promise<number> {
    return this.#read({ method: 'GET', path: this.#path }, aboutSchema).then((about) => about.doc_count);
  }

  async checkpoint(name: string): Promise<string | null> {
    return (await this.#checkpoint(name))?.value ?? null;
  }

  async keepCheckpoint(name: string, value: string): Promise<void> {
    const stored = await this.#checkpoint(name);
    const body = JSON.stringify({ ...(stored?._rev === undefined ? {} : { _rev: stored._rev }), value });
    const answer = await this.#ask({ method: 'PUT', path: `${this.#path}/_local/${name}`, body });
    // Someone with the same name wrote in between: only an older self could, and the next exchange writes again.
    if (answer.status !== 409) this.#expectWell(answer);
  }

  async changes(since: string | null, limit: number, wait?: { readonly milliseconds: number; readonly signal: AbortSignal }) {
    const query = new URLSearchParams({ limit: String(limit), since: since ?? '0', ...(wait ? { feed: 'longpoll', timeout: String(wait.milliseconds) } : {}) });
    const silence = wait ? wait.milliseconds + 15_000 : 60_000;
    const answer = await this.#ask({ method: 'GET', path: `${this.#path}/_changes?${query}`, silence, signal: wait?.signal });
    if (answer.status === 400 && since !== null) throw syncErrors.badSince();
    this.#expectWell(answer);
    const { results, last_seq } = parsed(answer, changesSchema);
    return { rows: results.map(({ id, deleted }) => ({ id, deleted: deleted === true })), since: last_seq };
  }

  async lacking(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#rows(ids, false);
    return ids.filter((id) => {
      const row = rows.get(id);
      return row === undefined || row.error !== undefined || row.value?.deleted === true;
    });
  }

  /** Documents with their bytes in the member `d`, in the order asked for. */
  async pull(ids: readonly string[]): Promise<FramedDocument[]> {
    const rows = await this.#rows(ids, true);
    return ids.map((id) => {
      const row = rows.get(id);
      if (row === undefined || row.error !== undefined || row.value?.deleted === true || row.doc === null) return 'absent';
      const text = typeof row.doc === 'object' && row.doc !== null ? Reflect.get(row.doc, 'd') : undefined;
      if (typeof text !== 'string') return 'damaged';
      const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
      return bytes.length <= SYNC_LIMITS.documentBytes && id === `e${sha256(bytes)}` ? bytes : 'damaged';
    });
  }

  /** Stores slices. Already there is as good as stored. */
  push(documents: readonly Outgoing[]): Promise<void> {
    return this.#store(documents.map(({ id, bytes }) => ({ _id: id, d: base64(bytes) })));
  }

  /** Stores chunks as attachments: raw on the server's disk, a third smaller than text. */
  pushChunks(chunks: readonly Outgoing[]): Promise<void> {
    return this.#store(chunks.map(({ id, bytes }) => ({ _id: id, _attachments: { d: { content_type: 'application/octet-stream', data: base64(bytes) } } })));
  }

  /** A chunk's bytes as they come; undefined when the server lacks it. */
  async chunk(id: string): Promise<Bytes | undefined> {
    const answer = await this.#ask({ method: 'GET', path: `${this.#path}/${id}/d`, limit: SYNC_LIMITS.documentBytes });
    if (answer.status === 404) {
      // A database that is gone answers alike for everything in it.
      await this.documents();
      return undefined;
    }
    this.#expectWell(answer);
    return answer.body;
  }

  close(): void {
    this.#connection.close();
  }

  async #checkpoint(name: string): Promise<z.infer<typeof checkpointSchema> | undefined> {
    const answer = await this.#ask({ method: 'GET', path: `${this.#path}/_local/${name}` });
    if (answer.status === 404) return undefined;
    this.#expectWell(answer);
    return parsed(answer, checkpointSchema);
  }

  async #rows(ids: readonly string[], withDocuments: boolean): Promise<ReadonlyMap<string, z.infer<typeof rowsSchema>['rows'][number]>> {
    if (ids.length === 0) return new Map();
    const path = `${this.#path}/_all_docs${withDocuments ? '?include_docs=true' : ''}`;
    const { rows } = await this.#read({ method: 'POST', path, body: JSON.stringify({ keys: ids }), limit: 96 * 1024 * 1024 }, rowsSchema);
    const found = new Map(rows.map((row) => [row.key, row]));
    // An answer that leaves out what was asked for was cut or made up.
    if (ids.some((id) => !found.has(id))) throw syncErrors.garbled();
    return found;
  }

  /** Halves the batch for as long as the server finds it too large. */
  async #store(documents: readonly { readonly _id: string }[]): Promise<void> {
    if (documents.length === 0) return;
    const answer = await this.#ask({ method: 'POST', path: `${this.#path}/_bulk_docs`, body: JSON.stringify({ docs: documents }), silence: 120_000 });
    if (answer.status === 413 && documents.length > 1) {
      const half = Math.ceil(documents.length / 2);
      await this.#store(documents.slice(0, half));
      await this.#store(documents.slice(half));
      return;
    }
    // 417: a batch in which a validation function refused some; the rows tell which.
    if (answer.status !== 417) this.#expectWell(answer);
    const stored = new Map(parsed(answer, storedSchema).map((row) => [row.id, row]));
    for (const { _id } of documents) {
      const row = stored.get(_id);
      if (!row) throw syncErrors.garbled();
      if (row.error !== undefined && row.error !== 'conflict') throw rowFailure(row.error, row.reason ?? '');
    }
  }

  async #read<T>(wish: Wish, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.#ask(wish);
    this.#expectWell(answer);
    return parsed(answer, schema);
  }

  async #ask(wish: Wish): Promise<Answer> {
    const answer = await this.#connection.ask(wish);
    this.#retryAfter = answer.status >= 400 ? answer.retryAfter : null;
    this.#date = answer.date;
    return answer;
  }

  #expectWell({ status }: Answer): void {
    if (status >= 200 && status < 300) return;
    if (status === 401) throw syncErrors.unauthorized();
    if (status === 403) throw syncErrors.forbidden();
    if (status === 404) throw syncErrors.noDatabase(this.target.database);
    if (status === 413) throw syncErrors.tooLarge();
    if (status === 402 || status === 507) throw syncErrors.full();
    if (RETRY_STATUS.has(status)) throw syncErrors.busy();
    throw status >= 500 ? syncErrors.serverFailed(status) : syncErrors.garbled();
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const base64 = (bytes: Bytes): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

/** A single document that the server would not have: `validate_doc_update` of its administrator, or its own limits. */
function rowFailure(error: string, reason: string): Error {
  if (ROW_RETRY.has(error)) return syncErrors.serverFailed(500);
  if (error === 'unauthorized') return syncErrors.unauthorized();
  if (error === 'document_too_large' || error === 'attachment_too_large') return syncErrors.tooLarge();
  return syncErrors.refusedDocument(/^[\w .,:-]{1,80}$/.test(reason) ? reason : error.slice(0, 40));
}

function json({ body }: Answer): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw syncErrors.garbled();
  }
}

function parsed<T>(answer: Answer, schema: z.ZodType<T>): T {
  const read = schema.safeParse(json(answer));
  if (!read.success) throw syncErrors.garbled();
  return read.data;
}
