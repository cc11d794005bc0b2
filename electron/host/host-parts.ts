import { join } from 'node:path';
import type { HostInfo } from '#shared/host/contract.ts';
import { BookKeyStore } from './book-keys.ts';
import { EXPORT_FOLDER } from './calls.ts';
import { ChunkStore } from './chunks.ts';
import { type Disk, makeFolder, realDisk } from './disk.ts';
import { DraftStore } from './drafts.ts';
import { EventHub } from './events.ts';
import { JournalStore } from './journal.ts';
import { type Media, systemMedia } from './media.ts';
import { noPick, type Pick } from './pick.ts';
import { PlaceBook } from './places.ts';
import { SavingDesk } from './saving.ts';
import { SyncDesk } from './sync/sync-desk.ts';
import { VaultFileStore } from './vault-file.ts';
import { type VaultFolder, vaultFolder } from './vault-folder.ts';
import { watchSurroundings } from './watch.ts';
import { WindowGate } from './window-gate.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

export interface HostOptions {
  /** Everything of this user lies below this folder. */
  readonly home: string;
  readonly about: Only<HostInfo, 'host' | 'version' | 'platform' | 'runtime'>;
  readonly disk?: Disk;
  readonly pick?: Pick;
  readonly media?: Media;
  /** How long a window waits for the one before it to let go, in milliseconds. */
  readonly handover?: number;
}
type Only<T, K extends keyof T> = { readonly [P in K]: T[P] };

/** The capabilities of one host over one vault folder. */
export interface HostParts {
  readonly about: HostOptions['about'];
  readonly disk: Disk;
  readonly vault: VaultFolder;
  readonly exportFolder: string;
  readonly keys: BookKeyStore;
  readonly file: VaultFileStore;
  readonly journal: JournalStore;
  readonly drafts: DraftStore;
  readonly chunks: ChunkStore;
  readonly saving: SavingDesk;
  readonly sync: SyncDesk;
  readonly places: PlaceBook;
  readonly pick: Pick;
  readonly hub: EventHub;
  readonly gate: WindowGate;
  /** True when this host may write the vault folder; asks the system again as long as it may not. */
  mayWrite(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openHostParts(options: HostOptions): Promise<HostParts> {
  const disk = options.disk ?? realDisk;
  const media = options.media ?? systemMedia(disk);
  const vault = vaultFolder(options.home);
  await makeFolder(disk, vault.books);
  const journal = new JournalStore(disk, vault);
  const chunks = new ChunkStore(disk, vault);
  const sync = new SyncDesk(chunks);
  const saving = new SavingDesk(disk, vault.root);
  const places = new PlaceBook(disk, options.home, media);
  const hub = new EventHub();
  const stopWatching = watchSurroundings(disk, vault.root, places, media, hub);
  let lock: Promise<WriterLock | undefined> = takeWriterLock(disk, vault.root);
  await lock;
  return {
    about: options.about,
    disk,
    vault,
    exportFolder: join(options.home, EXPORT_FOLDER),
    keys: new BookKeyStore(disk, vault),
    file: new VaultFileStore(disk, vault.root),
    journal,
    drafts: new DraftStore(disk, vault),
    chunks,
    saving,
    sync,
    places,
    pick: options.pick ?? noPick,
    hub,
    gate: new WindowGate(options.handover),
    mayWrite: async () => {
      const before = lock;
      if (await before) return true;
      // Another call may have begun to ask again meanwhile: one question at a time.
      if (lock === before) lock = takeWriterLock(disk, vault.root);
      return (await lock) !== undefined;
    },
    close: async () => {
      stopWatching();
      sync.close();
      await saving.close();
      await journal.close();
      await (await lock)?.release();
      lock = Promise.resolve(undefined);
    },
  };
}
