import type { PackageKind } from '#shared/exchange/package.ts';
import type { Rehearsal, SenderStanding } from '#shared/exchange/rehearsal.ts';
import type { Written } from '#shared/host/contract.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { BookId, DeviceId, PersonId } from '#shared/kernel/ids.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { DeviceCard, TrustRole } from '#shared/ledger/trust.ts';

/** Packages out and in, devices and their trust, receipts, shelf and round key: part of `CoreApi`. */
export interface ExchangeApi {
  card(): Promise<{ card: DeviceCard; fingerprint: string }>;
  exportCard(): Promise<Written | null>;
  readCard(file: Blob): Promise<{ card: DeviceCard; fingerprint: string }>;
  enrol(input: { card: DeviceCard; role: TrustRole; team?: string }): Promise<void>;
  /** To which team an enrolled laptop belongs: its packages, receipts and questions go by it. */
  assignTeam(input: { device: DeviceId; team: string }): Promise<void>;
  remove(input: { device: DeviceId; reason: string }): Promise<void>;
  devices(): Promise<readonly DeviceStanding[]>;
  /** Epoch of the round's sealing key (0: never changed) and whether this laptop holds it. */
  roundKey(): Promise<{ epoch: number; held: boolean }>;
  /** The present round key in three printed shares, two of which bring it back. Shown, never stored. */
  splitRoundKey(): Promise<readonly string[]>;
  recoverRoundKey(input: { first: string; second: string }): Promise<void>;
  /** Asks where to save, seals, writes, reads back. Null when the person cancels or stops it. */
  exportPackage(input: ExportRequest, progress: (step: string, share: number) => void): Promise<Exported | null>;
  /** Ends the running export: the file it writes is given up, volumes that are already written stay. */
  stopExport(): Promise<void>;
  /** What the receiver of a package has, in words, null when nothing is known; the number of the last package of that kind; this laptop's own team. */
  known(input: { kind: ExportRequest['kind']; team?: string }): Promise<{ words: string | null; last: number | null; team: string | null }>;
  /** What was handed over and what the hub's receipts say; numbers are of entries. */
  handover(): Promise<{ unsent: number; unreceipted: number; sent: readonly SentRecord[]; receipts: readonly ReceiptRecord[] }>;
  /** At the hub: a signed receipt for everything of that laptop that was taken in. Null when the person cancels. */
  writeReceipt(input: { device: DeviceId }): Promise<Written | null>;
  /** Packages that wait for the one they build on. */
  shelf(): Promise<readonly ShelvedPackage[]>;
  openShelved(id: string, progress: (step: string, share: number) => void): Promise<OpenedPackage>;
  unshelve(id: string): Promise<void>;
  /** Packages that could not be opened on this laptop, newest first, until they come whole or are struck off. */
  refused(): Promise<readonly RefusedFile[]>;
  forgetRefused(id: string): Promise<void>;
  /** Evidence volumes of imported packages that have not come, or not wholly. */
  missingVolumes(): Promise<readonly MissingVolume[]>;
  /** Records that others have built on since an import. */
  dependants(id: string): Promise<readonly { kind: string; id: string; title: string }[]>;
  /**
   * Opens a package and works out what it would do. Nothing of the book is changed. `passphrase`: it asks for one. `another`: it builds
   * on a package that is not here and now waits on the shelf. `noted`: it was a receipt. `approval`: a paper for an approver or the answer, which are opened elsewhere.
   */
  open(input: { file: Blob; passphrase?: string }, progress: (step: string, share: number) => void): Promise<OpenedPackage>;
  /** Ends the running opening: `open` throws `package.cancelled`, nothing has changed. */
  stopOpening(): Promise<void>;
  /** Takes a rehearsed package in, in one transaction. `acceptSender`: the fingerprint was compared aloud. `second`: who confirms a mass deletion. */
  apply(input: { opened: string; acceptSender?: boolean; second?: SecondPerson }): Promise<ImportRecord>;
  discard(opened: string): Promise<void>;
  imports(): Promise<readonly ImportRecord[]>;
  undoImport(id: string): Promise<void>;
  redoImport(id: string): Promise<void>;
}

export interface DeviceStanding {
  readonly card: DeviceCard;
  readonly fingerprint: string;
  readonly role: TrustRole;
  readonly team: string | null;
  readonly removed: boolean;
  readonly own: boolean;
  readonly entries: number;
}

