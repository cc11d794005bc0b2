import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';

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

/** False for a wrong signature as for a malformed one; never throws. */
export function verify(signature: string, message: Uint8Array, key: string): boolean {
  try {
    return ed25519.verify(fromBase64(signature), message, fromBase64(key), { zip215: false });
  } catch {
    // Text that is no base64, or bytes of the wrong length, verify nothing.
    return false;
  }
}

export type Seed = Bytes;
