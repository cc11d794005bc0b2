import { z } from 'zod';
import { hashSchema, idSchema } from '../kernel/schemas.ts';
import { syncCalls } from './sync-contract.ts';

/**
 * What the host can do for the renderer, the same in both hosts. The worker asks over `fetch` to its own origin, under `/host/`;
 * the host stores ciphertext and files a person chose, and cannot read either. Every answer that is not the promised one is a
 * `Failure` (JSON, HTTP status 409 for refusals, 400 for malformed requests, 507 for a full disk, 500 for bugs).
 *
 * Bytes travel as request and answer bodies, everything else as JSON. In the loopback host each request carries the bearer token.
 */
export const HOST_PREFIX = '/host/';

/** Largest request body in bytes; longer content is sent in pieces. */
export const MAX_PIECE = 8 * 1024 * 1024;

/**
 * Largest batch of a journal in bytes: the entries of the largest package (512 MiB) with their frames, since a package or a backup is
 * taken in as one batch, all or nothing. 20,000 findings are about 40 MiB.
 */
export const MAX_BATCH = 576 * 1024 * 1024;

const bookId = idSchema<string>();
const draftId = z.string().regex(/^[a-z2-7]{20,60}$/);
const sha256 = hashSchema<string>();
const grant = idSchema<string>();
const placeId = idSchema<string>();
/** A plain file name of ours: no folders, no reserved characters, no leading dot. Checked again by the host. */
const fileName = z.string().min(1).max(180);

export const journalHeadSchema = z.object({ sequence: z.int().min(0), digest: sha256 });

export const hostInfoSchema = z.object({
  host: z.enum(['electron', 'loopback']),
  version: z.string(),
  platform: z.string(),
  /** The program version of Electron or the serving Node, for 关于. */
  runtime: z.string(),
  /** Free bytes where the vault lies. */
  freeBytes: z.number(),
  /** What the vault folder is called, for the person; never a full path. */
  vaultFolder: z.string(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

/** A folder that may receive exports and backups: chosen once by the person, or a stick that is plugged in. */
export const placeSchema = z.object({
  id: placeId,
  label: z.string(),
  kind: z.enum(['folder', 'removable']),
  present: z.boolean(),
  freeBytes: z.number().nullable(),
});
export type Place = z.infer<typeof placeSchema>;

export const writtenSchema = z.object({
  /** Where it went, in words for the person. */
  place: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** Of the bytes read back from the medium after writing. */
  sha256,
});
export type Written = z.infer<typeof writtenSchema>;

export const grantSchema = z.object({ grant, name: z.string(), place: z.string() });
export type SaveGrant = z.infer<typeof grantSchema>;

/** Calls with JSON in and out: `POST /host/<name>`. */
export const hostCalls = {
  info: { request: z.object({}), answer: hostInfoSchema },
  'books.list': { request: z.object({}), answer: z.object({ books: z.array(bookId) }) },
  /** Destroys a book's key, journal, drafts and chunks on this laptop. */
  'books.destroy': { request: z.object({ book: bookId }), answer: z.object({}) },
  'journal.head': { request: z.object({ book: bookId }), answer: journalHeadSchema.extend({ setAsideBytes: z.number() }) },
  'drafts.list': { request: z.object({ book: bookId }), answer: z.object({ drafts: z.array(draftId) }) },
  'drafts.remove': { request: z.object({ book: bookId, draft: draftId }), answer: z.object({}) },
  'chunks.missing': { request: z.object({ book: bookId, chunks: z.array(sha256).max(100_000) }), answer: z.object({ missing: z.array(sha256) }) },
  /** Forgets chunks that nothing names any more; one that is not there is no error. */
  'chunks.remove': { request: z.object({ book: bookId, chunks: z.array(sha256).max(100_000) }), answer: z.object({}) },
  /** Asks the person where to save. Null when they cancel. `name` is a proposal. */
  'save.choose': { request: z.object({ name: fileName }), answer: grantSchema.nullable() },
  /** A grant into a place (or the export folder), without asking; a taken name gets a number. */
  'save.into': { request: z.object({ place: placeId.nullable(), name: fileName }), answer: grantSchema },
  /** Flushes, renames into place, reads back and hashes. Until then nothing with that name exists. */
  'save.finish': { request: z.object({ grant }), answer: writtenSchema },
  'save.abort': { request: z.object({ grant }), answer: z.object({}) },
  'places.list': { request: z.object({}), answer: z.object({ places: z.array(placeSchema) }) },
  /** Asks the person for a folder and remembers it. Null when they cancel, or where no dialog can be shown. */
  'places.choose': { request: z.object({}), answer: placeSchema.nullable() },
  'places.forget': { request: z.object({ place: placeId }), answer: z.object({}) },
  /** Files of ours (`.xjb`) in a place, newest first. */
  'places.files': {
    request: z.object({ place: placeId }),
    answer: z.object({ files: z.array(z.object({ name: z.string(), bytes: z.number(), modified: z.string() })) }),
  },
  'places.remove': { request: z.object({ place: placeId, name: fileName }), answer: z.object({}) },
  ...syncCalls,
} as const satisfies Record<string, { request: z.ZodType; answer: z.ZodType }>;

export type HostCallName = keyof typeof hostCalls;
export type HostRequest<N extends HostCallName> = z.input<(typeof hostCalls)[N]['request']>;
export type HostAnswer<N extends HostCallName> = z.output<(typeof hostCalls)[N]['answer']>;

/**
 * Calls with bytes, `<method> /host/<path>`:
 *
 *     GET    vault                                  vault.json; 404 when there is none
 *     PUT    vault?revision=N                       replaces it when the stored revision is N (0: none yet); else 409 `vault.stale`
 *     GET    books/:book/key                        the wrapped book key; 404
 *     PUT    books/:book/key                        once; 409 when there is one
 *     GET    books/:book/journal?sequence=S&digest=D    all committed batches after that head, streamed; 409 when there is no such head
 *     POST   books/:book/journal?sequence=S&digest=D    appends one batch: checked, written, fsynced before the answer (the new head, JSON)
 *     GET    books/:book/drafts/:draft              404 when there is none
 *     PUT    books/:book/drafts/:draft              replaced in place: temporary file, fsync, rename, fsync of the folder
 *     GET    books/:book/chunks/:sha256             404 when there is none
 *     PUT    books/:book/chunks/:sha256             refused when the bytes do not hash to their name; writing one that is there changes nothing
 *     POST   save/:grant                            appends a piece
 *     GET    places/:place/files/:name              streams a file of a place
 *     POST   sync/push, sync/pull                    see `sync-contract.ts`
 *     GET    events                                 newline-delimited JSON of `HostEvent`, open until the page goes
 */
export const hostEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('lock'), why: z.enum(['suspend', 'screen', 'menu']) }),
  z.object({ event: z.literal('place'), place: placeSchema }),
  z.object({ event: z.literal('disk'), freeBytes: z.number() }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;

/** Below this much free space the host refuses everything but drafts and journal batches (`host.diskLow`), so that typed text always fits. */
export const DISK_RESERVE_BYTES = 200 * 1024 * 1024;
