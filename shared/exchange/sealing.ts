import { x25519 } from '@noble/curves/ed25519.js';
import { bech32 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import { type Bytes, concat } from '../kernel/bytes.ts';
import { isWorkbenchError } from '../kernel/errors.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { fromStream, toStream } from './streams.ts';

/**
 * The seal of a package: the age format, version 1 (age-encryption.org/v1), so that a package can be opened in thirty years without
 * this program. Keys are X25519 only: the hybrid post-quantum ones are refused by the age programs that offices have.
 */
export interface SealingIdentity {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…`, the public half. */
  readonly recipient: string;
}

/** Who can open it: every holder of one of the identities, or everyone who knows the passphrase. age allows no mixture. */
export type Lock =
  | { readonly recipients: readonly string[] }
  | {
      readonly passphrase: string;
      /** log2 of the scrypt cost; 18 (about a second, 256 MiB) unless a test says otherwise. */
      readonly workFactor?: number;
    };

export interface Keys {
  readonly identities?: readonly string[];
  readonly passphrase?: string | undefined;
}

export type SealKind = 'recipients' | 'passphrase';

const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const VERSION_LINE = 'age-encryption.org/v1\n';
const MAX_HEADER_BYTES = 64 * 1024;
/** scrypt with 2^18 takes 256 MiB; a file that asks for more is refused before it can exhaust a laptop. */
const MAX_WORK_FACTOR = 18;

/** The X25519 identity of a 32-byte seed: the same seed gives the same identity, so the vault keeps seeds. */
export function generateIdentity(seed: Uint8Array): SealingIdentity {
  if (seed.length !== 32) throw new RangeError('an X25519 seed has 32 bytes');
  return {
    identity: bech32.encodeFromBytes('AGE-SECRET-KEY-', seed).toUpperCase(),
    recipient: bech32.encodeFromBytes('age', x25519.getPublicKey(seed)),
  };
}

/** The public half (`age1…`) of an `AGE-SECRET-KEY-1…`; undefined for what is none. */
export function identityRecipient(identity: string): string | undefined {
  const decoded = bech32.decodeUnsafe(identity.toLowerCase() as `${string}1${string}`);
  if (decoded?.prefix !== 'age-secret-key-') return undefined;
  const seed = bech32.fromWordsUnsafe(decoded.words);
  return seed?.length === 32 ? bech32.encodeFromBytes('age', x25519.getPublicKey(Uint8Array.from(seed))) : undefined;
}

/** True for a well-formed X25519 recipient, checksum included. */
export function isRecipient(text: string): boolean {
  return RECIPIENT.test(text) && bech32.decodeUnsafe(text as `${string}1${string}`) !== undefined;
}

/** Seals `content` piece by piece; memory stays flat. Errors of `content` come through as they are. */
export async function* seal(content: AsyncIterable<Uint8Array>, lock: Lock): AsyncGenerator<Bytes> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase);
    encrypter.setScryptWorkFactor(lock.workFactor ?? MAX_WORK_FACTOR);
  } else {
    if (lock.recipients.length === 0) throw new RangeError('nobody could open it');
    for (const recipient of new Set(lock.recipients)) {
      if (!isRecipient(recipient)) throw new RangeError('not an X25519 age recipient');
      encrypter.addRecipient(recipient);
    }
  }
  yield* fromStream(await encrypter.encrypt(toStream(content)));
}

/**
 * Opens a sealed file piece by piece. What it yields is authentic up to there; that the file is whole is known only when it ends
 * without an error. Throws `package.*` with words for every way in which it cannot be opened.
 */
export async function* unseal(file: AsyncIterable<Uint8Array>, keys: Keys, onKind?: (kind: SealKind) => void): AsyncGenerator<Bytes> {
  const guard = new SourceGuard(file);
  const head = await readHeader(guard);
  const kind = sealKind(head);
  onKind?.(kind);
  if (kind === 'passphrase' && !keys.passphrase) throw exchangeErrors.needsPassphrase();
  const decrypter = decrypterFor(keys);
  try {
    yield* fromStream(await decrypter.decrypt(toStream(guard.from(head))));
  } catch (error) {
    throw guard.failure ?? explain(error, kind, guard.ended);
  }
}

/** Reading an identity costs as much as opening a small file with it: whoever opens many with the same `Keys` does it once. */
const decrypters = new WeakMap<Keys, Decrypter>();

function decrypterFor(keys: Keys): Decrypter {
  const known = decrypters.get(keys);
  if (known) return known;
  const decrypter = new Decrypter();
  for (const identity of keys.identities ?? []) decrypter.addIdentity(identity);
  if (keys.passphrase) decrypter.addPassphrase(keys.passphrase);
  decrypters.set(keys, decrypter);
  return decrypter;
}

/** How a file is sealed, from its first bytes (a few KB are enough). Throws on what is no sealed file. */
export async function peekSeal(file: AsyncIterable<Uint8Array>): Promise<SealKind> {
  const guard = new SourceGuard(file);
  try {
    return sealKind(await readHeader(guard));
  } finally {
    await guard.close();
  }
}

function explain(error: unknown, kind: SealKind, ended: boolean): unknown {
  if (isWorkbenchError(error)) return error;
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('no identity matched')) return kind === 'passphrase' ? exchangeErrors.wrongPassphrase() : exchangeErrors.wrongRecipient();
  // The last block fails alike whether bytes are missing or changed: the words name both.
  return ended ? exchangeErrors.truncated() : exchangeErrors.damaged();
}

function sealKind(head: Uint8Array): SealKind {
  const text = asciiOf(head);
  const scrypt = /\n-> scrypt \S+ (\d{1,3})\n/.exec(text);
  if (!scrypt) return 'recipients';
  if (Number(scrypt[1]) > MAX_WORK_FACTOR) throw exchangeErrors.costlyPassphrase();
  return 'passphrase';
}

/** Reads until the header's last line is in; what came after it comes along. */
async function readHeader(guard: SourceGuard): Promise<Bytes> {
  let head: Bytes = new Uint8Array(0);
  for (;;) {
    const start = asciiOf(head.subarray(0, VERSION_LINE.length));
    if (!VERSION_LINE.startsWith(start)) {
      const version = /^age-encryption\.org\/(v[0-9]+)/.exec(asciiOf(head.subarray(0, 40)))?.[1];
      throw version && version !== 'v1' ? exchangeErrors.newer(version) : exchangeErrors.notSealed();
    }
    if (/\n--- [^\n]*\n/.test(asciiOf(head.subarray(0, MAX_HEADER_BYTES)))) return head;
    if (head.length > MAX_HEADER_BYTES) throw exchangeErrors.damaged();
    const next = await guard.next();
    if (!next) throw head.length === 0 ? exchangeErrors.notSealed() : exchangeErrors.truncated();
    head = concat([head, next]);
  }
}

const asciiOf = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Remembers whether the source failed by itself (a pulled stick) or came to its end, which the cipher's error does not tell. */
class SourceGuard {
  failure: unknown;
  ended = false;
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  async next(): Promise<Uint8Array | undefined> {
    try {
      const next = await this.pieces.next();
      if (next.done) this.ended = true;
      return next.done ? undefined : next.value;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  async *from(head: Uint8Array): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await this.next(); next; next = await this.next()) yield next;
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}
