import type { Place } from '#shared/host/contract.ts';
import { toBase64 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { dateInChina, timeInChina } from '#shared/kernel/date-only.ts';
import { errorTable, isWorkbenchError } from '#shared/kernel/errors.ts';
import type { KeptBook } from '#shared/vault/book-keys.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { BackupState, CoreApi } from './api.ts';
import { damagedChunks, preparePackages, sendPackage } from './package-writing.ts';
import { plainName } from './plain-name.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings-desk.ts';
import { failureOf } from './status-board.ts';

const errors = errorTable('backup', {
  noPlace: () => ({ words: '还没有选定备份位置，没有备份。', next: '请在设置中选择另一块硬盘或 U 盘上的文件夹。' }),
  stopped: () => ({ words: '已按要求停止，这次没有备份；较早的备份仍在。', next: '需要时可以重新备份。' }),
  damaged: (chunks: number) => ({
    words: `登记内容和其余证据已备份并经回读核对；有 ${chunks} 块证据材料在本机已损坏，不在这次备份里。`,
    next: '请在证据页面逐件校验，损坏的从较早的备份或其他电脑取回；较早的备份请留着。',
  }),
  absent: (label: string) => ({ words: `备份位置“${label}”现在不在，没有备份。`, next: '插上 U 盘或接通该位置后会自动再备。' }),
});

/** Older backups of one book that stay beside the newest. */
const KEEP = 3;

/**
 * Backups: every book as a whole, sealed to this laptop and to the recovery code, in a second place.
 * 已备份 is told only after the host has read the file back and its hash is that of what was sent.
 */
export class BackupDesk {
  private running: Promise<BackupState> | undefined;
  private lastFailure: BackupState['lastFailure'] = null;
  private stopped = false;

  constructor(private readonly session: Session) {}

  api(): CoreApi['backup'] {
    return {
      state: () => this.state(),
      choosePlace: async () => {
        const place = await this.session.host.call('places.choose', {});
        if (place) await this.use(place.id);
        return place;
      },
      usePlace: (place) => this.use(place),
      run: (progress) => this.run(progress),
      stop: async () => {
        this.stopped = true;
      },
    };
  }

  /** Backs up when the time has come, or when the stick appears; quietly does nothing while locked or without a place. */
  async tick(place?: Place): Promise<void> {
    if (!this.session.isOpen || this.running) return;
    const { backupPlace, backupMinutes } = readSettings(this.session);
    if (backupPlace === null || (place && place.id !== backupPlace)) return;
    const last = this.lastVerified();
    const passed = last ? Date.parse(this.session.clock.now()) - Date.parse(last) : 0;
    // A clock that was set back does not put backups off until it has caught up.
    const due = !last || passed < 0 || passed >= backupMinutes * 60_000;
    // A failure is shown in the status line until a later backup succeeds.
    if (due || place) await this.run(() => undefined).catch(() => undefined);
  }

  async state(): Promise<BackupState> {
    const { backupPlace } = readSettings(this.session);
    const { places } = await this.session.host.call('places.list', {});
    const state: BackupState = {
      place: places.find((place) => place.id === backupPlace) ?? null,
      lastVerified: this.lastVerified(),
      lastFailure: this.lastFailure,
      running: this.running !== undefined,
    };
    this.session.status.set({ backup: state });
    return state;
  }

  private run(progress: (step: string, share: number) => void): Promise<BackupState> {
    this.running ??= this.backUp(progress)
      .then(
        () => {
          this.lastFailure = null;
        },
        (error: unknown) => {
          this.lastFailure = failureOf(error);
          throw error;
        },
      )
      .finally(() => {
        this.running = undefined;
        void this.state();
      })
      .then(() => this.state());
    return this.running;
  }

  private async backUp(progress: (step: string, share: number) => void): Promise<void> {
    const { session } = this;
    this.stopped = false;
    const told = (step: string, share: number): void => {
      if (this.stopped) throw errors.stopped();
      progress(step, share);
    };
    const { local, round } = session.open;
    const { place } = await this.state();
    if (!place) throw errors.noPlace();
    if (!place.present) throw errors.absent(place.label);
    const books = await session.keptBooks();
    let damaged = 0;
    for (const [i, kept] of books.entries()) {
      const opened = round?.book.book === kept.key.book ? round.book : kept.kind === 'local' ? local.book : await session.openBook(kept);
      const step = `备份第 ${i + 1} 个，共 ${books.length} 个`;
      told(step, i / books.length);
      damaged += await this.backUpBook(place, kept, opened, (share) => told(step, (i + share) / books.length));
    }
    await local.write('backup', 'last', { at: session.clock.now(), place: place.label, books: books.length });
    if (damaged > 0) throw errors.damaged(damaged);
  }

  /** A chunk that has rotted keeps only itself out of the backup. @returns how many were left out */
  private async backUpBook(place: Place, kept: KeptBook, book: OpenBook, told: (share: number) => void): Promise<number> {
    try {
      await this.writeBackup(place, kept, book, told, new Set());
      return 0;
    } catch (error) {
      if (!isWorkbenchError(error, 'package.chunkDamaged')) throw error;
      const damaged = await damagedChunks(this.session, book);
      await this.writeBackup(place, kept, book, told, damaged);
      return damaged.size;
    }
  }

  private async writeBackup(place: Place, kept: KeptBook, book: OpenBook, told: (share: number) => void, without: ReadonlySet<string>): Promise<void> {
    const { session } = this;
    const { vault } = session.open;
    const title = kept.kind === 'local' ? '本机设置' : this.title(book);
    const keyring = {
      ...(kept.roundIdentity === undefined ? {} : { roundIdentity: kept.roundIdentity }),
      persons: [{ id: vault.person.id, name: vault.person.name, seed: toBase64(vault.person.seed) }],
    };
    const lock = { recipients: [vault.card.sealTo, vault.file.recovery.recipient] };
    const wanted = (sha256: string): boolean => !without.has(sha256);
    const stem = `备份-${plainName(title)}-${book.book.slice(0, 6)}`;
    const at = session.clock.now();
    const stamp = `${dateInChina(at)}-${timeInChina(at).replaceAll(':', '')}`;
    for await (const { prepared, volume } of preparePackages(session, { kind: 'backup', kept, book, title, number: 1, keyring, lock, wanted })) {
      const grant = await session.host.call('save.into', { place: place.id, name: `${stem}-${stamp}${volume === 0 ? '' : `-证据${volume}`}.xjb` });
      await sendPackage(session, grant, prepared, lock, told);
    }
    await this.thinOut(place, stem, stamp);
  }

  /**
   * Keeps the newest few of a book, and the one just made whatever its date says: a clock may have been set back. Only files with our own
   * stem are ever removed, and only after the new one was verified.
   */
  private async thinOut(place: Place, stem: string, made: string): Promise<void> {
    const { files } = await this.session.host.call('places.files', { place: place.id });
    const stamps = [...new Set(files.filter((file) => file.name.startsWith(`${stem}-`)).map((file) => file.name.slice(stem.length + 1, stem.length + 18)))]
      .filter((stamp) => stamp !== made)
      .sort();
    const old = new Set(stamps.slice(0, Math.max(0, stamps.length - KEEP + 1)));
    for (const { name } of files) {
      if (name.startsWith(`${stem}-`) && old.has(name.slice(stem.length + 1, stem.length + 18)))
        await this.session.host.call('places.remove', { place: place.id, name });
    }
  }

  private title(book: OpenBook): string {
    const title = book.replica.fold.record('round', 'round')?.fields['title'];
    return typeof title === 'string' && title !== '' ? title : '未命名轮次';
  }

  private lastVerified(): Moment | null {
    const at = this.session.open.local.fields('backup', 'last')['at'];
    return typeof at === 'string' ? (at as Moment) : null;
  }

  private async use(place: string): Promise<void> {
    await this.session.open.local.write('setting', 'app', { backupPlace: place });
    await this.state();
  }
}
