import { syncErrors } from '#shared/host/sync-errors.ts';

const THIS_COMPUTER = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * An address as the person wrote it. HTTPS only, but for this computer itself and where the person has said in words that it may go
 * without. Throws `sync.badAddress`, `sync.plainRefused`.
 */
export function readAddress(text: string, plain: boolean): URL {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw syncErrors.badAddress();
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw syncErrors.badAddress();
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.hostname === '') throw syncErrors.badAddress();
  if (url.protocol === 'http:' && !plain && !THIS_COMPUTER.has(url.hostname)) throw syncErrors.plainRefused();
  return url;
}
