import { takePageToken } from '#shared/host/page-token.ts';
import { systemRandom } from '#shared/kernel/random.ts';

/** The loopback host's bearer token, for this tab; null in Electron. Called once, before anything else of the page runs. */
export function takeToken(): string | null {
  const { location, history, sessionStorage } = window;
  const token = takePageToken(
    {
      hash: location.hash,
      pathname: location.pathname,
      replace: (url) => history.replaceState(null, '', url),
      read: (key) => sessionStorage.getItem(key),
      write: (key, value) => sessionStorage.setItem(key, value),
    },
    systemRandom,
  );
  return token ?? null;
}
