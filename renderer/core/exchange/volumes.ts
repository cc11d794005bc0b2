import { volumeSchema } from '#shared/exchange/package.ts';
import type { MissingVolume } from '../api.ts';
import type { Session } from '../session.ts';
import { listOf, textOrNull } from './exchange-parts.ts';
import { madeImports } from './made-imports.ts';

/** Evidence volumes that packages of the open book announced and that have not wholly come: 还缺证据卷 2. */
export async function missingVolumes(session: Session): Promise<readonly MissingVolume[]> {
  const book = session.open.round?.book.book;
  if (book === undefined) return [];
  const lacking: MissingVolume[] = [];
  for (const { fields } of madeImports(session, book)) {
    if (typeof fields['withdrawal'] === 'string') continue;
    for (const { volume, chunks } of listOf(volumeSchema, fields['volumes'])) {
      if (chunks.length === 0) continue;
      const { missing } = await session.host.call('chunks.missing', { book, chunks });
      if (missing.length > 0) lacking.push({ package: textOrNull(fields['title']) ?? '', volume, missing: missing.length, all: chunks.length });
    }
  }
  return lacking;
}
