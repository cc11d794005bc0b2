/** Shortest passphrase the vault takes, in characters (as `shared/vault` checks it). */
export const SHORTEST = 10;

export interface Strength {
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly words: string;
}

const common = ['123456', '111111', '000000', 'password', 'qwerty', 'asdfgh', 'abcdef', '88888', '66666', 'woaini', 'jiancha', 'admin', '5201314'];
const runs = '0123456789abcdefghijklmnopqrstuvwxyzqwertyuiopasdfghjklzxcvbnm';

/** Bits of a single character by its sort; a Chinese character is taken from the 3,500 common ones. */
function bitsOf(character: string): number {
  if (/[0-9]/.test(character)) return 3.3;
  if (/[a-z]/.test(character)) return 4.2;
  if (/[A-Z]/.test(character)) return 4.7;
  if (/\p{Script=Han}/u.test(character)) return 9;
  return 5;
}

/** What a character adds after the one before it: repeats and keyboard runs add next to nothing. */
function addedBits(characters: readonly string[], at: number): number {
  const now = characters[at] ?? '';
  const before = characters[at - 1];
  if (before === now) return 0.5;
  if (before !== undefined && runs.includes(`${before}${now}`.toLowerCase())) return 1;
  return bitsOf(now);
}

/**
 * An estimate for the meter, in bits against guessing; the vault itself only asks for length.
 * Argon2id at 0.3 s a guess makes 50 bits out of reach for one attacker with one machine room.
 */
export function estimateBits(passphrase: string): number {
  let text = passphrase.toLowerCase();
  let cut = 0;
  for (const word of common) {
    if (!text.includes(word)) continue;
    text = text.replaceAll(word, '');
    cut += 6;
  }
  // A year or a birthday is one choice among few.
  const dates = text.match(/(?:19|20)\d{2}(?:[01]\d[0-3]\d)?/g) ?? [];
  for (const date of dates) {
    text = text.replace(date, '');
    cut += 8;
  }
  const characters = [...text];
  return cut + characters.reduce((sum, _character, at) => sum + addedBits(characters, at), 0);
}

export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length;
  if (length === 0) return { level: 0, words: `至少 ${SHORTEST} 个字符，建议用一句自己记得住的话` };
  if (length < SHORTEST) return { level: 0, words: `还差 ${SHORTEST - length} 个字符` };
  const bits = estimateBits(passphrase);
  if (bits < 35) return { level: 1, words: '弱：容易被猜到，请再加几个不相关的词' };
  if (bits < 50) return { level: 2, words: '尚可：再长一些更稳妥' };
  if (bits < 70) return { level: 3, words: '好' };
  return { level: 4, words: '很好' };
}

export interface PassphrasePair {
  readonly first: string;
  readonly second: string;
}

/** Why the pair cannot be taken yet, in words; null when it can. */
export function pairTrouble(pair: PassphrasePair): string | null {
  if ([...pair.first].length < SHORTEST) return `口令至少 ${SHORTEST} 个字符。`;
  if (pair.first !== pair.second) return '两次输入的口令不一样，请重新输入。';
  return null;
}
