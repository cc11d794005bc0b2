import { startCore } from '#renderer/core/client.ts';
import { takePageToken } from '#shared/host/page-token.ts';
import { systemRandom } from '#shared/kernel/random.ts';

/** The core worker without screens: what a journey does by hand, a test does by calls. */
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

Object.assign(window, { core: startCore(token ?? null) });
