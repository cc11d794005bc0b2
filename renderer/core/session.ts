import type { Host } from '#shared/host/host.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { errorTable, isWorkbenchError } from '#shared/kernel/errors.ts';
import { type BookId, newId, type PersonId } from '#shared/kernel/ids.ts';
import type { Random } from '#shared/kernel/random.ts';
import type { BookKind } from '#shared/ledger/book.ts';
import { bookCipher, type KeptBook, keepBook, newBookKey, openBookKey } from '#shared/vault/book-keys.ts';
import { DraftBox } from '#shared/vault/draft-box.ts';
import { OpenBook } from '#shared/vault/open-book.ts';
import { createVault, decodeVault, encodeVault, type NewVault, newPerson, type OpenVault, unlockVault } from '#shared/vault/vault.ts';
import type { BookSummary, CoreEvent, SessionState } from './api.ts';
import { CacheDatabase, DexieBookCache } from './cache.ts';
import { handoverOf } from './exchange/handover-desk.ts';
import { LocalBook } from './local-book.ts';
import { keepLost, lostEntries } from './lost-entries.ts';
import { OpenRound } from './open-round.ts';
import { StatusBoard } from './status-board.ts';

export const sessionErrors = errorTable('session', {
  locked: () => ({ words: '保险库已锁定，这一步没有完成。', next: '解锁后再试。' }),
  noBook: () => ({ words: '还没有打开任何轮次。', next: '请先建立轮次、导入任务包或进入练习监狱。' }),
  wait: (seconds: number) => ({ words: `口令连续输错，请等待 ${seconds} 秒。数据未受影响。`, next: '等待结束后再试；忘记口令时可用恢复码。' }),
  exists: () => ({ words: '这台电脑上已有保险库，没有建立新的。', next: '请直接解锁。' }),
});

/** Longest wait after wrong passphrases, in seconds. */
const LONGEST_WAIT = 60;

/** After the vault is open: keys, the local book, and the book in use. */
export interface Opened {
  vault: OpenVault;
  readonly local: LocalBook;
  round: OpenRound | undefined;
}

/** The worker's state: locked or open, and the doors between. */
export class Session {
  readonly status: StatusBoard;
  readonly database = new CacheDatabase();
  private opened: Opened | undefined;
  /** What runs beside the open book: told when another one is in use, ended before the lock. */
  companion: { follow(): Promise<void>; end(): Promise<void> } | undefined;

  constructor(
    readonly host: Host,
    readonly clock: Clock,
    readonly random: Random,
    readonly tell: (event: CoreEvent) => void,
  ) {
    this.status = new StatusBoard(tell, () => clock.now());
  }

  /** Throws `session.locked`. */
  get open(): Opened {
    if (!this.opened) throw sessionErrors.locked();
    return this.opened;
  }

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** Throws `session.noBook`. */
  get round(): OpenRound {
    const { round } = this.open;
    if (!round) throw sessionErrors.noBook();
    return round;
  }

  async state(): Promise<SessionState> {
    if (this.opened) {
      const { vault, round } = this.opened;
      return {
        state: 'open',
        deviceName: vault.device.name,
        device: vault.device.id,
        person: { id: vault.person.id, name: vault.person.name },
        book: round ? this.summary(round) : null,
      };
    }
    try {
      const bytes = await this.host.readVault();
      if (!bytes) return { state: 'absent' };
      const file = decodeVault(bytes);
      return {
        state: 'locked',
        deviceName: file.device.name,
        people: file.slots.map((slot) => ({ id: slot.person, name: slot.name })),
        waitSeconds: await this.waitSeconds(file.vault),
      };
    } catch (error) {
      if (isWorkbenchError(error)) return { state: 'blocked', failure: error.toFailure() };
      throw error;
    }
  }

