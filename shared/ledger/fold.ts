import type { BookId, DeviceId } from '../kernel/ids.ts';
import { canonicalText } from './canonical.ts';
import { segmentEntries } from './chain.ts';
import { DELETED, deletionHeads, shownVersion } from './deletion.ts';
import type { Entry } from './entry.ts';
import type { ChainSegment, EntryHash, Operation, SetOperation } from './operation.ts';
import type { Change, RecordSource, RecordView } from './record.ts';
import { type Register, standingHeads, type Version } from './register.ts';
import type { EntryInfo } from './replica.ts';
import { type DeviceCard, readTrust, type TrustList, type TrustStatement } from './trust.ts';

/** One record's registers, as they lie in the cache. */
export interface FoldedRecord {
  readonly kind: string;
  readonly id: string;
  readonly registers: Readonly<Record<string, readonly Version[]>>;
}

/** What stands beside the registers: who is trusted, what is withdrawn. */
export interface FoldControl {
  readonly founder: DeviceCard | undefined;
  readonly statements: readonly TrustStatement[];
  readonly withdrawals: readonly { readonly entry: EntryHash; readonly segments: readonly ChainSegment[] }[];
  readonly readmitted: readonly { readonly entry: EntryHash; readonly withdrawal: EntryHash }[];
}

/** Where the fold looks entries up: the replica that feeds it. */
export interface EntryIndex {
  entry(hash: EntryHash): EntryInfo | undefined;
  allEntries(): Iterable<EntryInfo>;
  /** Whether the author of `entry` had `other`. */
  saw(entry: EntryHash, other: EntryHash): boolean;
}

interface HeldRecord {
  readonly registers: Map<string, Register>;
  view: RecordView | undefined;
}

/** Records touched between two readings of a list that are put in one by one; after more, as in an import, the list is made anew. */
const FEW = 64;

/**
 * Folds entries into records. Given each entry after its causes, its result depends on the set of entries alone.
 *
 * Withdrawn entries, and entries of a removed device beyond its last accepted one, do not count: their versions stay in the
 * registers and are looked through. Trust statements and withdrawals themselves cannot be withdrawn.
 */
export class Fold implements RecordSource {
  private readonly kinds = new Map<string, Map<string, HeldRecord>>();
  /** Lists as they were last asked for, with the ids of what was touched since. */
  private readonly lists = new Map<string, { readonly list: readonly RecordView[]; readonly touched: Set<string> }>();
  private founder: DeviceCard | undefined;
  private readonly statements: TrustStatement[] = [];
  private readonly withdrawals = new Map<EntryHash, readonly ChainSegment[]>();
  private readonly readmitted = new Map<EntryHash, EntryHash>();
  private withdrawn = new Set<EntryHash>();
  private beyondRemoval = new Set<EntryHash>();
  private trustList: TrustList;
  private changed = new Set<string>();

  constructor(
    private readonly book: BookId,
    private readonly index: EntryIndex,
  ) {
    this.trustList = readTrust(book, undefined, []);
  }

  get trust(): TrustList {
    return this.trustList;
  }

  /** Withdrawals in force and taken back, for the import log. */
  get withdrawalState(): readonly { readonly entry: EntryHash; readonly segments: readonly ChainSegment[]; readonly readmitted: boolean }[] {
    const readmitted = this.readmittedWithdrawals();
    return [...this.withdrawals].map(([entry, segments]) => ({ entry, segments, readmitted: readmitted.has(entry) }));
  }

  /** False for withdrawn entries and for those of a removed device beyond its end. */
  counts = (entry: EntryHash): boolean => !this.withdrawn.has(entry) && !this.beyondRemoval.has(entry);

  /** Takes one entry whose causes are all here. */
  apply(hash: EntryHash, entry: Entry): void {
    let controlChanged = this.trustList.removed.has(entry.device);
    for (const op of entry.ops) {
      if (op.op === 'set') this.write(hash, op);
      else controlChanged = this.control(hash, op) || controlChanged;
    }
    if (controlChanged) this.recount();
  }

  records(kind: string): readonly RecordView[] {
    const before = this.lists.get(kind);
    if (before?.touched.size === 0) return before.list;
    const list = before ? this.withTouched(kind, before.list, before.touched) : this.listed(kind);
    this.lists.set(kind, { list, touched: new Set() });
    return list;
  }

