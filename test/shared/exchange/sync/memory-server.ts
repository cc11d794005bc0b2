import { createHash } from 'node:crypto';
import type { SyncServer } from '#shared/exchange/sync/ports.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';

/** Where a document was that the server has lost without a trace. */
const GONE = '';

/** A server in memory for what stands on the port; the real protocol has its own tests. Chunks are names only. */
export class MemoryServer implements SyncServer {
  documents = new Map<string, Bytes>();
  order: string[] = [];
  checkpoints = new Map<string, string>();
  /** Called before each request; throws to break it. `after`: the server has done it already. */
  fault: (call: string, after: boolean) => void = () => undefined;

  private async served<T>(call: string, work: () => T): Promise<T> {
    this.fault(call, false);
    const answer = work();
    this.fault(call, true);
    return answer;
  }

  standing(checkpoint: string) {
    return this.served('standing', () => ({ documents: this.documents.size, checkpoint: this.checkpoints.get(checkpoint) ?? null, serverAt: null }));
  }
  keepCheckpoint(checkpoint: string, value: string) {
    return this.served('keepCheckpoint', () => void this.checkpoints.set(checkpoint, value));
  }
  changes(since: string | null, limit: number) {
    return this.served('changes', () => {
      const from = Number(since ?? '0');
      // A page of a real server is full as long as there is more.
      let end = Math.min(from, this.order.length);
      const rows: { id: string; deleted: boolean }[] = [];
      for (; end < this.order.length && rows.length < limit; end++) {
        const id = this.order[end] as string;
        if (id !== GONE) rows.push({ id, deleted: !this.documents.has(id) });
      }
      return { rows, since: String(Math.max(from, end)) };
    });
  }
  pull(ids: readonly string[]) {
    return this.served('pull', () => ids.map((id) => this.documents.get(id) ?? ('absent' as const)));
  }
  push(documents: readonly Bytes[]) {
    return this.served('push', () => {
      for (const bytes of documents) this.put(`e${createHash('sha256').update(bytes).digest('hex')}`, bytes);
    });
  }
  lacking(ids: readonly string[]) {
    return this.served('lacking', () => ids.filter((id) => !this.documents.has(id)));
  }
  pushChunks(chunks: readonly string[]) {
    return this.served('pushChunks', () => {
      for (const name of chunks) this.put(`c${name}`, new Uint8Array(0));
      return [];
    });
  }
  pullChunks(chunks: readonly string[]) {
    return this.served('pullChunks', () => chunks.filter((name) => !this.documents.has(`c${name}`)));
  }

  /** As a cluster does whose shard has moved: the next laptop that asks is shown again what it has seen. */
  rewind(): void {
    const { changes } = this;
    this.changes = async (_since, limit) => {
      this.changes = changes;
      return changes.call(this, null, limit);
    };
  }

  /** As a damaged disk would: no mark of a deletion is left. */
  lose(id: string): void {
    this.documents.delete(id);
    this.order = this.order.map((there) => (there === id ? GONE : there));
  }

  backup() {
    return { documents: new Map(this.documents), order: [...this.order], checkpoints: new Map(this.checkpoints) };
  }
  restore(backup: ReturnType<MemoryServer['backup']>): void {
    this.documents = new Map(backup.documents);
    this.order = [...backup.order];
    this.checkpoints = new Map(backup.checkpoints);
  }

  private put(id: string, bytes: Bytes): void {
    if (this.documents.has(id)) return;
    this.documents.set(id, bytes);
    this.order.push(id);
  }
}