  async create(input: { passphrase: string; deviceName: string; personName: string }): Promise<{ recoveryCode: string }> {
    const wish: NewVault = { passphrase: input.passphrase, deviceName: input.deviceName.trim(), person: newPerson(input.personName.trim(), this.random) };
    return { recoveryCode: await this.found(wish) };
  }

  /** Makes the vault and its local book, and opens both. Also the last step of a restore, which brings an older person along. */
  async found(wish: NewVault): Promise<string> {
    if (await this.host.readVault()) throw sessionErrors.exists();
    const { open, recoveryCode } = await createVault(wish, this.random);
    await this.host.writeVault(encodeVault(open.file), 0);
    await this.enter(open);
    return recoveryCode;
  }

  async unlock(input: { person: PersonId; passphrase: string }): Promise<void> {
    const bytes = await this.host.readVault();
    if (!bytes) throw sessionErrors.locked();
    const file = decodeVault(bytes);
    const wait = await this.waitSeconds(file.vault);
    if (wait > 0) throw sessionErrors.wait(wait);
    try {
      const vault = await unlockVault(file, input.person, input.passphrase, this.random);
      await this.database.attempts.delete(file.vault).catch(() => undefined);
      await this.enter(vault);
    } catch (error) {
      if (isWorkbenchError(error, 'vault.wrongPassphrase')) await this.failedAttempt(file.vault);
      throw error;
    }
  }

  /** Flushes what is typed and forgets every key. */
  async lock(): Promise<void> {
    const opened = this.opened;
    await this.companion?.end();
    await opened?.round?.drafts.flushed().catch(() => undefined);
    await opened?.round?.book.cached();
    await opened?.local.book.cached();
    this.opened = undefined;
    this.status.reset();
  }

  async replaceVault(vault: OpenVault): Promise<void> {
    await this.host.writeVault(encodeVault(vault.file), this.open.vault.file.revision);
    this.open.vault = vault;
  }

  /** Stores a new book's key, unless the book is here already. */
  async addBook(kind: BookKind, roundIdentity: string | undefined, book: BookId = newId<'Book'>(this.random) as BookId): Promise<KeptBook> {
    const kept: KeptBook = { key: newBookKey(book, this.random), kind, roundIdentity };
    await keepBook(this.host, this.open.vault, kept);
    return kept;
  }

  async openBook(kept: KeptBook, vault: OpenVault = this.open.vault): Promise<OpenBook> {
    const cipher = await bookCipher(kept.key, this.random);
    const before = this.status.current.work;
    try {
      return await OpenBook.open({
        host: this.host,
        book: kept.key.book,
        cipher,
        author: { device: vault.device.id, person: vault.person.id },
        clock: this.clock,
        cache: new DexieBookCache(this.database, kept.key, cipher),
        progress: (entries, share) => this.status.set({ work: { words: `正在读取登记簿：${entries} 条`, share } }),
      });
    } finally {
      this.status.set({ work: before });
    }
  }

  /** Makes a book the one in use, with its drafts. */
  async enterBook(book: BookId): Promise<OpenRound> {
    const { vault, local } = this.open;
    const kept = await openBookKey(this.host, vault, book);
    if (!kept) throw sessionErrors.noBook();
    await this.open.round?.drafts.flushed();
    const opened = await this.openBook(kept);
    const drafts = new DraftBox(this.host, kept.key, await bookCipher(kept.key, this.random), this.clock);
    await drafts.load();
    const round: OpenRound = new OpenRound(kept, opened, drafts, this.clock, this.random, (kind, id) => handoverOf(this, round)?.of(kind, id));
    this.open.round = round;
    await keepLost(local, opened);
    opened.onChange((changed) => this.changed(round, changed));
    await local.write('setting', 'app', { book });
    this.refresh();
    void this.companion?.follow();
    this.tell({ event: 'session', state: await this.state() });
    return round;
  }

