import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { sha256Of } from './hash.ts';

/**
 * Ed25519 (RFC 8032). One pure implementation everywhere: the test runtime and older domestic browsers have no Ed25519 in their
 * web crypto, and packages carry few signatures (3 ms each). Keys are 32-byte seeds that live in the vault.
 */
export function publicKey(seed: Uint8Array): string {
  return toBase64(ed25519.getPublicKey(seed));
}

/** @returns the 64-byte signature in base64 */
export function sign(message: Uint8Array, seed: Uint8Array): string {
  return toBase64(ed25519.sign(message, seed));
}

/** Signatures found right lately: the heads of a round's chains come again with every package, and a check costs 3 ms. */
const FOUND_RIGHT = 4_096;
const foundRight = new Set<string>();

/** False for a wrong signature as for a malformed one; never throws. */
export function verify(signature: string, message: Uint8Array, key: string): boolean {
  const fact = `${key} ${signature} ${sha256Of(message)}`;
  if (foundRight.has(fact)) return true;
  if (!isRight(signature, message, key)) return false;
  if (foundRight.size >= FOUND_RIGHT) foundRight.clear();
  foundRight.add(fact);
  return true;
}

function isRight(signature: string, message: Uint8Array, key: string): boolean {
  try {
    return ed25519.verify(fromBase64(signature), message, fromBase64(key), { zip215: false });
  } catch {
    // Text that is no base64, or bytes of the wrong length, verify nothing.
    return false;
  }
}

export type Seed = Bytes;
