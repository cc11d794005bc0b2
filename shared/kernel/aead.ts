import { type Bytes, concat, fromBase64, toBase64, utf8 } from './bytes.ts';
import { errorTable } from './errors.ts';
import type { Random } from './random.ts';

/** AES-256-GCM (NIST SP 800-38D) over the platform's web crypto. A box is nonce (12) || ciphertext || tag (16). */
export interface AeadKey {
  seal(plain: Uint8Array, context: Uint8Array): Promise<Bytes>;
  /** Throws `seal.refused` when the box, the key or the context is not the one it was sealed with. */
  open(box: Uint8Array, context: Uint8Array): Promise<Bytes>;
}

export const sealErrors = errorTable('seal', {
  refused: () => ({ words: '加密内容校验不符，未读取任何内容。', next: '文件可能已损坏或被改动，请改用备份或请来源方重新导出。' }),
});

/** @param raw 32 bytes; the returned key cannot be read back out */
export async function aeadKey(raw: Uint8Array, random: Random): Promise<AeadKey> {
  if (raw.length !== 32) throw new RangeError('an AES-256 key has 32 bytes');
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    seal: async (plain, context) => {
      const nonce = random.bytes(12);
      const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: context }, key, plain);
      return concat([nonce, new Uint8Array(cipher)]);
    },
    open: async (box, context) => {
      try {
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.subarray(0, 12), additionalData: context }, key, box.subarray(12));
        return new Uint8Array(plain);
      } catch {
        // The platform says only "OperationError"; there is nothing more to know.
        throw sealErrors.refused();
      }
    },
  };
}

/** Seals a short secret into text, bound to its place by `context`. */
export async function sealText(key: AeadKey, plain: Uint8Array, context: string): Promise<string> {
  return toBase64(await key.seal(plain, utf8(context)));
}

export async function openText(key: AeadKey, box: string, context: string): Promise<Bytes> {
  return key.open(fromBase64(box), utf8(context));
}
