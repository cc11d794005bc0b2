import { hostErrors } from '#shared/host/host-errors.ts';

const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const forbidden = /[/\\:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const loneSurrogate = /\p{Surrogate}/u;

/** Longest file name in UTF-8 bytes that ext4 and the stick file systems take, less room for a number and a temporary ending. */
const MAX_NAME_BYTES = 200;

/**
 * A plain file name that means the same on Windows, Linux and FAT32: no folder, no reserved name, no leading dot, nothing that turns
 * the reading direction. Rejects with `host.badName`; names that are only too long lose the end of their stem.
 */
export function plainFileName(name: string): string {
  const text = name.normalize('NFC');
  if (text === '' || forbidden.test(text) || reserved.test(text) || /^[.\s]|[.\s]$/.test(text) || loneSurrogate.test(text)) throw hostErrors.badName();
  const { stem, ending } = splitName(text);
  let short = stem;
  while (Buffer.byteLength(short + ending) > MAX_NAME_BYTES && short.length > 1) short = [...short].slice(0, -1).join('');
  return short + ending;
}

/** `名单.xlsx` becomes `名单（2）.xlsx`. */
export function numberedName(name: string, number: number): string {
  if (number < 2) return name;
  const { stem, ending } = splitName(name);
  return `${stem}（${number}）${ending}`;
}

function splitName(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}
