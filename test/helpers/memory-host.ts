import type { HostAnswer, HostCallName, HostEvent, HostRequest } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { frameErrors, JOURNAL_START, type JournalHead, readBatches } from '#shared/ledger/frame.ts';

interface Kept {
  key: Bytes | undefined;
  journal: Bytes;
  heads: Map<string, number>;
  head: JournalHead;
  readonly drafts: Map<string, Bytes>;
  readonly chunks: Map<string, Bytes>;
}

/** A host in memory, for tests of what stands on a host; the real ones have their own contract suite. */
export class MemoryHost implements Host {
  vault: Bytes | undefined;
  readonly books = new Map<string, Kept>();
  readonly saved = new Map<string, Bytes>();
  /** Set to make the next write fail, as a full disk would. */
  failNext: Error | undefined;
  private readonly pieces = new Map<string, { name: string; parts: Bytes[] }>();
  private grants = 0;

  private kept(book: string): Kept {
    let kept = this.books.get(book);
    if (!kept) {
      kept = {
        key: undefined,
        journal: new Uint8Array(0),
        heads: new Map([[JOURNAL_START.digest, 0]]),
        head: JOURNAL_START,
        drafts: new Map(),
        chunks: new Map(),
      };
      this.books.set(book, kept);
    }
    return kept;
  }

  private maybeFail(): void {
    const error = this.failNext;
    this.failNext = undefined;
    if (error) throw error;
  }

  async call<N extends HostCallName>(name: N, request: HostRequest<N>): Promise<HostAnswer<N>> {
    return this.answer(name, request as never) as HostAnswer<N>;
  }

  private answer(name: HostCallName, request: { book: string; draft: string; chunks: string[]; name: string; grant: string }): unknown {
    switch (name) {
      case 'books.list':
        return { books: [...this.books.keys()].filter((book) => this.books.get(book)?.key) };
      case 'books.destroy':
        this.books.delete(request.book);
        return {};
      case 'journal.head':
        return { ...this.kept(request.book).head, setAsideBytes: 0 };
      case 'drafts.list':
        return { drafts: [...this.kept(request.book).drafts.keys()] };
      case 'drafts.remove':
        this.kept(request.book).drafts.delete(request.draft);
        return {};
      case 'chunks.remove':
        for (const chunk of request.chunks) this.kept(request.book).chunks.delete(chunk);
        return {};
      case 'chunks.missing':
        return { missing: request.chunks.filter((chunk) => !this.kept(request.book).chunks.has(chunk)) };
      case 'save.choose':
      case 'save.into': {
        const grant = `grant${this.grants++}`;
        this.pieces.set(grant, { name: request.name, parts: [] });
        return { grant, name: request.name, place: '内存' };
      }
      case 'save.finish': {
        const file = this.pieces.get(request.grant);
        if (!file) throw new Error('no such grant');
        const bytes = concat(file.parts);
        this.saved.set(file.name, bytes);
        return { place: '内存', name: file.name, bytes: bytes.length, sha256: '0'.repeat(64) };
      }
      case 'save.abort':
        this.pieces.delete(request.grant);
        return {};
      default:
        throw new Error(`the memory host does not answer ${name}`);
    }
  }

  async readVault(): Promise<Bytes | undefined> {
    return this.vault;
  }
  async writeVault(file: Bytes): Promise<void> {
    this.maybeFail();
    this.vault = file;
  }
  async readBookKey(book: string): Promise<Bytes | undefined> {
    return this.books.get(book)?.key;
  }
  async writeBookKey(book: string, wrapped: Bytes): Promise<void> {
    this.maybeFail();
    this.kept(book).key = wrapped;
  }
  async *readJournal(book: string, from: JournalHead): AsyncGenerator<Bytes> {
    const kept = this.kept(book);
    const at = kept.heads.get(from.digest);
    if (at === undefined) throw hostErrors.unknownHead();
    // Pieces that end anywhere, as the network delivers them.
    for (let i = at; i < kept.journal.length; i += 1000) yield kept.journal.slice(i, i + 1000);
  }
  async appendJournal(book: string, expect: JournalHead, batch: Bytes): Promise<JournalHead> {
    this.maybeFail();
    const kept = this.kept(book);
    if (expect.sequence !== kept.head.sequence || expect.digest !== kept.head.digest) throw frameErrors.staleHead();
    const read = readBatches(batch, expect);
    if (read.rest !== 'complete' || read.batches.length !== 1) throw new Error('not one whole batch');
    kept.journal = concat([kept.journal, batch]);
    kept.head = (read.batches[0] as (typeof read.batches)[number]).head;
    kept.heads.set(kept.head.digest, kept.journal.length);
    return kept.head;
  }
  async readDraft(book: string, draft: string): Promise<Bytes | undefined> {
    return this.kept(book).drafts.get(draft);
  }
  async writeDraft(book: string, draft: string, sealed: Bytes): Promise<void> {
    this.maybeFail();
    this.kept(book).drafts.set(draft, sealed);
  }
  async readChunk(book: string, chunk: string): Promise<Bytes | undefined> {
    return this.kept(book).chunks.get(chunk);
  }
  async writeChunk(book: string, chunk: string, bytes: Bytes): Promise<void> {
    this.maybeFail();
    this.kept(book).chunks.set(chunk, bytes);
  }
  async writePiece(grant: string, piece: Bytes): Promise<void> {
    this.maybeFail();
    this.pieces.get(grant)?.parts.push(piece);
  }
  async *readPlaceFile(_place: string, name: string): AsyncGenerator<Bytes> {
    const bytes = this.saved.get(name);
    if (bytes) yield bytes;
  }
  async pushDocuments(): Promise<void> {
    throw syncErrors.notOpen();
  }
  async pullDocuments(): Promise<never> {
    throw syncErrors.notOpen();
  }
  onEvent(_listen: (event: HostEvent) => void): () => void {
    return () => undefined;
  }

  /** Everything that lies "on disk", to look for what must not be there. */
  allBytes(): Bytes {
    const parts: Uint8Array[] = [this.vault ?? new Uint8Array(0)];
    for (const kept of this.books.values()) parts.push(kept.key ?? new Uint8Array(0), kept.journal, ...kept.drafts.values(), ...kept.chunks.values());
    return concat(parts);
  }
}
