import type { Keys } from '#shared/exchange/sealing.ts';
import { batchErrors } from './batch-errors.ts';
import { readText } from './files.ts';

/** Reads what opens the packages. An identity file is age's own: one `AGE-SECRET-KEY-1…` a line, `#` begins a remark. */
export function readKeys(identityFiles: readonly string[], passphraseFile: string | undefined): Keys {
  if (identityFiles.length === 0 && passphraseFile === undefined) throw batchErrors.noKey();
  const identities = identityFiles.flatMap((path) => {
    const lines = readText(path)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(line));
    if (lines.length === 0) throw batchErrors.badIdentity(path);
    return lines;
  });
  if (passphraseFile === undefined) return { identities };
  // Only the line end is taken off: blanks may belong to the passphrase.
  const passphrase = readText(passphraseFile).split(/\r?\n/)[0] ?? '';
  if (passphrase === '') throw batchErrors.emptyPassphrase(passphraseFile);
  return { identities, passphrase };
}
