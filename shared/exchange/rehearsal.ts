import type { Failure } from '../kernel/errors.ts';
import type { ChainSegment, EntryHash } from '../ledger/operation.ts';
import type { Version } from '../ledger/register.ts';
import type { DeviceCard } from '../ledger/trust.ts';
import type { PackageManifest } from './package.ts';

/** One record as an import would leave it. */
export interface RehearsedRecord {
  readonly kind: string;
  readonly id: string;
  /** `new`: not here before. `changed`: some shown value differs. `disputed`: some field gains a second standing value. `deleted`: would vanish from the lists. */
  readonly effect: 'new' | 'changed' | 'disputed' | 'deleted';
  readonly fields: readonly RehearsedField[];
  /** What the domain calls it and where it belongs; empty where nobody was asked. */
  readonly title: string;
  readonly facility: string;
}

export interface RehearsedField {
  readonly field: string;
  readonly before: readonly Version[];
  readonly after: readonly Version[];
}

/** An entry that will not be taken in, and why; the rest goes on without it. */
export interface Quarantined {
  /** Position in the package, from 1. */
  readonly line: number;
  readonly hash: EntryHash | undefined;
  readonly reason: Failure;
}

/** Whether the signer is known: `trusted` is on the book's trust list, `unknown` is not (签名完好，签名者未知), `removed` was taken off it. */
export type SenderStanding = 'trusted' | 'unknown' | 'removed';

/**
 * What an import would do, worked out on a copy before anything changes. Applying it appends exactly `entries`.
 */
export interface Rehearsal {
  readonly manifest: PackageManifest;
  readonly sender: { readonly card: DeviceCard; readonly standing: SenderStanding; readonly fingerprint: string };
  /** Devices with fresh entries that nobody has enrolled yet: signatures intact, signer unknown. Taking them in needs the same consent as an unknown sender. */
  readonly strangers: readonly DeviceCard[];
  /** Entries of the package, those new here, those already here. */
  readonly entries: { readonly all: number; readonly fresh: number; readonly known: number };
  /** Records by effect; `same` counts those in the package that stay as they are. */
  readonly same: number;
  readonly records: readonly RehearsedRecord[];
  readonly quarantined: readonly Quarantined[];
  /** Causes that the package builds on and this book lacks; not empty: nothing can be applied (缺…号包). */
  readonly missing: readonly EntryHash[];
  /** Entries of the sender's own chain that are here already. */
  readonly sendersEntries: number;
  /** Chunks that come with it and are not here yet. */
  readonly freshChunks: readonly string[];
  /** Withdrawals of earlier imports that this one takes back, by the entries that carry them: what it brings or builds on was withdrawn here. */
  readonly readmits: readonly EntryHash[];
  /** What undoing the import would withdraw. */
  readonly segments: readonly ChainSegment[];
  /** Records deleted or emptied. */
  readonly lost: number;
  /** More than 5 % or 20 records deleted or emptied: asks for a second confirmation. */
  readonly massDeletion: boolean;
}
