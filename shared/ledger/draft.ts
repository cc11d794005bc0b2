import type { Moment } from '../kernel/clock.ts';
import type { Brand } from '../kernel/ids.ts';
import type { Json } from './canonical.ts';
import type { EntryHash } from './operation.ts';

/** Opaque file name of a record's draft: keyed hash of (kind, id), so the disk does not tell which record is being edited. */
export type DraftId = Brand<string, 'DraftId'>;

/**
 * What is typed and not yet an entry: the latest value of each field of one record, on this laptop only.
 *
 * Written to the host (encrypted, fsynced, replaced in place) within half a second of the key press; 已落盘 says exactly that.
 * It becomes an entry at a commit point: leaving the field or the record, 30 s without a key, lock, undo, export, submit.
 * Survives kill and lock, is in no hash and travels in no package.
 */
export interface Draft {
  readonly kind: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, DraftField>>;
}

export interface DraftField {
  readonly value: Json;
  /** Heads of the register when typing began: if they have changed since, the commit does not replace silently, it stands beside. */
  readonly base: readonly EntryHash[];
  /** When the last key was pressed; for people. */
  readonly at: Moment;
}