  private listed(kind: string): readonly RecordView[] {
    const list: RecordView[] = [];
    for (const [id, held] of this.kinds.get(kind) ?? []) {
      const view = this.viewOf(kind, id, held);
      if (view && !view.deleted) list.push(view);
    }
    return list.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The list with the few touched records in their places: an edit in a large book sorts nothing anew. */
  private withTouched(kind: string, before: readonly RecordView[], touched: ReadonlySet<string>): readonly RecordView[] {
    const list = [...before];
    for (const id of touched) {
      const view = this.record(kind, id);
      const at = placeOf(id, list);
      const there = list[at]?.id === id ? 1 : 0;
      list.splice(at, there, ...(view && !view.deleted ? [view] : []));
    }
    return list;
  }

  record(kind: string, id: string): RecordView | undefined {
    const held = this.kinds.get(kind)?.get(id);
    return held && this.viewOf(kind, id, held);
  }

  /** All versions of one field, for the history and the conflict desk. */
  register(kind: string, id: string, field: string): Register | undefined {
    return this.kinds.get(kind)?.get(id)?.registers.get(field);
  }

  /** All registers of one record, deleted or withdrawn ones too. */
  registers(kind: string, id: string): ReadonlyMap<string, Register> {
    return this.kinds.get(kind)?.get(id)?.registers ?? new Map();
  }

  /** The operation that a wish becomes now; undefined when it changes nothing. */
  operation(change: Change): SetOperation | undefined {
    const register = this.register(change.kind, change.id, change.field);
    const heads = register?.heads ?? [];
    const shown = shownVersion(change.field, register);
    const unchanged = shown !== undefined && canonicalText(shown.value) === canonicalText(change.value);
    // A deletion that an edit stands against may be said again: only then has its author seen the edit.
    const doubted = change.field === DELETED && this.record(change.kind, change.id)?.disputed.has(DELETED) === true;
    if (unchanged && !doubted && (heads.length === 1 || change.settle !== 'all')) return undefined;
    const seen = change.settle === 'all' ? heads : heads.filter((head) => head === shown);
    const over = change.over ?? seen.map((head) => head.entry);
    return { op: 'set', kind: change.kind, id: change.id, field: change.field, value: change.value, over };
  }

  /** Kinds with at least one record, sorted. */
  kindNames(): readonly string[] {
    return [...this.kinds.keys()].sort();
  }

  /** Ids of every record of a kind, deleted ones too, sorted. */
  ids(kind: string): readonly string[] {
    return [...(this.kinds.get(kind)?.keys() ?? [])].sort();
  }

  /** Every record of a kind with its registers, sorted by id: for the state hash and for exports. */
  *folded(kind: string): Generator<{ readonly id: string; readonly registers: ReadonlyMap<string, Register> }> {
    const records = this.kinds.get(kind);
    if (!records) return;
    for (const id of this.ids(kind)) yield { id, registers: (records.get(id) as HeldRecord).registers };
  }

  /** Records touched since the last call, as `kind id`: what the cache has to write and the screens to ask again. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.changed;
    this.changed = new Set();
    return changed;
  }

  /** One record as it lies in the cache. */
  foldedRecord(kind: string, id: string): FoldedRecord | undefined {
    const held = this.kinds.get(kind)?.get(id);
    if (!held) return undefined;
    return { kind, id, registers: Object.fromEntries([...held.registers].map(([field, register]) => [field, register.versions])) };
  }

  controlState(): FoldControl {
    return {
      founder: this.founder,
      statements: this.statements,
      withdrawals: [...this.withdrawals].map(([entry, segments]) => ({ entry, segments })),
      readmitted: [...this.readmitted].map(([entry, withdrawal]) => ({ entry, withdrawal })),
    };
  }

  checkpoint(): { readonly records: readonly FoldedRecord[]; readonly control: FoldControl } {
    const records: FoldedRecord[] = [];
    for (const [kind, ids] of this.kinds) for (const id of ids.keys()) records.push(this.foldedRecord(kind, id) as FoldedRecord);
    return { records, control: this.controlState() };
  }

  restore(checkpoint: { readonly records: readonly FoldedRecord[]; readonly control: FoldControl }): void {
    const { control } = checkpoint;
    this.founder = control.founder;
    this.statements.push(...control.statements);
    for (const { entry, segments } of control.withdrawals) this.withdrawals.set(entry, segments);
    for (const { entry, withdrawal } of control.readmitted) this.readmitted.set(entry, withdrawal);
    for (const record of checkpoint.records) {
      const held = this.held(record.kind, record.id);
      for (const [field, versions] of Object.entries(record.registers)) held.registers.set(field, { versions, heads: standingHeads(versions, this.counts) });
    }
    this.recount();
    this.changed = new Set();
  }

  private held(kind: string, id: string): HeldRecord {
    let ids = this.kinds.get(kind);
    if (!ids) {
      ids = new Map();
      this.kinds.set(kind, ids);
    }
    let held = ids.get(id);
    if (!held) {
      held = { registers: new Map(), view: undefined };
      ids.set(id, held);
    }
    return held;
  }

  private write(entry: EntryHash, op: SetOperation): void {
    const held = this.held(op.kind, op.id);
    const before = held.registers.get(op.field)?.versions ?? [];
    // One entry writes a register once; were it twice, the first counts on every replica.
    if (before.some((version) => version.entry === entry)) return;
    const versions = [...before, { entry, value: op.value, over: op.over }];
    held.registers.set(op.field, { versions, heads: standingHeads(versions, this.counts) });
    this.touch(op.kind, op.id, held);
  }

  private touch(kind: string, id: string, held: HeldRecord): void {
    held.view = undefined;
    const listed = this.lists.get(kind);
    if (listed && listed.touched.size < FEW) listed.touched.add(id);
    else this.lists.delete(kind);
    this.changed.add(`${kind} ${id}`);
  }

  /** True when what counts may have changed. */
  private control(entry: EntryHash, op: Exclude<Operation, SetOperation>): boolean {
    switch (op.op) {
      case 'found':
        // A book is founded by the first entry of its founding device; a later claim to have founded it means nothing.
        if (this.founder || this.index.entry(entry)?.n !== 1 || this.index.entry(entry)?.seen.length !== 0) return false;
        this.founder = op.card;
        return true;
      case 'trust':
        this.statements.push(op.statement);
        return true;
      case 'withdraw':
        this.withdrawals.set(entry, op.segments);
        return true;
      case 'readmit':
        this.readmitted.set(entry, op.withdrawal);
        return true;
    }
  }

  private recount(): void {
    this.trustList = readTrust(this.book, this.founder, this.statements);
    const beyond = new Set<EntryHash>();
    for (const [device, end] of this.trustList.removed) for (const hash of this.entriesBeyond(device, end.hash)) beyond.add(hash);
    const flipped = new Set(symmetricDifference(beyond, this.beyondRemoval));
    this.beyondRemoval = beyond;
    const withdrawn = this.withdrawnEntries();
    for (const hash of symmetricDifference(withdrawn, this.withdrawn)) flipped.add(hash);
    this.withdrawn = withdrawn;
    const touched = new Set([...flipped].flatMap((hash) => this.index.entry(hash)?.touches ?? []));
    for (const record of touched) this.recountRecord(record);
  }

  private readmittedWithdrawals(): ReadonlySet<EntryHash> {
    return new Set([...this.readmitted].filter(([entry]) => !this.beyondRemoval.has(entry)).map(([, withdrawal]) => withdrawal));
  }

  private withdrawnEntries(): Set<EntryHash> {
    const withdrawn = new Set<EntryHash>();
    const readmitted = this.readmittedWithdrawals();
    for (const [entry, segments] of this.withdrawals) {
      if (readmitted.has(entry) || this.beyondRemoval.has(entry)) continue;
      for (const segment of segments) for (const hash of segmentEntries(segment, (h) => this.index.entry(h))) withdrawn.add(hash);
    }
    return withdrawn;
  }

  private recountRecord(touched: string): void {
    const gap = touched.indexOf(' ');
    const kind = touched.slice(0, gap);
    const id = touched.slice(gap + 1);
    const held = this.kinds.get(kind)?.get(id);
    if (!held) return;
    for (const [field, register] of held.registers)
      held.registers.set(field, { versions: register.versions, heads: standingHeads(register.versions, this.counts) });
    this.touch(kind, id, held);
  }

  /** Entries of a removed device that are not on the chain ending at its last accepted entry. */
  private *entriesBeyond(device: DeviceId, last: string | null): Generator<EntryHash> {
    const accepted = new Set(last === null ? [] : segmentEntries({ device, from: 1, head: last as EntryHash }, (hash) => this.index.entry(hash)));
    for (const info of this.index.allEntries()) if (info.device === device && !accepted.has(info.hash)) yield info.hash;
  }

  private viewOf(kind: string, id: string, held: HeldRecord): RecordView | undefined {
    if (held.view) return held.view;
    const fields: Record<string, RecordView['fields'][string]> = {};
    const disputed = new Map<string, readonly Version[]>();
    for (const [field, register] of held.registers) {
      const heads = field === DELETED ? deletionHeads(held.registers, (entry, other) => this.index.saw(entry, other)) : register.heads;
      const [shown] = heads;
      if (!shown) continue;
      fields[field] = shown.value;
      if (heads.length > 1) disputed.set(field, heads);
    }
    if (Object.keys(fields).length === 0) return undefined;
    held.view = { kind, id, fields, disputed, deleted: fields[DELETED] === true };
    return held.view;
  }
}

/** Where the record of that id stands in a list sorted by id, or would stand. */
function placeOf(id: string, list: readonly RecordView[]): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle]?.id ?? '') < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

function symmetricDifference<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): T[] {
  return [...[...a].filter((item) => !b.has(item)), ...[...b].filter((item) => !a.has(item))];
}
