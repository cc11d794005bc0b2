import type { CoreClient } from '#renderer/core/client.ts';
import type { DraftKeepers } from '#renderer/data/draft-keeper.ts';
import { type Trouble, troubleOf, troubleOfRefusal } from '#renderer/data/trouble.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { Content } from '#shared/letter/content.ts';
import type { LetterBlock } from '#shared/letter/letter.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { type BlockChanges, changesBetween, type DocBlock } from './blocks.ts';
import { isUnseen, overOf, type Wordings } from './wordings.ts';

interface SyncPorts {
  readonly core: Pick<CoreClient, 'run' | 'read'>;
  readonly keepers: DraftKeepers;
  /** The letter as the ledger has it now, with what is typed and not yet an entry laid over. False: not now, ask again with `refresh`. */
  readonly onBlocks: (blocks: readonly DocBlock[]) => boolean;
  readonly onTrouble: (trouble: Trouble | null) => void;
}

/** What one step of the text comes to, and the blocks it started from. */
interface Step extends BlockChanges {
  readonly before: readonly DocBlock[];
  readonly order: readonly string[];
  readonly label: string | undefined;
}

const keptUnseen = (count: number): Trouble => ({
  words: `有 ${count} 段在删除前刚收到别处的改动，没有删除。`,
  next: '请看过这些改动，仍不需要的再删一次。',
});

/**
 * Between the editor and the ledger: words typed in a block are its draft, everything that makes, removes, moves or reshapes blocks is
 * one `letter.write`. Reads and writes stand in one queue, so that an answer from before a write is never taken for the state after it.
 */
export class BlockSync {
  private last: readonly DocBlock[] = [];
  /** The wordings that the editor was last given. */
  private seen: Wordings = {};
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
  async open({ blocks, wordings }: Pick<LetterDetail, 'blocks' | 'wordings'>): Promise<readonly DocBlock[]> {
    await Promise.all(blocks.map((block) => this.keeper(block.id).restore()));
    this.last = this.overlaid(blocks);
    this.seen = wordings;
    return this.last;
  }

  /** The editor's document after a step of its own. */
  changed(after: readonly DocBlock[], label?: string): void {
    const before = this.last;
    const changes = changesBetween(before, after);
    this.last = after;
    for (const { id, content } of changes.typed) this.keeper(id).set('content', content as Content & Json);
    if (changes.written.length === 0 && changes.removed.length === 0 && !changes.reordered) return;
    const order = after.map((block) => block.id);
    this.writes += 1;
    this.enqueue(() => this.write({ ...changes, before, order, label }).finally(() => (this.writes -= 1)));
  }

  /** The ledger changed: what came from elsewhere is handed to the editor, what is being typed stays. */
  refresh(): void {
    this.enqueue(async () => {
      const detail = await this.ports.core.read('letters.detail', { id: this.letter });
      // A step made meanwhile is newer than this answer; its entry brings the next one.
      if (!detail || this.unsaved || this.writes > 0) return;
      const blocks = this.overlaid(detail.blocks);
      const { typed, written, removed, reordered } = changesBetween(this.last, blocks);
      const { seen } = this;
      this.seen = detail.wordings;
      if (typed.length === 0 && written.length === 0 && removed.length === 0 && !reordered) return;
      const before = this.last;
      this.last = blocks;
      if (this.ports.onBlocks(blocks)) return;
      this.last = before;
      this.seen = seen;
    });
  }

  /** A step is on its way to the ledger. */
  writing(): boolean {
    return this.writes > 0;
  }

  /** A commit point: leaving the text, lock, export. */
  async commit(): Promise<void> {
    await this.queue;
    await Promise.all(this.last.map((block) => this.keeper(block.id).commit()));
  }

  private async write({ written, removed, before, order, label }: Step): Promise<void> {
    // What was typed before the step is an entry of its own, on the version it was typed over.
    await Promise.all(written.map((block) => this.keeper(block.id).commit()));
    await Promise.all(removed.map((id) => this.keeper(id).discard()));
    const detail = await this.ports.core.read('letters.detail', { id: this.letter });
    const was = new Map(before.map((block) => [block.id, block.content]));
    const unseen = detail ? removed.filter((id) => isUnseen(detail, id, was.get(id))) : [];
    const result = await this.ports.core.run('letter.write', {
      letter: this.letter,
      blocks: written.map((block) => {
        const over = detail ? overOf(detail, block.id, was.get(block.id), this.seen) : undefined;
        return { ...block, ...(over === undefined ? {} : { over: [...over] }) };
      }),
      removed: removed.filter((id) => !unseen.includes(id)),
      order: [...order],
      ...(label === undefined ? {} : { label }),
    });
    this.unsaved = !result.ok;
    this.ports.onTrouble(result.ok ? (unseen.length > 0 ? keptUnseen(unseen.length) : null) : troubleOfRefusal(result.refusal));
    if (!result.ok) {
      // The next step is reckoned from what the ledger has, so that nothing of this one is left out of it.
      if (detail) this.last = this.overlaid(detail.blocks);
      return;
    }
    if (unseen.length > 0) this.refresh();
    // The keeper still shows the words of before until it settles; the entry is newer.
    for (const { id } of written) {
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
