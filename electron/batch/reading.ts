import type { PackageKind, SignedHead } from '#shared/exchange/package.ts';
import type { Failure } from '#shared/kernel/errors.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';

/** What the reading thread is asked. */
export interface ReadingOrder {
  readonly files: readonly string[];
  readonly identities: readonly string[];
  readonly passphrase: string | undefined;
  /** Folder for the sealed evidence chunks; null: they are checked and dropped. */
  readonly chunksTo: string | null;
}

/** One package as it was found; plain data, to cross from the thread. */
export interface ReadPackage {
  readonly file: string;
  readonly kind: PackageKind;
  readonly kindLabel: string;
  readonly name: string;
  readonly title: string;
  readonly sender: string;
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly stateHash: string;
  readonly entries: number;
  readonly fresh: number;
  readonly known: number;
  readonly chunks: number;
  readonly records: Readonly<Record<string, number>>;
  readonly disputed: number;
  readonly quarantined: readonly { readonly line: number; readonly words: string }[];
  readonly signedBy: 'unknown' | 'trusted' | 'removed';
}

export interface ReadResult {
  readonly book: BookId;
  readonly title: string;
  readonly packages: readonly ReadPackage[];
  /** Entries of the book, causes first, as bytes that were checked in the thread. */
  readonly entries: readonly Uint8Array[];
  readonly heads: readonly SignedHead[];
  readonly cards: readonly DeviceCard[];
  readonly chunks: readonly { readonly sha256: string; readonly bytes: number }[];
}

export type ReadingMessage =
  | { readonly told: 'progress'; readonly words: string }
  | { readonly told: 'done'; readonly result: ReadResult }
  | { readonly told: 'refused'; readonly failure: Failure };
