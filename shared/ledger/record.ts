import type { Json } from './canonical.ts';
import type { EntryHash } from './operation.ts';
import type { Version } from './register.ts';

/**
 * A record as the ledger shows it: immutable, replaced when something changes, so `===` tells whether it did.
 * Domain folders parse `fields` into their own types; what they do not know stays here untouched.
 */
export interface RecordView {
  readonly kind: string;
  readonly id: string;
  /** Shown value of each register that stands. */
  readonly fields: Readonly<Record<string, Json>>;
  /** Registers with more than one standing value, all of them, the shown one first; a deletion also where an edit stands against it, see `deletionHeads`. */
  readonly disputed: ReadonlyMap<string, readonly Version[]>;
  /** The shown value of `deleted` is true: nothing stands against the deletion. Deleted records stay in the ledger and can be brought back. */
  readonly deleted: boolean;
}

/** Where domain code reads records: a replica, or a rehearsal of one. */
export interface RecordSource {
  /** Records of a kind that are not deleted, in the order of their ids. */
  records(kind: string): readonly RecordView[];
  /** One record, deleted or not. */
  record(kind: string, id: string): RecordView | undefined;
}

/** A wish to write one field. The ledger adds what it replaces. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly value: Json;
  /**
   * Left out: replaces the value shown; other standing values stay beside it.
   * `'all'`: settles the field, every standing value is replaced. Used only where a person has chosen.
   */
  readonly settle?: 'all';
  /**
   * Replaces exactly these versions: what stood when typing began. What came in meanwhile is not replaced unseen,
   * it stands beside and the field is 有分歧.
   */
  readonly over?: readonly EntryHash[];
}