  summary(round: OpenRound): BookSummary {
    const { book, kept } = round;
    const trust = book.replica.fold.trust.devices.get(book.author.device);
    const title = book.replica.fold.record('round', 'round')?.fields['title'];
    return {
      book: book.book,
      kind: kept.kind,
      title: typeof title === 'string' && title ? title : '未命名轮次',
      role: trust?.role ?? 'unknown',
      entries: book.replica.size,
    };
  }

  /** Counts that the status line shows of the open book. */
  refresh(): void {
    const round = this.opened?.round;
    if (!round) return;
    const { replica } = round.book;
    const handed = handoverOf(this, round)?.counts() ?? { unsent: 0, unreceipted: 0 };
    let disputed = 0;
    for (const kind of replica.fold.kindNames()) for (const record of replica.fold.records(kind)) disputed += record.disputed.size;
    this.status.set({
      ...handed,
      disputed,
      lost: lostEntries(this.open.local, replica).length,
      canUndo: round.undoStack.next?.label ?? null,
      canRedo: round.undoStack.nextAgain?.label ?? null,
    });
  }

  /** After a package or a receipt: records have come further though none has changed. */
  handoverChanged(): void {
    this.tell({ event: 'changed', kinds: ['finding'] });
    this.refresh();
  }

  private changed(round: OpenRound, changed: ReadonlySet<string>): void {
    if (this.opened?.round !== round) return;
    const kinds = [...new Set([...changed].map((place) => place.slice(0, place.indexOf(' '))))];
    this.tell({ event: 'changed', kinds });
    this.refresh();
  }

  /**
   * Books that this vault can open. One that another vault left behind is passed over; an empty one, left by an import that was cut off
   * before its first entry, is cleared away.
   */
  async keptBooks(vault: OpenVault = this.open.vault): Promise<readonly KeptBook[]> {
    const { books } = await this.host.call('books.list', {});
    const kept: KeptBook[] = [];
    for (const book of books as BookId[]) {
      const one = await openBookKey(this.host, vault, book).catch((error: unknown) => {
        if (isWorkbenchError(error, 'seal.refused')) return undefined;
        throw error;
      });
      if (one) kept.push(one);
    }
    return kept;
  }

  private async enter(vault: OpenVault): Promise<void> {
    const books = await this.keptBooks(vault);
    let local = books.find((kept) => kept.kind === 'local');
    if (!local) {
      local = { key: newBookKey(newId<'Book'>(this.random) as BookId, this.random), kind: 'local', roundIdentity: undefined };
      await keepBook(this.host, vault, local);
    }
    const book = new LocalBook(await this.openBook(local, vault));
    this.opened = { vault, local: book, round: undefined };
    for (const { key } of books) if (key.book !== local.key.book) await this.clearIfEmpty(key.book);
    const last = book.fields('setting', 'app')['book'];
    if (books.some(({ key }) => key.book === last)) await this.enterBook(last as BookId);
    this.tell({ event: 'session', state: await this.state() });
  }

  private async clearIfEmpty(book: BookId): Promise<void> {
    const { sequence, setAsideBytes } = await this.host.call('journal.head', { book });
    if (sequence === 0 && setAsideBytes === 0) await this.host.call('books.destroy', { book });
  }

  private async waitSeconds(vault: string): Promise<number> {
    const row = await this.database.attempts.get(vault).catch(() => undefined);
    if (!row || row.failures < 3) return 0;
    const wait = Math.min(LONGEST_WAIT, 2 ** (row.failures - 2));
    const now = Date.parse(this.clock.now());
    // A clock that was set back begins the wait again; else it would last until the clock has caught up.
    if (row.last > now) await this.database.attempts.put({ ...row, last: now });
    return Math.max(0, Math.ceil((Math.min(row.last, now) - now) / 1000) + wait);
  }

  private async failedAttempt(vault: string): Promise<void> {
    const row = await this.database.attempts.get(vault);
    await this.database.attempts.put({ vault, failures: (row?.failures ?? 0) + 1, last: Date.parse(this.clock.now()) });
  }
}
