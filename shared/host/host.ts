import type { Bytes } from '../kernel/bytes.ts';
import type { BookId } from '../kernel/ids.ts';
import type { DraftId } from '../ledger/draft.ts';
import type { JournalHead } from '../ledger/frame.ts';
import type { HostAnswer, HostCallName, HostEvent, HostRequest } from './contract.ts';
import type { FramedDocument } from './document-frames.ts';

/**
 * The host as the core worker sees it. Implemented over HTTP in the worker (`http-host.ts`) and directly over `electron/host` in
 * batch and tests. Methods reject with a `WorkbenchError` when the host says so.
 */
export interface Host {
  call<N extends HostCallName>(name: N, request: HostRequest<N>): Promise<HostAnswer<N>>;

  readVault(): Promise<Bytes | undefined>;
  /** @param revision the stored revision this write replaces, 0 for the first */
  writeVault(file: Bytes, revision: number): Promise<void>;

  readBookKey(book: BookId): Promise<Bytes | undefined>;
  writeBookKey(book: BookId, wrapped: Bytes): Promise<void>;

  /** Committed batches after `from`, in pieces that need not end with a batch. */
  readJournal(book: BookId, from: JournalHead): AsyncIterable<Bytes>;
  /** Resolves after the batch is on disk. Rejects with `journal.staleHead` when `expect` is not the journal's head. */
  appendJournal(book: BookId, expect: JournalHead, batch: Bytes): Promise<JournalHead>;

  readDraft(book: BookId, draft: DraftId): Promise<Bytes | undefined>;
  writeDraft(book: BookId, draft: DraftId, sealed: Bytes): Promise<void>;

  readChunk(book: BookId, chunk: string): Promise<Bytes | undefined>;
  writeChunk(book: BookId, chunk: string, bytes: Bytes): Promise<void>;

  /** Sends a piece of a file being saved, in order. */
  writePiece(grant: string, piece: Bytes): Promise<void>;
  readPlaceFile(place: string, name: string): AsyncIterable<Bytes>;

  /** Stores sealed documents on the server that is open; on it when this resolves. */
  pushDocuments(documents: readonly Bytes[]): Promise<void>;
  /** Documents of the server that is open, in the order asked for. */
  pullDocuments(ids: readonly string[]): Promise<readonly FramedDocument[]>;

  /** Calls back until the returned function is called. Reconnects by itself. */
  onEvent(listen: (event: HostEvent) => void): () => void;
}