/** Another person of this laptop, proved by their passphrase. */
export interface SecondPerson {
  readonly person: PersonId;
  readonly passphrase: string;
}

interface ExportScope {
  readonly passphrase?: string;
  /**
   * `all` (left out): the whole book. `lacking`: only what the receiver does not have yet, see `known`. `sinceLast`: only what came
   * after this laptop's last package of that kind, whether or not it has arrived.
   */
  readonly scope?: 'all' | 'lacking' | 'sinceLast';
  /** A place of the host to write to without asking; evidence is divided by its free bytes. */
  readonly place?: string;
}

export type ExportRequest =
  | ({ readonly kind: 'task'; readonly team: string } & ExportScope)
  /** `evidence`: chunks only, for a receiver that lacks some. */
  | ({ readonly kind: 'team' | 'share' | 'back' | 'evidence'; readonly team?: string } & ExportScope);

export interface Exported extends Written {
  /** Evidence volumes beside the main file: those written, and those for which no place was chosen. */
  readonly volumes: readonly number[];
  readonly volumesLeft: readonly number[];
}

/** A package that this laptop has written. */
export interface SentRecord {
  readonly id: string;
  readonly number: number;
  readonly kind: PackageKind;
  readonly at: Moment;
  readonly name: string;
  /** Entries of this laptop's own chain: those before the package's base, and those up to its end. */
  readonly from: number;
  readonly n: number;
  readonly heads: readonly ChainHead[];
}

/** A hub's receipt as it is kept on a team's laptop. */
export interface ReceiptRecord {
  readonly id: string;
  readonly from: string;
  readonly at: Moment;
  readonly takenAt: Moment;
  /** Numbers of the packages it is for. */
  readonly numbers: readonly number[];
  readonly exceptions: readonly string[];
  readonly lacks: readonly string[];
  readonly heads: readonly ChainHead[];
  readonly stateHash: string;
  readonly skewMinutes: number;
}

export interface ShelvedPackage {
  readonly id: string;
  readonly book: string;
  readonly title: string;
  readonly at: Moment;
  /** What it waits for. */
  readonly words: string;
}

export interface RefusedFile {
  readonly id: string;
  readonly name: string;
  readonly at: Moment;
  readonly words: string;
  readonly next: string;
}

export interface MissingVolume {
  readonly package: string;
  readonly volume: number;
  readonly missing: number;
  readonly all: number;
}

export type OpenedPackage =
  | { readonly needs: 'passphrase' }
  | { readonly needs: 'another'; readonly words: string }
  | { readonly needs: 'approval'; readonly kind: 'approval' | 'approvalSignature'; readonly title: string }
  | { readonly needs: 'noted'; readonly words: string; readonly exceptions: readonly string[] }
  | {
      readonly needs: 'nothing';
      readonly opened: string;
      readonly rehearsal: Rehearsal;
      /** True when the book is not on this laptop yet: applying a task package brings it. */
      readonly newBook: boolean;
      /** 已导入过，未改变任何内容 and the like. */
      readonly words: string;
      readonly applicable: boolean;
      /** What is proven about the sender's clock against this laptop's, whole minutes; see `clockSkew`. */
      readonly skewMinutes: number;
      /** Opened by a passphrase told apart, which vouches for the sender. */
      readonly vouched: boolean;
    };

export interface ImportRecord {
  readonly id: string;
  readonly book: BookId;
  readonly at: Moment;
  readonly title: string;
  readonly kind: string;
  readonly from: string;
  readonly device: DeviceId;
  /** Name of the team it came from; empty where the package names none. */
  readonly team: string;
  readonly number: number;
  readonly fresh: number;
  readonly known: number;
  readonly quarantined: number;
  readonly disputed: number;
  /** What was proven about the sender's clock, whole minutes; see `clockSkew`. */
  readonly skewMinutes: number;
  /** Whether the signer was known when it came. */
  readonly standing: SenderStanding;
  /** When a receipt for it was written. */
  readonly receiptAt: Moment | null;
  /** Packages from the shelf that went in with it, in words. */
  readonly also: readonly string[];
  readonly withdrawn: boolean;
  readonly withdrawal: EntryHash | null;
  readonly words: string;
}
