import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Bytes } from '#shared/kernel/bytes.ts';

/** The earliest moment a zip can name; a real one would make every file differ. Local time on purpose: zip times have no zone. */
export const zipEpoch = new Date(1980, 0, 1);

/** Packs an Office file anew with fixed times and sorted names, so that the same document gives the same bytes. */
export function stableZip(packed: Uint8Array, change: (name: string, data: Uint8Array) => Uint8Array = (_, data) => data): Bytes {
  const entries = unzipSync(packed);
  const files: Zippable = {};
  // Readers find the list of content types first in files of the office programs, and some expect it there.
  const names = Object.keys(entries).sort((a, b) => Number(b === contentTypes) - Number(a === contentTypes) || (a < b ? -1 : 1));
  for (const name of names) files[name] = [change(name, entries[name] as Uint8Array), { mtime: zipEpoch }];
  return new Uint8Array(zipSync(files, { level: 6 }));
}

const contentTypes = '[Content_Types].xml';
