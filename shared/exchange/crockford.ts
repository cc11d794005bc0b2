import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';

/** Crockford's base32: no I, L, O and U, so that handwriting and print are read one way. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of one printed group. */
export const GROUP = 4;

/** A secret in groups of four with a last one that checks them: a slip of the pen goes unnoticed once in a million. */
export function printedGroups(secret: Uint8Array, purpose: string): string {
  const characters = encode(secret) + checkGroup(secret, purpose);
  return (characters.match(/.{4}/g) as string[]).join('-');
}

/** What people typed, in the alphabet: any case, spaces and dashes anywhere, full-width characters, O for 0, I and L for 1. */
export function typedCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** 20 bits of a hash, as one group. @param purpose keeps codes of different uses apart */
export function checkGroup(secret: Uint8Array, purpose: string): string {
  return encode(sha256(concat([utf8(purpose), secret])).subarray(0, 5)).slice(0, GROUP);
}

/** @param bytes a multiple of five, so that characters come out whole */
function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= 0xff;
  }
  return text;
}

export function decodeCharacters(text: string): Bytes {
  const bytes = new Uint8Array((text.length * 5) / 8);
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const character of text) {
    value = ((value << 5) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = value >>> bits;
  }
  return bytes;
}
