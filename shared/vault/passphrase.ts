import { argon2id } from 'hash-wasm';
import { type Bytes, fromBase64, toBase64 } from '../kernel/bytes.ts';
import type { Random } from '../kernel/random.ts';
import { ARGON2_DEFAULT, type Argon2Parameters } from '../ledger/key-slot.ts';

/** Fresh parameters for a new slot: today's cost, a salt of its own. */
export function newArgon2(random: Random, cost: Omit<Argon2Parameters, 'salt'> = ARGON2_DEFAULT): Argon2Parameters {
  return { ...cost, salt: toBase64(random.bytes(16)) };
}

/**
 * Argon2id (RFC 9106): passphrase and salt to a 32-byte key, about 0.3 s at today's cost.
 * The passphrase is taken in Unicode NFKC, so that another keyboard or input method gives the same bytes.
 */
export async function passphraseKey(passphrase: string, parameters: Argon2Parameters): Promise<Bytes> {
  const key = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: fromBase64(parameters.salt),
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return Uint8Array.from(key);
}

/** Shortest passphrase that a vault accepts, in characters; length is what counts, so no rules about signs and digits. */
export const MIN_PASSPHRASE = 10;
