import { hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';
import { sha256Of } from '../kernel/hash.ts';
import type { BookId, DeviceId, PersonId } from '../kernel/ids.ts';
import { hashSchema, idSchema, keySchema, signatureSchema } from '../kernel/schemas.ts';
import { sign, verify } from '../kernel/signing.ts';
import { canonicalBytes } from './canonical.ts';

/**
 * A laptop's calling card: who works on it and which keys are its own. Carries no secret and may travel openly;
 * it is believed only after its fingerprint was compared aloud, or when it came sealed with a passphrase told apart.
 */
export const cardSchema = z.object({
  /** Random; a restored vault is a new device. */
  device: idSchema<DeviceId>(),
  /** What people call the laptop, `二组-02`. */
  name: z.string().min(1).max(60),
  person: z.object({
    id: idSchema<PersonId>(),
    name: z.string().min(1).max(60),
    /** Ed25519 public key of the person (approvals, trust statements), base64. */
    key: keySchema,
  }),
  /** Ed25519 public key of the device (chain heads, package manifests), base64. */
  signKey: keySchema,
  /** age recipient of the device, `age1…`. */
  sealTo: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  /** The device this one continues after a restore. */
  epochOf: idSchema<DeviceId>().optional(),
});

export type DeviceCard = z.infer<typeof cardSchema>;

/** The card's SHA-256 as eight groups of four decimal digits, to be read aloud: about 106 bits. */
export function fingerprint(card: DeviceCard): string {
  const digest = hexToBytes(sha256Of(canonicalBytes(card)));
  const groups: string[] = [];
  for (let i = 0; i < 8; i++) {
    const number =
      ((digest[i * 4] as number) * 2 ** 24 + (digest[i * 4 + 1] as number) * 2 ** 16 + (digest[i * 4 + 2] as number) * 256 + (digest[i * 4 + 3] as number)) %
      10_000;
    groups.push(String(number).padStart(4, '0'));
  }
  return groups.join(' ');
}

export type TrustRole = 'hub' | 'team';

/**
 * What a person with authority says about a device of a book. Authority has the founding person, and every person
 * whose device was enrolled as `hub` by such a statement.
 *
 * `remove` names the last entry of the device that still counts (`null`: none); the fold ignores what lies beyond it,
 * on every replica. Of two removals of one device the shorter one holds.
 */
export const trustClaimSchema = z.discriminatedUnion('claim', [
  z.object({ claim: z.literal('enrol'), book: idSchema<BookId>(), card: cardSchema, role: z.enum(['hub', 'team']) }),
  z.object({
    claim: z.literal('remove'),
    book: idSchema<BookId>(),
    device: idSchema<DeviceId>(),
    last: z.object({ n: z.int().min(1), hash: hashSchema<string>() }).nullable(),
  }),
]);

export type TrustClaim = z.infer<typeof trustClaimSchema>;

/** A claim signed by a person's Ed25519 key over `"xunjian trust v1\n" + canonical(claim)`. */
export const trustStatementSchema = z.object({
  claim: trustClaimSchema,
  by: idSchema<PersonId>(),
  signature: signatureSchema,
});

export type TrustStatement = z.infer<typeof trustStatementSchema>;

const claimBytes = (claim: TrustClaim): Bytes => concat([utf8('xunjian trust v1\n'), canonicalBytes(claim)]);

/** @param seed the person's 32-byte Ed25519 seed */
export function signTrust(claim: TrustClaim, by: PersonId, seed: Uint8Array): TrustStatement {
  return { claim, by, signature: sign(claimBytes(claim), seed) };
}

/** Keys under which a statement was found right. Statements are immutable; the list is read again at every change of trust. */
const foundRight = new WeakMap<TrustStatement, string>();

/** Few statements per book, each verified once: the pure implementation is quick enough and needs no promise inside the fold. */
export function verifyTrust(statement: TrustStatement, personKey: string): boolean {
  if (foundRight.get(statement) === personKey) return true;
  const right = verify(statement.signature, claimBytes(statement.claim), personKey);
  if (right) foundRight.set(statement, personKey);
  return right;
}

/** Who is trusted in a book, as the fold finds it. */
export interface TrustList {
  /** Devices enrolled (the founding one included), by id. */
  readonly devices: ReadonlyMap<DeviceId, { readonly card: DeviceCard; readonly role: TrustRole }>;
  /** Devices removed: the last counter that counts, 0 for none, with the entry that stands there. */
  readonly removed: ReadonlyMap<DeviceId, { readonly n: number; readonly hash: string | null }>;
}

/**
 * Reads the statements of a book into its trust list. The same statements give the same list in any order:
 * authority grows to a fixed point first, then removals apply.
 */
export function readTrust(book: BookId, founder: DeviceCard | undefined, statements: readonly TrustStatement[]): TrustList {
  const devices = new Map<DeviceId, { card: DeviceCard; role: TrustRole }>();
  const removed = new Map<DeviceId, { n: number; hash: string | null }>();
  if (!founder) return { devices, removed };
  const authority = new Map<PersonId, string>([[founder.person.id, founder.person.key]]);
  devices.set(founder.device, { card: founder, role: 'hub' });
  const open = new Set(statements.filter((statement) => statement.claim.book === book));
  for (let grew = true; grew; ) {
    grew = false;
    for (const statement of open) {
      const personKey = authority.get(statement.by);
      if (personKey === undefined) continue;
      open.delete(statement);
      if (!verifyTrust(statement, personKey)) continue;
      const { claim } = statement;
      if (claim.claim === 'enrol') {
        const known = devices.get(claim.card.device);
        if (!known || (known.role === 'team' && claim.role === 'hub')) devices.set(claim.card.device, { card: claim.card, role: claim.role });
        if (claim.role === 'hub' && !authority.has(claim.card.person.id)) {
          authority.set(claim.card.person.id, claim.card.person.key);
          grew = true;
        }
      } else {
        const before = removed.get(claim.device);
        const now = { n: claim.last?.n ?? 0, hash: claim.last?.hash ?? null };
        if (!before || now.n < before.n || (now.n === before.n && (now.hash ?? '') < (before.hash ?? ''))) removed.set(claim.device, now);
      }
    }
  }
  return { devices, removed };
}
