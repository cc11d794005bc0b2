import type { Bytes } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { Random } from '#shared/kernel/random.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import type { OpenedPackage } from '../open-package.ts';
import type { PackageManifest, SignedHead } from '../package.ts';
import type { Rehearsed } from '../rehearse.ts';
import type { ChunkRef } from '../write-package.ts';
import type { SyncState } from './sync-state.ts';

export interface ServerStanding {
  readonly documents: number;
  readonly checkpoint: string | null;
  /** The server's clock, to be shown beside ours; decides nothing. */
  readonly serverAt: Moment | null;
}

/** The server as the exchange sees it; the host speaks to it. Everything may be called again with the same effect. */
export interface SyncServer {
  standing(checkpoint: string): Promise<ServerStanding>;
  keepCheckpoint(checkpoint: string, value: string): Promise<void>;
  changes(
    since: string | null,
    limit: number,
  ): Promise<{ readonly rows: readonly { readonly id: string; readonly deleted: boolean }[]; readonly since: string }>;
  pull(ids: readonly string[]): Promise<readonly (Bytes | 'absent' | 'damaged')[]>;
  /** On the server when it resolves, each under `e` and the SHA-256 of its bytes. */
  push(documents: readonly Bytes[]): Promise<void>;
  lacking(ids: readonly string[]): Promise<readonly string[]>;
  /** @returns chunks that could not be sent because this laptop does not have them intact */
  pushChunks(chunks: readonly string[]): Promise<readonly string[]>;
  /** @returns chunks that the server could not give */
  pullChunks(chunks: readonly string[]): Promise<readonly string[]>;
}

/** What one taking-in brings, for the journal and for the log. */
export interface Intake {
  readonly rehearsed: Rehearsed;
  readonly opened: OpenedPackage;
  /** Of the packages that were taken together. */
  readonly manifests: readonly PackageManifest[];
}

/** This laptop and its book as the exchange sees them. */
export interface SyncSite {
  readonly replica: Replica;
  readonly title: string;
  readonly card: DeviceCard;
  /** The device's 32-byte Ed25519 seed. */
  readonly signSeed: Uint8Array;
  /** age identities of the round, the current one last. */
  readonly roundIdentities: readonly string[];
  readonly random: Random;
  now(): Moment;
  /** The book's entries as bytes, causes first: all, or those that the journal has after a head. Throws when it knows no such head. */
  entries(from: JournalHead | null): AsyncIterable<Bytes>;
  /** Where the journal stands: the replica has exactly what lies before it. */
  journalHead(): JournalHead;
  signedHeads(): readonly SignedHead[];
  strangerCards(): readonly DeviceCard[];
  /** Journal first: resolves when all of it is on disk and folded. */
  takeIn(intake: Intake): Promise<void>;
  /** Chunks that the book's evidence consists of. */
  chunks(): readonly ChunkRef[];
  chunksMissing(names: readonly string[]): Promise<readonly string[]>;
  saveState(state: SyncState): Promise<void>;
}
