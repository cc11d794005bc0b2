/** The only address that the window may ever show. */
export const SCHEME = 'app';
export const ORIGIN = 'app://main';

/** Compares parsed parts, never text: `app://main.evil/`, `app://main@evil/` and the like are not ours. */
export function isOurs(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === 'main' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
