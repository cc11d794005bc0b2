import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Brand } from './ids.ts';

/** SHA-256 (FIPS 180-4) as 64 lower-case hex digits. */
export type Sha256 = Brand<string, 'Sha256'>;

/** Synchronous on purpose: folding and verifying hash many small values, and a promise for each costs more than the hash. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes)) as Sha256;
}

/** For chunks and whole files in memory: the platform's own is ten times as fast from some 10 KB on. */
export async function sha256OfLarge(bytes: Uint8Array): Promise<Sha256> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) as Sha256;
}

/** A hash fed piece by piece: memory stays flat however long the input is. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): Sha256;
}

export function runningSha256(): RunningHash {
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => bytesToHex(hash.digest()) as Sha256,
  };
}

/** The form of a SHA-256 in text. */
export const sha256Shape = /^[0-9a-f]{64}$/;

export function isSha256(text: unknown): text is Sha256 {
  return typeof text === 'string' && sha256Shape.test(text);
}
