import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecoveryCode, newRecoveryCode, parseRecoveryCode, recoveryKeys } from '#shared/exchange/recovery.ts';
import { toBase64 } from '#shared/kernel/bytes.ts';
import { seededRandom, systemRandom } from '#shared/kernel/random.ts';

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
const refusal = (text: string) => {
  const read = parseRecoveryCode(text);
  if (read.ok) throw new Error('not refused');
  return read.refusal;
};

describe('a recovery code', () => {
  it('is nine groups of four, without characters that are mistaken for others', () => {
    const code = newRecoveryCode(systemRandom);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(newRecoveryCode(systemRandom)).not.toBe(code);
  });

  it('gives its secret back, as it is printed and as people type it', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret);
        const ways = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ''),
          code.replaceAll('-', ' — '),
          ` ${code.replaceAll('0', 'o').replaceAll('1', 'l')}\n`,
          code.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('-', ''),
          // Full-width characters, as a Chinese input method types them.
          code.replace(/[0-9A-Z-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
        ];
        for (const way of ways) expect(parseRecoveryCode(way)).toEqual({ ok: true, value: Uint8Array.from(secret) });
      }),
    );
  });

  it('finds a mistyped character and two that changed places', () => {
    fc.assert(
      fc.property(secrets, fc.nat(34), fc.nat(31), (secret, at, other) => {
        const characters = [...formatRecoveryCode(secret).replaceAll('-', '')];
        const wrong = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[other] as string;
        const typo = characters.with(at, wrong).join('');
        const swapped = characters.with(at, characters[at + 1] as string).with(at + 1, characters[at] as string);
        for (const text of [typo, swapped.join('')]) {
          if (text !== characters.join('')) expect(refusal(text).code).toBe('recovery.check');
        }
      }),
    );
  });

  it('says what is wrong', () => {
    const code = formatRecoveryCode(new Uint8Array(20).fill(7));
    expect(refusal(code.slice(0, -1))).toEqual({
      code: 'recovery.length',
      words: '恢复码应为 9 组、每组 4 个字符，现在有 35 个，没有恢复任何内容。',
      next: '请对照打印的恢复码逐组核对；数字 0 与字母 O、数字 1 与字母 I 可以混用。',
    });
    expect(refusal(`${code.slice(0, 11)}U${code.slice(12)}`).words).toBe('恢复码第 3 组有不会出现的字符“U”，没有恢复任何内容。');
    expect(refusal(code.replace('Z', 'Y').replace(/^./, 'Z')).words).toBe('恢复码有抄错的字符，核对不通过，没有恢复任何内容。');
    expect(refusal('').code).toBe('recovery.length');
  });

  it('leads to the same two keys for ever', () => {
    const { wrapKey, identity } = recoveryKeys(seededRandom('recovery').bytes(20));
    expect({ wrapKey: toBase64(wrapKey), ...identity }).toMatchInlineSnapshot(`
      {
        "identity": "AGE-SECRET-KEY-1AFTVWZU47RRNX08HE8W4X34P36PLE2AEYC6QPHHD49Y33S62H8CSM3904V",
        "recipient": "age1znlk97wc20f9fp2uyx3kjkp9vn36xcq97xrpe8fxacj0ccx86ctqh6sr0w",
        "wrapKey": "cVBJEwgGn+WS3CT50iYu8rF58ruf0gjczo26EE4F7qY=",
      }
    `);
  });
});
