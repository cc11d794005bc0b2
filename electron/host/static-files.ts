import { randomBytes } from 'node:crypto';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { guardHeaders, type PolicyOptions } from './content-policy.ts';
import type { Disk } from './disk.ts';

/** The only kinds of files that are served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.bcmap': 'application/octet-stream',
};

const NONCE_PLACE = '__CSP_NONCE__';
const wasmWorker = /(^|\/)(core|documents)\.worker-[^/]*\.js$/;

/**
 * Serves the built renderer: `GET` only, only inside its folder (also through links), only known kinds of files, with the policy
 * headers on every answer. `index.html` gets a fresh nonce in place of `__CSP_NONCE__` each time.
 */
export function staticFiles(disk: Pick<Disk, 'realpath' | 'readFile'>, folder: string): (method: string, pathname: string) => Promise<Response> {
  return async (method, pathname) => {
    if (method !== 'GET') return plain(405);
    const path = await fileInside(disk, folder, pathname === '/' ? '/index.html' : pathname);
    const type = path && types[extname(path).toLowerCase()];
    if (!path || !type) return plain(404);
    // What cannot be read is answered like what is not there: nothing of the disk is told to the page.
    const bytes = await disk.readFile(path).catch(() => undefined);
    if (!bytes) return plain(404);
    if (extname(path).toLowerCase() === '.html') return page(String(bytes), type);
    return answer(Uint8Array.from(bytes), type, { wasm: wasmWorker.test(pathname) });
  };
}

/** The real path of what `pathname` names, or undefined when that is not inside `folder`. */
async function fileInside(disk: Pick<Disk, 'realpath'>, folder: string, pathname: string): Promise<string | undefined> {
  const name = decode(pathname);
  if (name === undefined || !name.startsWith('/') || /[\\:\u0000-\u001f]|\/[/.]/.test(name)) return undefined;
  try {
    const root = await disk.realpath(folder);
    const path = await disk.realpath(resolve(root, `.${name}`));
    const inside = relative(root, path);
    return inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..' ? undefined : path;
  } catch {
    // There is no such file.
    return undefined;
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function page(html: string, type: string): Response {
  const nonce = randomBytes(18).toString('base64');
  return answer(html.replaceAll(NONCE_PLACE, nonce), type, { styleNonce: nonce });
}

function answer(body: string | Uint8Array<ArrayBuffer>, type: string, policy: PolicyOptions): Response {
  return new Response(body, { headers: { ...guardHeaders(policy), 'content-type': type } });
}

function plain(status: number): Response {
  return new Response(null, { status, headers: guardHeaders() });
}
