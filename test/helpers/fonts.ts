import { readFileSync } from 'node:fs';
import { type FontBytes, fontFiles } from '#shared/document/writers/font-files.ts';

/** The shipped fonts, read once for a test file. */
export function loadFonts(): FontBytes {
  const folder = new URL('../../assets/fonts/', import.meta.url);
  const entries = Object.entries(fontFiles).map(([face, file]) => [face, new Uint8Array(readFileSync(new URL(file, folder)))]);
  return Object.fromEntries(entries) as FontBytes;
}
