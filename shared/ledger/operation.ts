import { z } from 'zod';
import type { Sha256 } from '../kernel/hash.ts';
import type { Brand, DeviceId } from '../kernel/ids.ts';
import { hashSchema, idSchema } from '../kernel/schemas.ts';
import { bookKinds } from './book.ts';
import type { Json } from './canonical.ts';
import { cardSchema, type TrustStatement, trustStatementSchema } from './trust.ts';

/** SHA-256 of an entry's bytes: its name everywhere. */
export type EntryHash = Brand<Sha256, 'EntryHash'>;

export const entryHashSchema = hashSchema<EntryHash>();
const name = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(?:\/[a-zA-Z0-9_.-]+)?$/)
  .max(120);
const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/**
 * Writes one register. `over` names the versions (by the entries that wrote them) which the author saw and replaces;
 * every other version of the register that is not in its past stays beside it until a person chooses.
 * One entry writes a register at most once, so (entry, register) names a version.
 */
export interface SetOperation {
  readonly op: 'set';
  /** Sort of record, `finding`. Unknown kinds and fields are kept and passed on. */
  readonly kind: string;
  /** The record; a random id, or a fixed name such as `round` for what a book has once. */
  readonly id: string;
  /** Register of the record, `facts`; `name/key` for one key of a map. `deleted` is the register of deletion. */
  readonly field: string;
  readonly value: Json;
  readonly over: readonly EntryHash[];
}

/** Part of one device's chain: the entries from counter `from` up to and including the entry `head`. The hash fixes them all. */
export interface ChainSegment {
  readonly device: DeviceId;
  readonly from: number;
  readonly head: EntryHash;
}

/** Undo of an import: the fold leaves out what these segments set, on every replica. Nothing is deleted. */
export interface WithdrawOperation {
  readonly op: 'withdraw';
  readonly segments: readonly ChainSegment[];
}

/** Takes a withdrawal back: named by the entry that carries it. */
export interface ReadmitOperation {
  readonly op: 'readmit';
  readonly withdrawal: EntryHash;
}

/** First operation of a book. The founding person's key is the first that may sign trust statements. */
export interface FoundOperation {
  readonly op: 'found';
  readonly book: (typeof bookKinds)[number];
  readonly card: z.infer<typeof cardSchema>;
}

/** Adds or removes a device. Counts only when its signature is by a person who may (see `trust.ts`), whoever carries it. */
export interface TrustOperation {
  readonly op: 'trust';
  readonly statement: TrustStatement;
}

export type Operation = SetOperation | WithdrawOperation | ReadmitOperation | FoundOperation | TrustOperation;

export const segmentSchema = z.object({ device: idSchema<DeviceId>(), from: z.int().min(1), head: entryHashSchema });

export const operationSchema: z.ZodType<Operation> = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('set'),
    kind: name,
    id: z.string().min(1).max(120),
    field: name,
    value: json,
    over: z.array(entryHashSchema).max(10_000),
  }),
  z.object({ op: z.literal('withdraw'), segments: z.array(segmentSchema).min(1).max(10_000) }),
  z.object({ op: z.literal('readmit'), withdrawal: entryHashSchema }),
  z.object({ op: z.literal('found'), book: z.enum(bookKinds), card: cardSchema }),
  z.object({ op: z.literal('trust'), statement: trustStatementSchema }),
]) as unknown as z.ZodType<Operation>;
