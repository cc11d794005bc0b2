import type { RecordView } from '#shared/ledger/record.ts';
import type { Session } from '../session.ts';

/** What the log says of an import: begun, made, or begun and cut off before anything went in. */
export type ImportStage = false | true | 'never';

/** Log records of the imports of a book that were made; what was begun and cut off is none, see `importLog`. */
export function madeImports(session: Session, book: string): readonly RecordView[] {
  return session.open.local.all('import').filter(({ fields }) => fields['book'] === book && fields['done'] !== false && fields['done'] !== 'never');
}
