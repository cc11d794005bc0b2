import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { parseSync } from 'vite';

/** The checkout; every path below is relative to it, with forward slashes. */
export const ROOT = new URL('../../', import.meta.url).pathname;

/** Written by a tool, by Git, or not text of ours. */
const NOT_OURS = new Set(['node_modules', 'out', 'dist', '.git', 'demo-out']);

export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** True where only types cross. */
  readonly typeOnly: boolean;
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every file under `folder` whose path matches, sorted. */
export function files(folder: string, pattern: RegExp): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : files(path, pattern);
      return pattern.test(path) ? [path] : [];
    })
    .sort();
}

/** TypeScript sources of the three shipped folders. */
export function sources(...folders: string[]): string[] {
  return (folders.length > 0 ? folders : ['shared', 'electron', 'renderer']).flatMap((folder) => files(folder, /\.(c|m)?tsx?$/));
}

/** Static, re-exporting, dynamic and `import('…')` type imports of one file. */
export function importsOf(path: string): Import[] {
  const text = read(path);
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const written = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typeOnly: text.startsWith('import type', start) || (entries.length > 0 && entries.every((entry) => entry.isType)),
  }));
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }] : [])),
  );
  const late = [...text.matchAll(/\bimport\(\s*['"]([\w#@./:-]+)['"]\s*\)/g)].flatMap(([, specifier]) => (specifier ? [{ specifier, typeOnly: true }] : []));
  return [...written, ...passedOn, ...late].map((found) => ({ from: path, ...found }));
}

/** The file of ours that an import means, or undefined for a package or a built-in. */
export function target({ from, specifier }: Import): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1).split('?')[0];
  if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, posix.dirname(from), specifier.split('?')[0] ?? ''));
  return undefined;
}

/** `@scope/name` or `name` of an import of a package; `node:…` stays whole. */
export function packageOf({ specifier }: Import): string {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
