import { DELETED } from '#shared/ledger/deletion.ts';
import type { Fold } from '#shared/ledger/fold.ts';
import type { EntryHash, Operation } from '#shared/ledger/operation.ts';
import type { Register, Version } from '#shared/ledger/register.ts';
import type { Replica } from '#shared/ledger/replica.ts';

/** One own act that can be taken back. */
export interface Act {
  readonly entry: EntryHash;
  readonly label: string;
}

export interface Inverse {
  readonly ops: readonly Operation[];
  /** Someone changed one of the fields since: ask before taking back. */
  readonly overtaken: boolean;
}

/** Which act an entry has taken back; undefined for an entry that is itself an act. */
type TookBack = (entry: EntryHash) => EntryHash | undefined;

/**
 * What takes an act back: each field it wrote gets the value that stood before; a record it made is deleted; a difference it settled stands
 * open again, with all its values. Fields that someone else has written since keep that value unless `force`. What was written since and
 * taken back again counts as never written, so that acts go back one after the other.
 */
export function inverseOf(replica: Replica, entry: EntryHash, tookBack: TookBack, force: boolean): Inverse {
  const { fold } = replica;
  const again = ofWithdrawal(fold, entry);
  if (again) return { ops: [again], overtaken: false };
  const ops: Operation[] = [];
  /** Entries that have to be looked through before what this act settled stands open again. */
  const settling = new Set<EntryHash>();
  let overtaken = false;
  for (const place of replica.entry(entry)?.touches ?? []) {
    const gap = place.indexOf(' ');
    const kind = place.slice(0, gap);
    const id = place.slice(gap + 1);
    const registers = [...fold.registers(kind, id)];
    // Registers stand in the order in which they were first written to.
    const made = registers[0]?.[1].versions[0]?.entry === entry;
    for (const [field, register] of registers) {
      const version = register.versions.find((candidate) => candidate.entry === entry);
      const shown = register.heads.map((head) => ({ head, ...trace(register, head, entry, tookBack) }));
      const mine = shown.find((one) => one.entry === entry);
      if (version ? !mine : made && shown.some((one) => one.entry !== undefined)) overtaken = true;
      if (!version || (!mine && !force) || (made && field !== DELETED)) continue;
      // Also a word on a deletion: an edit that stood against it is none of its versions.
      if (mine && version.over.length > (field === DELETED ? 0 : 1)) for (const passed of [entry, ...mine.passed]) settling.add(passed);
      const over = (mine ? [mine.head] : register.heads).map((head) => head.entry);
      ops.push({ op: 'set', kind, id, field, value: replaced(version, register)?.value ?? null, over });
    }
    if (made && !registers.some(([field, { versions }]) => field === DELETED && versions.some((version) => version.entry === entry))) {
      ops.push({ op: 'set', kind, id, field: DELETED, value: true, over: (fold.register(kind, id, DELETED)?.heads ?? []).map((head) => head.entry) });
    }
  }
  if (settling.size === 0 || overtaken) return { ops, overtaken };
  // A field is written once by an entry and several values cannot be written: the act is looked through instead (architecture, ledger 7).
  const segments = [...settling].flatMap((hash) => replica.entry(hash) ?? []).map(({ device, n, hash }) => ({ device, from: n, head: hash }));
  return { ops: [{ op: 'withdraw', segments }], overtaken };
}

/** Taking back a withdrawal readmits, taking back a readmission withdraws; undefined for every other entry. */
function ofWithdrawal(fold: Fold, entry: EntryHash): Operation | undefined {
  const { withdrawals, readmitted } = fold.controlState();
  if (withdrawals.some((one) => one.entry === entry)) return { op: 'readmit', withdrawal: entry };
  const back = readmitted.find((one) => one.entry === entry);
  const segments = withdrawals.find((one) => one.entry === back?.withdrawal)?.segments;
  return segments && { op: 'withdraw', segments };
}

/**
 * The entry whose value a version shows: its own, or, where it took something back, that of what stood before (undefined: nothing did);
 * with the entries that cancel each other on the way there. Ends at `wanted`.
 */
function trace(
  register: Register,
  version: Version,
  wanted: EntryHash,
  tookBack: TookBack,
): { readonly entry?: EntryHash; readonly passed: readonly EntryHash[] } {
  const passed: EntryHash[] = [];
  for (let shown: Version | undefined = version; shown; ) {
    const { entry } = shown;
    const undone = entry === wanted ? undefined : tookBack(entry);
    const taken: Version | undefined = register.versions.find((candidate) => candidate.entry === undone);
    if (!taken) return { entry, passed };
    passed.push(entry, taken.entry);
    shown = replaced(taken, register);
  }
  return { passed };
}

/** The version that this one replaced: of several, the one that was shown. */
function replaced(version: Version, { versions }: Register): Version | undefined {
  const shown = [...version.over].sort()[0];
  return versions.find((candidate) => candidate.entry === shown);
}

/** Own acts of this session, newest last. */
export class UndoStack {
  private readonly done: Act[] = [];
  private readonly undone: Act[] = [];
  private readonly takenBack = new Map<EntryHash, EntryHash>();

  get next(): Act | undefined {
    return this.done.at(-1);
  }

  get nextAgain(): Act | undefined {
    return this.undone.at(-1);
  }

  /** The act that an entry of this session has taken back. */
  readonly tookBack: TookBack = (entry) => this.takenBack.get(entry);

  /** A new act; what was taken back before it can no longer be redone. */
  acted(act: Act): void {
    this.done.push(act);
    this.undone.length = 0;
  }

  /** The act was taken back by `by`; taking that back again is redo. */
  took(by: EntryHash): void {
    this.move(this.done, this.undone, by);
  }

  redid(by: EntryHash): void {
    this.move(this.undone, this.done, by);
  }

  private move(from: Act[], to: Act[], by: EntryHash): void {
    const act = from.pop();
    if (!act) return;
    if (by !== act.entry) this.takenBack.set(by, act.entry);
    to.push({ entry: by, label: act.label });
  }
}
