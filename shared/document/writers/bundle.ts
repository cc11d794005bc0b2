import { type Zippable, zipSync } from 'fflate';
import type { BundleFile } from '#shared/document/bundle-file.ts';
import { type Bytes, utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { zipEpoch } from './stable-zip.ts';

/** Name of the list that every bundle begins with. */
export const BUNDLE_LIST = '目录.txt';

/**
 * Several finished files as one plain zip, under their folders, with a list of them and of their SHA-256 below the note. Office files and PDFs are packed already, so nothing is packed twice. The same files give the same bytes. A path may stand once only.
 */
export function writeBundle(note: readonly string[], files: readonly BundleFile[]): Bytes {
  const list = [...note, '', ...files.map(({ path, bytes }) => `${sha256Of(bytes)}  ${path}`), ''].join('\r\n');
  // The mark at the front lets old editors see that this is UTF-8.
  const packed: Zippable = { [BUNDLE_LIST]: [utf8(`\uFEFF${list}`), { mtime: zipEpoch }] };
  for (const { path, bytes } of files) {
    if (path in packed) throw new RangeError(`two files of a bundle are called ${path}`);
    packed[path] = [bytes, { mtime: zipEpoch }];
  }
  return new Uint8Array(zipSync(packed, { level: 0 }));
}
