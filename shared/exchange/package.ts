import { z } from 'zod';
import type { Sha256 } from '../kernel/hash.ts';
import type { BookId, DeviceId } from '../kernel/ids.ts';
import { hashSchema, idSchema, momentSchema } from '../kernel/schemas.ts';
import { bookKinds } from '../ledger/book.ts';
import { headPointSchema } from '../ledger/chain.ts';
import { type EntryHash, entryHashSchema } from '../ledger/operation.ts';
import { cardSchema } from '../ledger/trust.ts';

/**
 * A 巡检包 (`.xjb`) is one age file (age-encryption.org/v1) whose content is a zip of stored members, sizes in their local headers,
 * in this order:
 *
 *     manifest.json          canonical JSON of `PackageManifest`
 *     manifest.sig           Ed25519 signature of the sending device over "xunjian package v1\n" + manifest.json, base64
 *     entries.jsonl.gz       the book's entries, one canonical JSON line each, causes before effects, gzip
 *     keyring.json           task: the round's sealing identity; backup: what a new laptop needs. Absent otherwise
 *     receipt.json           receipt: what the hub took in (`receipt.ts`). Absent otherwise
 *     document.json          approval, approvalSignature: one document of the domain, a snapshot. Absent otherwise
 *     chunks/<sha256>        evidence chunks as they lie on disk, ciphertext under the item's own key
 *
 * At most 1 GiB (sticks are FAT32); evidence beyond that goes into `evidence` volumes. Everything in it is named in the manifest
 * with size and SHA-256; what is not named, is named twice or has any other name is refused.
 */
export const PACKAGE_LIMITS = {
  /** Bytes of the whole sealed file. */
  bytes: 1024 * 1024 * 1024,
  manifestBytes: 8 * 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  /** Unpacked bytes of entries.jsonl. */
  entriesBytes: 512 * 1024 * 1024,
  chunkBytes: 1024 * 1024 + 64,
  members: 4_096,
  /** Highest ratio of unpacked to packed entries that is believed. */
  ratio: 200,
} as const;

/**
 * - `task`: hub → team. The whole book and the round identity.
 * - `share`: member ↔ member; `team`: team → hub; `back`: hub → team. Books closed over causes, full or from a base.
 * - `evidence`: only chunks. - `backup`: a whole book with its keyring, sealed to the device and the recovery code.
 * - `receipt`: what the hub took in.
 * - `approval`: one frozen paper for an approver, `approvalSignature`: the signed answer. Never entries: see `document-package.ts`.
 */
export const packageKinds = ['task', 'share', 'team', 'back', 'evidence', 'backup', 'receipt', 'approval', 'approvalSignature'] as const;
export type PackageKind = (typeof packageKinds)[number];

export const partSchema = z.object({
  name: z.string().regex(/^(entries\.jsonl\.gz|keyring\.json|receipt\.json|document\.json|chunks\/[0-9a-f]{64})$/),
  bytes: z.int().min(0),
  sha256: hashSchema<Sha256>(),
});

/** A device's chain head, signed by that device: `"xunjian head v1\n" + canonical({book, device, n, hash})`. */
export const signedHeadSchema = z.object({
  device: idSchema<DeviceId>(),
  n: z.int().min(1),
  hash: entryHashSchema,
  /** Ed25519, base64. */
  signature: z.string().max(128),
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** An earlier package of the same sender: where its own chain stood after it, and where the package began (0: full). */
export const earlierPackageSchema = z.object({ number: z.int().min(1), from: z.int().min(0), n: z.int().min(0) });
export type EarlierPackage = z.infer<typeof earlierPackageSchema>;

/** An evidence volume that belongs to this package. */
export const volumeSchema = z.object({ volume: z.int().min(1), chunks: z.array(hashSchema<string>()).max(PACKAGE_LIMITS.members) });
export type EvidenceVolume = z.infer<typeof volumeSchema>;

/** In place of a state hash: approvals, whose reader learns nothing of the book, and slices on a server, which nobody compares. */
export const NO_STATE = '0'.repeat(64);

export const manifestSchema = z.object({
  format: z.literal('xunjian-package'),
  version: z.literal(1),
  /** Random; a receipt names it. */
  id: idSchema<string>(),
  kind: z.enum(packageKinds),
  book: idSchema<BookId>(),
  bookKind: z.enum(bookKinds),
  /** Title of the round, for the person who sees the package before it is opened further. */
  title: z.string().max(200),
  /** The team it is for (task, back) or from (share, team). */
  team: z.string().max(200).optional(),
  /** Counts the sender's packages of this book: 第二组 3 号包. */
  number: z.int().min(1),
  sender: cardSchema,
  /** Sender's wall clock; shown with its skew, decides nothing. */
  madeAt: momentSchema,
  /** What the receiver must already have; empty for a full package. */
  base: z.array(headPointSchema).max(10_000),
  /** What the sender handed out before, so that a receiver can say which package it lacks by its number. Absent in a full package. */
  earlier: z.array(earlierPackageSchema).max(10_000).optional(),
  /** Where the chunks named in `elsewhere` travel, and in an evidence volume its own number. */
  volumes: z.array(volumeSchema).max(1_000).optional(),
  volume: z.int().min(1).optional(),
  /** For each device with entries in the package: its signed head, at or beyond its last entry here. */
  heads: z.array(signedHeadSchema).max(10_000),
  /** Cards of devices that appear in it, so that an unknown signer can be shown by name. */
  cards: z.array(cardSchema).max(10_000),
  counts: z.object({ entries: z.int().min(0), entriesBytes: z.int().min(0), chunks: z.int().min(0), chunkBytes: z.int().min(0) }),
  /** Records in the sender's book by kind, for a first look before opening. */
  records: z.record(z.string().max(120), z.int().min(0)),
  /** The sender's state hash when the package was made; `NO_STATE` where it says nothing of the book's state. */
  stateHash: hashSchema<string>(),
  /** Evidence chunks the book needs that travel in other volumes. */
  elsewhere: z.array(hashSchema<string>()).max(1_000_000),
  parts: z.array(partSchema).max(PACKAGE_LIMITS.members),
});
export type PackageManifest = z.infer<typeof manifestSchema>;

/** The server over which the hub's round goes, as a task package names it: never a user or a password. */
export const offeredServerSchema = z.object({
  address: z.string().max(2_000),
  database: z.string().max(300),
  /** SHA-256 of the server's certificate, where the hub has pinned one. */
  pin: z.string().max(200).nullable(),
});
export type OfferedServer = z.infer<typeof offeredServerSchema>;

/** What a task package hands out, what a backup keeps. Inside the seal only. */
export const keyringSchema = z.object({
  /** age identity of the round (`AGE-SECRET-KEY-1…`): what is sealed to the round, every member can open. */
  roundIdentity: z.string().max(200).optional(),
  /** Identities of the round's earlier epochs, so that what was sealed before a device was removed can still be opened. */
  earlierIdentities: z.array(z.string().max(200)).max(100).optional(),
  server: offeredServerSchema.optional(),
  /** Backup only: 32-byte Ed25519 seeds of the persons with a key slot, base64, so that a restored person stays the same person. */
  persons: z
    .array(z.object({ id: idSchema<string>(), name: z.string().max(60), seed: z.string().max(64) }))
    .max(32)
    .optional(),
});
export type Keyring = z.infer<typeof keyringSchema>;

export type { EntryHash };
