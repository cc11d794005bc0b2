import type { Clearing } from '#shared/exchange/clearing.ts';
import type { OfferedServer } from '#shared/exchange/package.ts';
import type { HoldReason } from '#shared/exchange/sync/shelf.ts';
import type { SyncNotice } from '#shared/exchange/sync/sync-run.ts';
import type { HostInfo, Place, Written } from '#shared/host/contract.ts';
import type { ServerCertificate } from '#shared/host/sync-contract.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { Failure } from '#shared/kernel/errors.ts';
import type { BookId, DeviceId, PersonId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { BookKind } from '#shared/ledger/book.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { TrustRole } from '#shared/ledger/trust.ts';
import type { CommandAnswer, CommandInput, CommandName, ViewAnswer, ViewName, ViewParams } from '#shared/workbench/workbench.ts';
import type { ApprovalApi } from './approval-api.ts';
import type { ExchangeApi } from './exchange-api.ts';

export type * from './exchange-api.ts';

/** The signed record of a round that was cleared from this laptop. */
export interface ClearedBook extends Pick<Clearing, 'title' | 'at' | 'reason' | 'entries' | 'stateHash'> {
  readonly id: string;
  readonly person: string;
  /** Number of receipts that covered it. */
  readonly receipts: number;
  /** Whether the signature fits the record. */
  readonly intact: boolean;
}

/** Drafts of this kind belong to forms that become a record only when a person says so: no entry is made of them by itself. */
export const TYPED = 'typed';

/**
 * What the page may ask of the core worker, which owns keys, ledger, cache and evidence. Everything crosses by structured clone;
 * no key ever does. Methods reject with `WorkbenchError`; expected refusals come back as `Result`.
 */
export interface CoreApi {
  session: {
    state(): Promise<SessionState>;
    /** Makes the vault. The recovery code is shown once and never stored in the clear. */
    create(input: { passphrase: string; deviceName: string; personName: string }): Promise<{ recoveryCode: string }>;
    unlock(input: { person: PersonId; passphrase: string }): Promise<void>;
    /** Flushes drafts and forgets every key; the page then reloads. */
    lock(): Promise<void>;
    /** Persons with a way into this vault. */
    people(): Promise<readonly { readonly id: PersonId; readonly name: string }[]>;
    /** Gives another person a passphrase of their own on this laptop; everything on it can be read by all of them. */
    addPerson(input: { name: string; passphrase: string }): Promise<void>;
    changePassphrase(input: { old: string; next: string }): Promise<void>;
    /** A new recovery code; the old one opens nothing any more. */
    renewRecovery(input: { passphrase: string }): Promise<{ recoveryCode: string }>;
    /** A new vault on this laptop from a backup package: same person, new device (epoch). */
    restore(input: { backup: readonly Blob[]; recoveryCode: string; passphrase: string; deviceName: string }): Promise<{ recoveryCode: string }>;
  };
  books: {
    list(): Promise<readonly BookSummary[]>;
    open(book: BookId): Promise<void>;
    /** Founds a round with this laptop as hub. */
    foundRound(input: { title: string }): Promise<BookId>;
    /** Founds (or opens) the practice prison. */
    practice(): Promise<BookId>;
    /** Destroys the book's key and files on this laptop and writes a signed clearing record in the local book. Refused while a team's entries are not receipted. */
    clear(input: { book: BookId; reason: string }): Promise<void>;
    /** What was cleared from this laptop, newest first. */
    cleared(): Promise<readonly ClearedBook[]>;
    /** Empties the cache and folds the journal again; resolves with the state hash before and after. */
    rebuild(): Promise<{ before: string; after: string }>;
  };
  /** Runs a command of the open book as one entry. */
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>>;
  /** Takes back one's own last command. `asks` when someone changed the field since: call again with `force`. */
  undo(force?: boolean): Promise<UndoOutcome>;
  /** Does again what was taken back last; asks as `undo` does. */
  redo(force?: boolean): Promise<UndoOutcome>;
  /** Kinds of records that each view reads: asked once, so that a screen asks a view again only when one of them changed. */
  viewKinds(): Promise<Readonly<Record<ViewName, readonly string[]>>>;
  read<N extends ViewName>(name: N, params: ViewParams<N>): Promise<ViewAnswer<N>>;
  drafts: {
    /** Durable when it resolves: this is what 已落盘 tells. */
    put(input: { kind: string; id: string; field: string; value: Json }): Promise<Moment>;
    of(kind: string, id: string): Promise<Readonly<Record<string, Json>>>;
    /** Makes an entry of a record's drafts. A refusal leaves them where they are. */
    commit(kind: string, id: string): Promise<Result<null>>;
    /** Throws away the drafts of a record (or of one field), after the person confirmed. */
    discard(kind: string, id: string, field?: string): Promise<void>;
  };
  evidence: {
    /** Hashes, encrypts and stores; a file that is there already is stored once. */
    add(input: { file: File; finding?: string; note?: string }, progress: (done: number, all: number) => void): Promise<{ id: string; known: boolean }>;
    read(id: string): Promise<Blob>;
    /** Reads every chunk again and compares with the hash taken on ingest. */
    verify(id: string): Promise<{ intact: boolean; words: string }>;
  };
  exchange: ExchangeApi;
  approval: ApprovalApi;
  /** The network of the open round. Off until a person has set up a database; see `CoreStatus.sync` for what it does. */
  sync: {
    /** Where the hub's task package says the round goes over the network; null while it says nothing. Only an offer. */
    offered(): Promise<OfferedServer | null>;
    state(): Promise<SyncStanding>;
    /** A server's certificate, to be compared aloud. Sends nothing but the greeting of TLS. */
    certificate(address: string): Promise<ServerCertificate>;
    /** Tries the database and, if it opens, keeps the account and begins. Without `password` the kept one stays. */
    configure(input: Omit<SyncAccount, 'on'> & { password?: string }): Promise<void>;
    forget(): Promise<void>;
    stop(): Promise<void>;
    resume(): Promise<void>;
    /** Does not wait for the next try. */
    now(): Promise<void>;
    /** A package that waits for a person, as a file for `exchange.open`. */
    held(id: string): Promise<Blob>;
  };
  files: {
    /** Asks where to save, writes, flushes, reads back. Null when the person cancels. */
    save(input: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<Written | null>;
  };
  backup: {
    state(): Promise<BackupState>;
    choosePlace(): Promise<Place | null>;
    usePlace(place: string): Promise<void>;
    run(progress: (step: string, share: number) => void): Promise<BackupState>;
    /** Ends the running backup: the file it writes is given up, earlier ones stay. */
    stop(): Promise<void>;
  };
  settings: {
    read(): Promise<Settings>;
    write(change: Partial<Settings>): Promise<Settings>;
  };
  host: {
    info(): Promise<HostInfo>;
    places(): Promise<readonly Place[]>;
  };
  /** The state of the open book, as an exported report remembers it. */
  stateHash(): Promise<string>;
  /** Checks every hash, chain and signature of the open book again. */
  verifyLedger(progress: (done: number, all: number) => void): Promise<{ entries: number; stateHash: string; problems: readonly string[] }>;
}

export type SessionState =
  | { readonly state: 'absent' }
  | {
      readonly state: 'locked';
      readonly deviceName: string;
      readonly people: readonly { readonly id: PersonId; readonly name: string }[];
      readonly waitSeconds: number;
    }
  | {
      readonly state: 'open';
      readonly deviceName: string;
      readonly device: DeviceId;
      readonly person: { readonly id: PersonId; readonly name: string };
      readonly book: BookSummary | null;
    }
  /** Something outside is wrong before anything could be opened: another window has the vault, a damaged vault file. */
  | { readonly state: 'blocked'; readonly failure: Failure };

export interface BookSummary {
  readonly book: BookId;
  readonly kind: BookKind;
  readonly title: string;
  /** This laptop's part in it. */
  readonly role: TrustRole | 'unknown';
  readonly entries: number;
}

export type UndoOutcome =
  | { readonly outcome: 'done'; readonly label: string }
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'asks'; readonly label: string; readonly words: string };

export interface BackupState {
  readonly place: Place | null;
  readonly lastVerified: Moment | null;
  readonly lastFailure: Failure | null;
  readonly running: boolean;
}

export interface Settings {
  readonly idleLockMinutes: number;
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'comfortable' | 'dense';
  readonly backupPlace: string | null;
  readonly backupMinutes: number;
}

/** A database of the person's choice for one round. */
export interface SyncAccount {
  readonly address: string;
  readonly database: string;
  readonly user: string;
  /** SHA-256 of the certificate that was compared aloud. */
  readonly pin: string | null;
  /** The person has agreed to an address without TLS. */
  readonly plain: boolean;
  readonly on: boolean;
}

/** A package from the server that asks what a package from a stick would ask. */
export interface HeldFromServer {
  readonly id: string;
  readonly reason: HoldReason;
  readonly from: string;
  readonly person: string;
  readonly fingerprint: string;
  readonly words: string;
}

/** How the network of the open round stands. */
export interface SyncStanding {
  readonly account: SyncAccount | null;
  /** `off`: not set up. `stopped`: by the person. `resting`: nothing to do until something is new. */
  readonly phase: 'off' | 'stopped' | 'working' | 'resting' | 'failed';
  readonly words: string | null;
  readonly share: number;
  /** End of the last exchange that succeeded. */
  readonly lastAt: Moment | null;
  readonly failure: Failure | null;
  /** Null after a failure: not before a person has done something. */
  readonly nextTryAt: Moment | null;
  /** Own entries that the hub has not acknowledged yet; null on the hub itself. */
  readonly unacknowledged: number | null;
  /** Packages that build on something that nobody has sent. */
  readonly waiting: number;
  readonly held: readonly HeldFromServer[];
  readonly unreadable: readonly Failure[];
  /** Evidence chunks that neither this laptop nor the server has. */
  readonly chunksAbsent: number;
  /** What was found out about the server since the vault was opened. */
  readonly notices: readonly SyncNotice[];
  /** Whole minutes that the server's clock was ahead of this laptop's at the last exchange; null: not told. */
  readonly serverClock: number | null;
  /** Laptops whose clocks were found wrong by what came from them since the vault was opened. */
  readonly laptopClocks: readonly { readonly name: string; readonly minutes: number }[];
}

/** What the worker tells the page unasked. */
export type CoreEvent =
  /** Kinds of the open book that changed: views that read them are asked again. */
  | { readonly event: 'changed'; readonly kinds: readonly string[] }
  | { readonly event: 'status'; readonly status: CoreStatus }
  | { readonly event: 'session'; readonly state: SessionState }
  | { readonly event: 'lock'; readonly why: string }
  /** A bug in the worker, for the report on disk: name and place in the program, never content. */
  | { readonly event: 'bug'; readonly name: string; readonly place: string };

/** The truth for the status line. */
export interface CoreStatus {
  /** Fields typed and not yet confirmed by the host. */
  readonly pending: number;
  /** When the host last confirmed a draft or an entry. */
  readonly durableAt: Moment | null;
  /** Why saving does not work, while it does not. */
  readonly failure: Failure | null;
  readonly backup: BackupState;
  /** Entries that no package to the hub has carried yet; none on a hub's laptop. */
  readonly unsent: number;
  /** Entries in packages for which no receipt has come back. */
  readonly unreceipted: number;
  readonly disputed: number;
  /** Entries once saved here that the journal no longer has, until they have come back with a package. */
  readonly lost: number;
  readonly sync: SyncStanding;
  /** Long work in the worker: opening, rebuilding, importing. */
  readonly work: { readonly words: string; readonly share: number } | null;
  readonly canUndo: string | null;
  readonly canRedo: string | null;
}
