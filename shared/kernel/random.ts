import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, utf8 } from './bytes.ts';

/** Where random bytes come from: the operating system in the product, a seed in the sample round and in tests. */
export interface Random {
  bytes(count: number): Bytes;
}

export const systemRandom: Random = {
  bytes: (count) => {
    const bytes = new Uint8Array(count);
    // The system source hands out at most 65,536 bytes a call.
    for (let at = 0; at < count; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    return bytes;
  },
};

/**
 * A repeatable source for the sample round and for tests: SHA-256 over (seed, counter).
 * Never for keys that guard real data.
 */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let rest: Bytes = new Uint8Array(0);
  return {
    bytes: (count) => {
      const blocks = [rest];
      let have = rest.length;
      while (have < count) {
        const block = sha256(utf8(`${seed}\u0000${counter++}`));
        blocks.push(Uint8Array.from(block));
        have += block.length;
      }
      const all = concat(blocks);
      rest = all.slice(count);
      return all.slice(0, count);
    },
  };
}
