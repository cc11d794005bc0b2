import { z } from 'zod';
import { hashSchema, idSchema } from '../kernel/schemas.ts';

/**
 * The network part of the host contract: the only way out of this program. A document is bytes under a name made of them:
 *
 *     e<sha256>    a sealed slice of entries (or an acknowledgement), the bytes in the member `d` of the JSON document, base64
 *     c<sha256>    an evidence chunk as it lies on disk, the bytes in the attachment `d`
 *
 * The host keeps one connection, to the one database that was opened last, until it is closed or the program ends. It reaches no
 * other address, follows no redirect, and keeps address and password in memory only. All calls may be repeated: names are made of content.
 */
export const SYNC_LIMITS = {
  /** Bytes of documents in one push; what is more goes into the next. */
  pushBytes: 4 * 1024 * 1024,
  /** Documents in one push or pull. */
  batch: 64,
  /** Evidence chunks in one call: each is up to 1 MiB. */
  chunks: 8,
  /** Bytes of one document. */
  documentBytes: 2 * 1024 * 1024,
  /** Longest wait for something new, in seconds: proxies cut off what is silent for a minute. */
  waitSeconds: 50,
} as const;

const bookId = idSchema<string>();
const sha256 = hashSchema<string>();
const documentId = z.string().regex(/^[ec][0-9a-f]{64}$/);
const checkpointName = idSchema<string>();

export const syncTargetSchema = z.object({
  /** `https://host[:port][/path]`, without user, query or fragment. */
  address: z.string().min(1).max(500),
  /** As CouchDB names databases. */
  database: z.string().regex(/^[a-z][a-z0-9_$()+-]{0,200}$/),
  user: z.string().max(200),
  password: z.string().max(500),
  /** SHA-256 of the server's certificate that was compared aloud; null: the system's authorities vouch for it. */
  pin: sha256.nullable(),
  /** The person has said that this address may be spoken to without TLS. Never needed for this computer itself. */
  plain: z.boolean(),
});
export type SyncTarget = z.infer<typeof syncTargetSchema>;

export const serverCertificateSchema = z.object({
  /** Of the whole certificate (DER). */
  sha256,
  subject: z.string(),
  issuer: z.string(),
  validTo: z.string(),
  /** The system's authorities vouch for it and the name fits. */
  trusted: z.boolean(),
});
export type ServerCertificate = z.infer<typeof serverCertificateSchema>;

export const syncCalls = {
  /** Looks at a server's certificate, sending nothing but the greeting of TLS. */
  'sync.certificate': { request: z.object({ address: z.string().max(500) }), answer: serverCertificateSchema },
  /** Opens a database, in place of the one before. Refused when it is not there, or user and password are not right. */
  'sync.open': { request: syncTargetSchema, answer: z.object({ version: z.string() }) },
  'sync.close': { request: z.object({}), answer: z.object({}) },
  /** How many documents lie there, this laptop's checkpoint (`_local`), null when the server has none, and the server's clock just now. */
  'sync.standing': {
    request: z.object({ checkpoint: checkpointName }),
    answer: z.object({ documents: z.int().min(0), checkpoint: z.string().nullable(), serverAt: z.string().max(40).nullable() }),
  },
  'sync.keepCheckpoint': { request: z.object({ checkpoint: checkpointName, value: z.string().max(2_000) }), answer: z.object({}) },
  /** What came after `since` (null: from the start), at most `limit`; waits for something new when asked to. */
  'sync.changes': {
    request: z.object({ since: z.string().max(20_000).nullable(), limit: z.int().min(1).max(5_000), waitSeconds: z.int().min(0).max(SYNC_LIMITS.waitSeconds) }),
    answer: z.object({ rows: z.array(z.object({ id: z.string(), deleted: z.boolean() })), since: z.string() }),
  },
  /** Ends a wait of `sync.changes` early: it answers with nothing new. */
  'sync.stopWaiting': { request: z.object({}), answer: z.object({}) },
  /** Those of the named documents that the server does not have. */
  'sync.lacking': { request: z.object({ ids: z.array(documentId).max(5_000) }), answer: z.object({ ids: z.array(z.string()) }) },
  /** Sends chunks from this laptop's evidence store. `absent`: not here either. */
  'sync.pushChunks': {
    request: z.object({ book: bookId, chunks: z.array(sha256).max(SYNC_LIMITS.chunks) }),
    answer: z.object({ absent: z.array(z.string()) }),
  },
  /** Fetches chunks into this laptop's evidence store. `absent`: the server lacks them, or what it has does not hash to their name. */
  'sync.pullChunks': {
    request: z.object({ book: bookId, chunks: z.array(sha256).max(SYNC_LIMITS.chunks) }),
    answer: z.object({ absent: z.array(z.string()) }),
  },
  /** The pause in seconds that the server asked for with its last refusal (`Retry-After`); null when it asked for none. */
  'sync.retryAfter': { request: z.object({}), answer: z.object({ seconds: z.number().nullable() }) },
} as const satisfies Record<string, { request: z.ZodType; answer: z.ZodType }>;

/** Body of `POST sync/pull`. */
export const syncPullSchema = z.object({ ids: z.array(documentId).max(SYNC_LIMITS.batch) });

/*
 *     POST   sync/push     documents, framed; stored on the server before the answer
 *     POST   sync/pull     `syncPullSchema`; answers with the documents, framed, in the order asked for
 */
