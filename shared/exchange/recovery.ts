import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, utf8 } from '../kernel/bytes.ts';
import type { Random } from '../kernel/random.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { ALPHABET, checkGroup, decodeCharacters, GROUP, printedGroups, typedCharacters } from './crockford.ts';
import { generateIdentity, type SealingIdentity } from './sealing.ts';

/** Keeps the check group of recovery codes apart from those of other printed secrets. */
const CHECK = 'xunjian recovery check v1';
const SECRET_BYTES = 20;
const SECRET_CHARACTERS = (SECRET_BYTES * 8) / 5;
const ALL_CHARACTERS = SECRET_CHARACTERS + GROUP;
const GROUPS = ALL_CHARACTERS / GROUP;

/**
 * A recovery code: 160 random bits as eight groups of four characters and a ninth that checks them (20 bits: a slip of the pen goes
 * unnoticed once in a million). Printed once, kept in the office safe; never stored.
 */
export function newRecoveryCode(random: Random): string {
  return formatRecoveryCode(random.bytes(SECRET_BYTES));
}

export function formatRecoveryCode(secret: Uint8Array): string {
  return printedGroups(secret, CHECK);
}

/**
 * Reads a code as people type it: any case, spaces and dashes anywhere, full-width characters, O for 0, I and L for 1.
 * The refusal says what is wrong and, where it can be known, in which group.
 */
export function parseRecoveryCode(text: string): Result<Bytes> {
  const typed = typedCharacters(text);
  const characters = [...typed];
  const foreign = characters.findIndex((character) => !ALPHABET.includes(character));
  if (foreign >= 0) {
    return refused('recovery.character', `恢复码第 ${Math.floor(foreign / GROUP) + 1} 组有不会出现的字符“${characters[foreign]}”，没有恢复任何内容。`);
  }
  if (characters.length !== ALL_CHARACTERS) {
    return refused('recovery.length', `恢复码应为 ${GROUPS} 组、每组 ${GROUP} 个字符，现在有 ${characters.length} 个，没有恢复任何内容。`);
  }
  const secret = decodeCharacters(typed.slice(0, SECRET_CHARACTERS));
  if (checkGroup(secret, CHECK) !== typed.slice(SECRET_CHARACTERS)) return refused('recovery.check', '恢复码有抄错的字符，核对不通过，没有恢复任何内容。');
  return ok(secret);
}

/** What the code opens. Derived by HKDF-SHA-256 (RFC 5869), so that neither key tells anything about the other or the code. */
export interface RecoveryKeys {
  /** 32 bytes, AES-256: wraps the vault's data key in the recovery slot. */
  readonly wrapKey: Bytes;
  /** Backups are sealed to its recipient. */
  readonly identity: SealingIdentity;
}

export function recoveryKeys(secret: Uint8Array): RecoveryKeys {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a recovery secret has 20 bytes');
  const derive = (purpose: string): Bytes => Uint8Array.from(hkdf(sha256, secret, utf8('xunjian recovery v1'), utf8(purpose), 32));
  return { wrapKey: derive('vault wrap key'), identity: generateIdentity(derive('age identity seed')) };
}

const refused = (code: string, words: string): Result<never> =>
  refuse({ code, words, next: '请对照打印的恢复码逐组核对；数字 0 与字母 O、数字 1 与字母 I 可以混用。' });
