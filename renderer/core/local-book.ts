import type { Json } from '#shared/ledger/canonical.ts';
import type { Change, RecordView } from '#shared/ledger/record.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';

/**
 * The laptop's own book, which never leaves it: settings, titles of the books that are here, what was sent, imports, backups.
 * Kinds: `setting`, `book`, `import`, `backup`, `signedHead`, `clearing`.
 */
export class LocalBook {
  constructor(readonly book: OpenBook) {}

  all(kind: string): readonly RecordView[] {
    return this.book.replica.fold.records(kind);
  }

  fields(kind: string, id: string): Readonly<Record<string, Json>> {
    return this.book.replica.fold.record(kind, id)?.fields ?? {};
  }

  /** Writes fields that differ; resolves when they are on disk. */
  async write(kind: string, id: string, fields: Readonly<Record<string, Json>>): Promise<void> {
    await this.writeAll([{ kind, id, fields }]);
  }

  async writeAll(records: readonly { readonly kind: string; readonly id: string; readonly fields: Readonly<Record<string, Json>> }[]): Promise<void> {
    const changes: Change[] = records.flatMap(({ kind, id, fields }) => Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
    await this.book.act((replica) => ({ ops: replica.operations(changes) }));
  }
}
