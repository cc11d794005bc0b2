import type { Json } from '#shared/ledger/canonical.ts';
import type { Fold } from '#shared/ledger/fold.ts';
import type { EntryHash, SetOperation } from '#shared/ledger/operation.ts';
import type { Version } from '#shared/ledger/register.ts';

/** One own act that can be taken back. */
export interface Act {
  readonly entry: EntryHash;
  readonly label: string;
}

export interface Inverse {
  readonly ops: readonly SetOperation[];
  /** Someone changed one of the fields since: ask before taking back. */
  readonly overtaken: boolean;
}

/**
 * What takes an act back: each field it wrote gets the value that stood before; a record it made is deleted.
 * Fields that someone else has written since keep that value unless `force`.
 */
export function inverseOf(fold: Fold, entry: EntryHash, touched: readonly string[], force: boolean): Inverse {
  const ops: SetOperation[] = [];
  let overtaken = false;
  for (const place of touched) {
    const gap = place.indexOf(' ');
    const kind = place.slice(0, gap);
    const id = place.slice(gap + 1);
    const registers = [...fold.registers(kind, id)];
    const made = registers.every(([, { versions }]) => versions[0]?.entry === entry);
    const written = registers.flatMap(([field, { versions, heads }]) => {
      const version = versions.find((candidate) => candidate.entry === entry);
      return version ? [{ field, version, versions, heads }] : [];
    });
    for (const { field, version, versions, heads } of written) {
      const alone = heads.length === 1 && heads[0]?.entry === entry;
      if (!alone) overtaken = true;
      if ((!alone && !force) || (made && field !== 'deleted')) continue;
      ops.push({ op: 'set', kind, id, field, value: before(version, versions), over: heads.map((head) => head.entry) });
    }
    if (made && !written.some(({ field }) => field === 'deleted')) {
      ops.push({ op: 'set', kind, id, field: 'deleted', value: true, over: (fold.register(kind, id, 'deleted')?.heads ?? []).map((head) => head.entry) });
    }
  }
  return { ops, overtaken };
}

/** The value that the version replaced: of several, the one that was shown; null where there was none. */
function before(version: Version, versions: readonly Version[]): Json {
  const shown = [...version.over].sort()[0];
  return versions.find((candidate) => candidate.entry === shown)?.value ?? null;
}

/** Own acts of this session, newest last. */
export class UndoStack {
  private readonly done: Act[] = [];
  private readonly undone: Act[] = [];

  get next(): Act | undefined {
    return this.done.at(-1);
  }

  get nextAgain(): Act | undefined {
    return this.undone.at(-1);
  }

  /** A new act; what was taken back before it can no longer be redone. */
  acted(act: Act): void {
    this.done.push(act);
    this.undone.length = 0;
  }

  /** The act was taken back by `by`; taking that back again is redo. */
  took(by: EntryHash): void {
    const act = this.done.pop();
    if (act) this.undone.push({ entry: by, label: act.label });
  }

  redid(by: EntryHash): void {
    const act = this.undone.pop();
    if (act) this.done.push({ entry: by, label: act.label });
  }
}
