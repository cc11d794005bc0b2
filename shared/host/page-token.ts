import { toBase64Url } from '../kernel/bytes.ts';
import type { Random } from '../kernel/random.ts';

/** What is used of the page's `location`, `history` and `sessionStorage`. */
export interface PageDoor {
  readonly hash: string;
  readonly pathname: string;
  replace(url: string): void;
  read(key: string): string | null;
  write(key: string, value: string): void;
}

const KEY = 'xunjian-token';

/**
 * The loopback host's token, as the page holds it: the one-time code of the address, and a secret that this tab makes up. The host
 * lets the first secret in that comes with a code and no other after it, so an address that was seen or kept opens nothing later.
 *
 * Called once, before anything else of the page runs: takes the code out of the address and keeps the token for reloads of this tab.
 * @returns undefined in Electron, which needs none
 */
export function takePageToken(door: PageDoor, random: Random): string | undefined {
  const code = /^#t=([A-Za-z0-9_-]{43})$/.exec(door.hash)?.[1];
  if (code !== undefined) {
    door.write(KEY, `${code}.${toBase64Url(random.bytes(32))}`);
    door.replace(door.pathname);
  }
  return door.read(KEY) ?? undefined;
}
