import { utf8 } from '../kernel/bytes.ts';
import { runningSha256 } from '../kernel/hash.ts';
import type { Brand } from '../kernel/ids.ts';
import { canonicalText } from './canonical.ts';
import type { Fold } from './fold.ts';

/** 64 hex digits that two laptops compare to know that they hold the same data. */
export type StateHash = Brand<string, 'StateHash'>;

/**
 * SHA-256 over one line per register that stands, `[kind, id, field, [[entry, value] …]]` in canonical JSON, lines in the order of
 * (kind, id, field) by UTF-16 code units, heads in the order of their hashes.
 *
 * Raw values, before any schema or migration, unknown kinds and fields included; drafts, caches, import logs and receipts are
 * not in it. So it does not depend on the order of arrival, on repetition, on batching or on the version of the program.
 */
export function stateHash(fold: Fold): StateHash {
  const hash = runningSha256();
  for (const kind of fold.kindNames()) {
    for (const { id, registers } of fold.folded(kind)) {
      for (const field of [...registers.keys()].sort()) {
        const heads = registers.get(field)?.heads ?? [];
        if (heads.length === 0) continue;
        hash.update(utf8(`${canonicalText([kind, id, field, heads.map((head) => [head.entry, head.value])])}\n`));
      }
    }
  }
  return hash.digest() as unknown as StateHash;
}
