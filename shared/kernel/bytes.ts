import { base32nopad, base64, base64urlnopad } from '@scure/base';

/** Bytes on an ordinary (never shared) buffer: what the web crypto, fetch and file interfaces take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Decodes UTF-8. Throws a TypeError on bytes that are not UTF-8: they are never replaced silently. */
export function fromUtf8(bytes: Uint8Array): string {
  return strictDecoder.decode(bytes);
}

export function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Compares without leaving early, so that the time taken tells nothing about where two secrets differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** Throws on anything that is not padded base64. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(base64.decode(text));
}

export function toBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Lower-case base32 without padding: safe as a file name on every file system, also where case is folded (FAT32, NTFS). */
export function toBase32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes).toLowerCase();
}

export function fromBase32(text: string): Bytes {
  return Uint8Array.from(base32nopad.decode(text.toUpperCase()));
}
