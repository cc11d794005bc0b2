import type { Cancel } from '../streams.ts';
import type { ChunkRef } from '../write-package.ts';
import type { SyncServer, SyncSite } from './ports.ts';
import { SyncStopped } from './sync-stopped.ts';

/** Chunks in one request: eight of 1 MiB at most, and never more than four full ones on the way up, where base64 makes a third more. */
const PULL_AT_ONCE = 8;
const PUSH_BYTES = 3 * 1024 * 1024;
const PUSH_AT_ONCE = 8;
const ASK_AT_ONCE = 2_000;

/** Evidence on its way: only what the other side lacks, a few chunks at a time, each checked against its name on both sides. */
export class ChunkTraffic {
  private readonly there = new Set<string>();
  /** Seen in this laptop's store since the exchange began: not asked for again at every one. */
  private readonly here = new Set<string>();

  constructor(
    private readonly server: SyncServer,
    private readonly site: SyncSite,
  ) {}

  /** The server may have lost some: ask for all of them again. */
  forget(): void {
    this.there.clear();
  }

  async run(
    cancel: Cancel,
    told?: (words: string, share: number) => void,
  ): Promise<{ readonly pulled: number; readonly pushed: number; readonly absent: number }> {
    const all = this.site.chunks();
    const unseen = all.flatMap(({ sha256 }) => (this.here.has(sha256) ? [] : [sha256]));
    const absent = new Set(unseen.length === 0 ? [] : await this.site.chunksMissing(unseen));
    for (const name of unseen) if (!absent.has(name)) this.here.add(name);
    const unknown = all.filter(({ sha256 }) => !this.there.has(sha256));
    const lacking = await this.lackingOf(unknown);
    const pulled = await this.pull(
      [...absent].filter((name) => this.there.has(name)),
      cancel,
      told,
    );
    const pushed = await this.push(
      lacking.filter(({ sha256 }) => !absent.has(sha256)),
      cancel,
      told,
    );
    return { pulled, pushed, absent: absent.size - pulled };
  }

  private async lackingOf(chunks: readonly ChunkRef[]): Promise<readonly ChunkRef[]> {
    const lacking: ChunkRef[] = [];
    for (let at = 0; at < chunks.length; at += ASK_AT_ONCE) {
      const asked = chunks.slice(at, at + ASK_AT_ONCE);
      const without = new Set(await this.server.lacking(asked.map(({ sha256 }) => `c${sha256}`)));
      for (const chunk of asked) {
        if (without.has(`c${chunk.sha256}`)) lacking.push(chunk);
        else this.there.add(chunk.sha256);
      }
    }
    return lacking;
  }

  private async pull(names: readonly string[], cancel: Cancel, told?: (words: string, share: number) => void): Promise<number> {
    let pulled = 0;
    for (let at = 0; at < names.length; at += PULL_AT_ONCE) {
      if (cancel.aborted) throw new SyncStopped();
      told?.(`正在取回证据：第 ${at + 1} 块，共 ${names.length} 块`, at / names.length);
      const asked = names.slice(at, at + PULL_AT_ONCE);
      const failed = await this.server.pullChunks(asked);
      // Not there after all, or rotten there: asked for again at the next run.
      for (const name of failed) this.there.delete(name);
      pulled += asked.length - failed.length;
    }
    return pulled;
  }

  private async push(chunks: readonly ChunkRef[], cancel: Cancel, told?: (words: string, share: number) => void): Promise<number> {
    let pushed = 0;
    for (let at = 0; at < chunks.length; ) {
      if (cancel.aborted) throw new SyncStopped();
      told?.(`正在送出证据：第 ${at + 1} 块，共 ${chunks.length} 块`, at / chunks.length);
      let end = at + 1;
      for (let bytes = chunks[at]?.bytes ?? 0; end < chunks.length && end - at < PUSH_AT_ONCE; end++) {
        bytes += chunks[end]?.bytes ?? 0;
        if (bytes > PUSH_BYTES) break;
      }
      const batch = chunks.slice(at, end).map(({ sha256 }) => sha256);
      const damaged = new Set(await this.server.pushChunks(batch));
      for (const name of batch) {
        if (damaged.has(name)) this.here.delete(name);
        else this.there.add(name);
      }
      pushed += batch.length - damaged.size;
      at = end;
    }
    return pushed;
  }
}
