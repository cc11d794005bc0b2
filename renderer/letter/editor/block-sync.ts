import type { CoreClient } from '#renderer/core/client.ts';
import type { DraftKeepers } from '#renderer/data/draft-keeper.ts';
import { type Trouble, troubleOf, troubleOfRefusal } from '#renderer/data/trouble.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { Content } from '#shared/letter/content.ts';
import type { LetterBlock } from '#shared/letter/letter.ts';
import { changesBetween, type DocBlock } from './blocks.ts';

interface SyncPorts {
  readonly core: Pick<CoreClient, 'run' | 'read'>;
  readonly keepers: DraftKeepers;
  /** The letter as the ledger has it now, with what is typed and not yet an entry laid over. False: not now, ask again with `refresh`. */
  readonly onBlocks: (blocks: readonly DocBlock[]) => boolean;
  readonly onTrouble: (trouble: Trouble | null) => void;
}

/**
 * Between the editor and the ledger: words typed in a block are its draft, everything that makes, removes, moves or reshapes blocks is
 * one `letter.write`. Reads and writes stand in one queue, so that an answer from before a write is never taken for the state after it.
 */
export class BlockSync {
  private last: readonly DocBlock[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private unsaved = false;
  private writes = 0;
  private readonly letter: string;
  private readonly ports: SyncPorts;

  constructor(letter: string, ports: SyncPorts) {
    this.letter = letter;
    this.ports = ports;
  }

  /** The blocks with what an earlier session typed in them. */
  async open(blocks: readonly LetterBlock[]): Promise<readonly DocBlock[]> {
    await Promise.all(blocks.map((block) => this.keeper(block.id).restore()));
    this.last = this.overlaid(blocks);
    return this.last;
  }

  /** The editor's document after a step of its own. */
  changed(after: readonly DocBlock[], label?: string): void {
    const { typed, written, removed, reordered } = changesBetween(this.last, after);
    this.last = after;
    for (const { id, content } of typed) this.keeper(id).set('content', content as Content & Json);
    if (written.length === 0 && removed.length === 0 && !reordered) return;
    const order = after.map((block) => block.id);
    this.writes += 1;
    this.enqueue(() => this.write(written, removed, order, label).finally(() => (this.writes -= 1)));
  }

  /** The ledger changed: what came from elsewhere is handed to the editor, what is being typed stays. */
  refresh(): void {
    this.enqueue(async () => {
      const detail = await this.ports.core.read('letters.detail', { id: this.letter });
      // A step made meanwhile is newer than this answer; its entry brings the next one.
      if (!detail || this.unsaved || this.writes > 0) return;
      const blocks = this.overlaid(detail.blocks);
      const { typed, written, removed, reordered } = changesBetween(this.last, blocks);
      if (typed.length === 0 && written.length === 0 && removed.length === 0 && !reordered) return;
      const before = this.last;
      this.last = blocks;
      if (!this.ports.onBlocks(blocks)) this.last = before;
    });
  }

  /** A commit point: leaving the text, lock, export. */
  async commit(): Promise<void> {
    await this.queue;
    await Promise.all(this.last.map((block) => this.keeper(block.id).commit()));
  }

  private async write(blocks: readonly DocBlock[], removed: readonly string[], order: readonly string[], label?: string): Promise<void> {
    // What was typed before the step is an entry of its own, on the version it was typed over.
    await Promise.all(blocks.map((block) => this.keeper(block.id).commit()));
    await Promise.all(removed.map((id) => this.keeper(id).discard()));
    const result = await this.ports.core.run('letter.write', {
      letter: this.letter,
      blocks: blocks.map((block) => ({ ...block })),
      removed: [...removed],
      order: [...order],
      ...(label === undefined ? {} : { label }),
    });
    this.unsaved = !result.ok;
    this.ports.onTrouble(result.ok ? null : troubleOfRefusal(result.refusal));
    if (!result.ok) return;
    // The keeper still shows the words of before until it settles; the entry is newer.
    for (const { id } of blocks) {
      const keeper = this.keeper(id);
      if (keeper.field('content')?.state === 'committed') void keeper.discard('content');
    }
  }

  private overlaid(blocks: readonly LetterBlock[]): readonly DocBlock[] {
    return blocks.map(({ id, type, level, part, finding, content }) => {
      const kept = this.keeper(id).field('content');
      const waits = kept && kept.state !== 'committed';
      return { id, type, level, part, finding, content: waits ? (kept.value as Content) : content };
    });
  }

  private keeper(id: string) {
    return this.ports.keepers.of('letterBlock', id);
  }

  private enqueue(act: () => Promise<void>): void {
    this.queue = this.queue.then(act).catch((error: unknown) => this.ports.onTrouble(troubleOf(error)));
  }
}
