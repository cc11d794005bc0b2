import { bech32 } from '@scure/base';
import { combine, split } from 'shamir-secret-sharing';
import { concat, utf8 } from '../kernel/bytes.ts';
import { sha256Of } from '../kernel/hash.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { ALPHABET, checkGroup, decodeCharacters, GROUP, printedGroups, typedCharacters } from './crockford.ts';
import { generateIdentity, identityRecipient, type SealingIdentity } from './sealing.ts';

const SHARES = 3;
const NEEDED = 2;
const SEED_BYTES = 32;
/** What the library makes of a seed: as many bytes and the place of the share. */
const SHARE_BYTES = SEED_BYTES + 1;
/** Says which key a share belongs to, so that shares of two epochs are never mixed unnoticed. */
const MARK_BYTES = 2;
const CHECK = 'xunjian key share check v1';
const CHARACTERS = ((SHARE_BYTES + MARK_BYTES) * 8) / 5 + GROUP;

/**
 * The round's sealing key in three printed shares (Shamir, 2 of 3, over GF(256)): any two bring it back, one alone tells nothing.
 * Fifteen groups of four characters each, the last of which checks the others.
 */
export async function splitRoundKey(identity: string): Promise<readonly string[]> {
  const recipient = identityRecipient(identity);
  if (recipient === undefined) throw new RangeError('not an age identity');
  const seed = Uint8Array.from(bech32.decodeToBytes(identity.toLowerCase()).bytes);
  const shares = await split(seed, SHARES, NEEDED);
  return shares.map((share) => printedGroups(concat([markOf(recipient), share]), CHECK));
}

/** The key out of two shares as people type them. The refusal says which share is wrong, and where it can be known in which group. */
export async function combineRoundKey(first: string, second: string): Promise<Result<SealingIdentity>> {
  const one = readShare(first, '第一份');
  if (!one.ok) return one;
  const other = readShare(second, '第二份');
  if (!other.ok) return other;
  const [a, b] = [one.value, other.value];
  if (a[0] !== b[0] || a[1] !== b[1]) {
    return refused('shares.mixed', '两份份额不属于同一把轮次钥匙，没有恢复任何内容。', '请取同一次制作的两份；更换过轮次钥匙的，请用更换后的份额。');
  }
  if (a[a.length - 1] === b[b.length - 1]) return refused('shares.same', '两次输入的是同一份份额，没有恢复任何内容。', '请输入另一份。');
  const identity = generateIdentity(await combine([a.slice(MARK_BYTES), b.slice(MARK_BYTES)]));
  const mark = markOf(identity.recipient);
  if (mark[0] !== a[0] || mark[1] !== a[1]) return refused('shares.wrong', '两份份额合不出轮次钥匙，没有恢复任何内容。', '请核对两份份额是否都抄写无误。');
  return ok(identity);
}

function readShare(text: string, name: string): Result<Uint8Array> {
  const typed = typedCharacters(text);
  const characters = [...typed];
  const foreign = characters.findIndex((character) => !ALPHABET.includes(character));
  const again = '请对照打印的份额逐组核对；数字 0 与字母 O、数字 1 与字母 I 可以混用。';
  if (foreign >= 0)
    return refused(
      'shares.character',
      `${name}份额第 ${Math.floor(foreign / GROUP) + 1} 组有不会出现的字符“${characters[foreign]}”，没有恢复任何内容。`,
      again,
    );
  if (characters.length !== CHARACTERS) {
    return refused(
      'shares.length',
      `${name}份额应为 ${CHARACTERS / GROUP} 组、每组 ${GROUP} 个字符，现在有 ${characters.length} 个，没有恢复任何内容。`,
      again,
    );
  }
  const bytes = decodeCharacters(typed.slice(0, CHARACTERS - GROUP));
  if (checkGroup(bytes, CHECK) !== typed.slice(CHARACTERS - GROUP))
    return refused('shares.check', `${name}份额有抄错的字符，核对不通过，没有恢复任何内容。`, again);
  return ok(bytes);
}

const refused = (code: string, words: string, next: string): Result<never> => refuse({ code, words, next });

/** First two bytes of the hash of the public half. */
function markOf(recipient: string): Uint8Array {
  const hex = sha256Of(utf8(recipient));
  return Uint8Array.from([Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2, 4), 16)]);
}
