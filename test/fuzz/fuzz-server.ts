import type { SyncServer } from '#shared/exchange/sync/ports.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { MemoryServer } from '#test/shared/exchange/sync/memory-server.ts';

/** The server of a life, with the bytes of its chunks. */
export class FuzzServer extends MemoryServer {
  private readonly chunkBytes = new Map<string, Bytes>();

  /** The server as one laptop reaches it: chunks go from its store and into it. */
  doorOf(store: Map<string, Bytes>): SyncServer {
    return {
      standing: (checkpoint) => this.standing(checkpoint),
      keepCheckpoint: (checkpoint, value) => this.keepCheckpoint(checkpoint, value),
      changes: (since, limit) => this.changes(since, limit),
      pull: (ids) => this.pull(ids),
      push: (documents) => this.push(documents),
      lacking: (ids) => this.lacking(ids),
      pushChunks: async (names) => {
        const here = names.filter((name) => store.has(name));
        for (const name of here) this.chunkBytes.set(name, store.get(name) as Bytes);
        await this.pushChunks(here);
        return names.filter((name) => !store.has(name));
      },
      pullChunks: async (names) => {
        const absent = await this.pullChunks(names);
        for (const name of names) if (!absent.includes(name)) store.set(name, this.chunkBytes.get(name) as Bytes);
        return absent;
      },
    };
  }
}
