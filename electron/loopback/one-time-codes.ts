import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

interface Code {
  readonly hash: Buffer;
  /** Hash of the secret of the tab that used the code first; no other tab gets in with it. */
  tab?: Buffer;
}

const shape = /^Bearer ([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{22,86})$/;

/**
 * Bearer tokens of the form `<code>.<secret of the tab>`. A code is in the address that opens the page; the first request with it
 * binds it to the tab's secret. So an address left in a terminal, a history or a file is worth nothing once it was used.
 */
export class OneTimeCodes {
  #codes: Code[] = [];

  /** A new code; codes that were handed out and never used stop working. */
  issue(): string {
    const code = randomBytes(32).toString('base64url');
    this.#codes = [...this.#codes.filter((known) => known.tab), { hash: hashOf(code) }];
    return code;
  }

  /** Takes the same time whichever part is wrong. */
  admits(authorization: string | undefined): boolean {
    const [, code = '', tab = ''] = shape.exec(authorization ?? '') ?? [];
    const [codeHash, tabHash] = [hashOf(code), hashOf(tab)];
    let admitted = false;
    for (const known of this.#codes) {
      const codeFits = timingSafeEqual(known.hash, codeHash);
      if (codeFits) known.tab ??= tabHash;
      const tabFits = timingSafeEqual(known.tab ?? randomBytes(32), tabHash);
      admitted = admitted || (codeFits && tabFits);
    }
    return admitted;
  }
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
