import { utf8 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import type { CoreApi, RefusedFile } from '../api.ts';
import type { Session } from '../session.ts';
import { textOrNull } from './exchange-parts.ts';

/** Kind of the local book: packages that could not be opened, until they come whole or somebody strikes them off. */
const REFUSED = 'refusedFile';

/** Not the file's fault: the person tries again on the spot. */
const passing = ['package.wrongPassphrase', 'package.needsPassphrase', 'package.cancelled'];

export function refusedDesk(session: Session): Pick<CoreApi['exchange'], 'refused' | 'forgetRefused'> {
  return {
    refused: async () => refusedFiles(session),
    forgetRefused: (id) => session.open.local.write(REFUSED, id, { done: true }),
  };
}

/**
 * Does what opens a file. A package that is refused is written down by its name with reason and next step, so that somebody can still be
 * asked for it tomorrow; one of the same name that opens strikes it off.
 */
export async function noting<T>(session: Session, file: Blob, open: () => Promise<T>): Promise<T> {
  const name = file instanceof File && /\.xjb$/i.test(file.name) ? file.name : undefined;
  const { local } = session.open;
  try {
    const opened = await open();
    for (const one of refusedFiles(session)) if (one.name === name) await local.write(REFUSED, one.id, { done: true });
    return opened;
  } catch (error) {
    if (name !== undefined && isWorkbenchError(error) && !passing.includes(error.code)) {
      const { words, next } = error;
      await local.write(REFUSED, sha256Of(utf8(name)), { name, words, next, at: session.clock.now(), done: false });
    }
    throw error;
  }
}

function refusedFiles(session: Session): readonly RefusedFile[] {
  return session.open.local
    .all(REFUSED)
    .filter(({ fields }) => fields['done'] === false)
    .map(({ id, fields }) => ({
      id,
      name: textOrNull(fields['name']) ?? '',
      at: (textOrNull(fields['at']) ?? '') as Moment,
      words: textOrNull(fields['words']) ?? '',
      next: textOrNull(fields['next']) ?? '',
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
