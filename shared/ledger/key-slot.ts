import { z } from 'zod';
import type { Brand, DeviceId, Id, PersonId } from '../kernel/ids.ts';
import { idSchema } from '../kernel/schemas.ts';

export type VaultId = Id<'Vault'>;

/** AES-256-GCM box: 12-byte nonce, ciphertext and tag, in base64 of nonce || ciphertext. Bound to its place by additional data. */
export type SealedBox = Brand<string, 'SealedBox'>;
const box = z
  .string()
  .regex(/^[A-Za-z0-9+/]+=*$/)
  .max(8_192) as unknown as z.ZodType<SealedBox>;

/** Cost of turning a passphrase into a key (Argon2id, RFC 9106). Stored per slot so that it can rise without rewriting data. */
export const argon2Schema = z.object({
  memoryKiB: z.int().min(8).max(1_048_576),
  iterations: z.int().min(1).max(64),
  parallelism: z.int().min(1).max(16),
  /** 16 random bytes, base64. */
  salt: z.string().max(64),
});
export type Argon2Parameters = z.infer<typeof argon2Schema>;

/** What new slots use: 64 MiB, three passes, one lane; 0.3 s here, years of guessing for a good passphrase. */
export const ARGON2_DEFAULT = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

/**
 * One person's way into the vault: the passphrase, through Argon2id, opens a box with the vault's data key and one with the
 * person's Ed25519 seed. Changing the passphrase replaces the slot and touches no data.
 */
export const keySlotSchema = z.object({
  person: idSchema<PersonId>(),
  name: z.string().min(1).max(60),
  argon2: argon2Schema,
  /** The vault's 32-byte data key. Additional data: `xunjian data-key|<vault>|<person>`. */
  dataKey: box,
  /** The person's 32-byte Ed25519 seed, sealed by the data key. Additional data: `xunjian person-seed|<vault>|<person>`. */
  personSeed: box,
});
export type KeySlot = z.infer<typeof keySlotSchema>;

/**
 * The way in with the printed recovery code (160 random bits): HKDF-SHA-256 of the code opens the data key, and is also an age
 * identity to whose public half every backup is sealed.
 */
export const recoverySlotSchema = z.object({
  dataKey: box,
  /** age recipient derived from the recovery code; backups are sealed to it. */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
});

/**
 * `vault.json`: everything needed to open the vault but the secrets that people keep. Written as two copies by atomic rename;
 * `revision` grows with each write and the host replaces only the revision that the writer had read.
 */
export const vaultFileSchema = z.object({
  format: z.literal('xunjian-vault'),
  version: z.literal(1),
  vault: idSchema<VaultId>(),
  revision: z.int().min(1),
  /** Algorithm of all boxes, named so that another suite can stand beside it. */
  suite: z.literal('aes-256-gcm+argon2id+ed25519+x25519'),
  slots: z.array(keySlotSchema).min(1).max(32),
  recovery: recoverySlotSchema,
  /** This laptop: a new one after each restore. */
  device: z.object({
    id: idSchema<DeviceId>(),
    name: z.string().min(1).max(60),
    /** 32-byte Ed25519 seed, sealed by the data key. */
    signSeed: box,
    /** 32-byte X25519 seed (age identity), sealed by the data key. */
    sealSeed: box,
    epochOf: idSchema<DeviceId>().optional(),
  }),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;
