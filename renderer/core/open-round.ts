import type { Clock } from '#shared/kernel/clock.ts';
import { type DateOnly, dateInChina } from '#shared/kernel/date-only.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Random } from '#shared/kernel/random.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Command, type CommandOutcome, readInput, type View, type ViewSource } from '#shared/ledger/command.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { Change } from '#shared/ledger/record.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { KeptBook } from '#shared/vault/book-keys.ts';
import type { DraftBox } from '#shared/vault/draft-box.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import { inverseOf, UndoStack } from './undo.ts';

/** What replaces what, for fields whose typing began before something else came in. */
type Bases = Readonly<Record<string, readonly EntryHash[]>>;

/** The book a person works in: its ledger, its drafts, and what they did this session. */
export class OpenRound {
  readonly undoStack = new UndoStack();

  constructor(
    readonly kept: KeptBook,
    readonly book: OpenBook,
    readonly drafts: DraftBox,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly handover: ViewSource['handover'],
  ) {}

  get today(): DateOnly {
    return dateInChina(this.clock.now());
  }

  source(): ViewSource {
    const { fold } = this.book.replica;
    return {
      today: this.today,
      author: this.book.author,
      trust: fold.trust,
      records: (kind) => fold.records(kind),
      record: (kind, id) => fold.record(kind, id),
      registers: (kind, id) => fold.registers(kind, id),
      ids: (kind) => fold.ids(kind),
      entry: (hash) => this.book.replica.entry(hash),
      handover: this.handover,
    };
  }

  read<P, R>(view: View<P, R>, params: unknown): R {
    return view.read(this.source(), view.params.parse(params));
  }

  /** Runs a command as one entry. `bases`: heads that the typed fields replace. */
  async run<I, A>(command: Command<I, A>, raw: unknown, bases?: { readonly kind: string; readonly id: string; readonly fields: Bases }): Promise<Result<A>> {
    const read = readInput(command, raw);
    if (!read.ok) return read;
    const input = read.value;
    let result: Result<CommandOutcome<A>> | undefined;
    const entry = await this.book.act((replica) => {
      result = command.run(this.context(replica), input);
      if (!result.ok) return { ops: [] };
      return { ops: replica.operations(rebased(result.value.changes, bases)), reason: result.value.reason };
    });
    if (!result) throw new Error('command was not run');
    if (!result.ok) return result;
    if (entry) this.undoStack.acted({ entry: entry.hash, label: command.label(input) });
    return ok(result.value.answer);
  }

  /** The heads a field has now: what typing that begins now will replace. */
  headsOf(kind: string, id: string, field: string): readonly EntryHash[] {
    return (this.book.replica.fold.register(kind, id, field)?.heads ?? []).slice(0, 1).map((head) => head.entry);
  }

  async takeBack(entry: EntryHash, force: boolean): Promise<HashedEntry | 'asks' | 'nothing'> {
    let asks = false;
    const made = await this.book.act((replica) => {
      const inverse = inverseOf(replica, entry, this.undoStack.tookBack, force);
      asks = inverse.overtaken && !force;
      return { ops: asks ? [] : inverse.ops };
    });
    return asks ? 'asks' : (made ?? 'nothing');
  }

  private context(replica: Replica): Parameters<Command<unknown, unknown>['run']>[0] {
    return { source: replica.fold, trust: replica.fold.trust, author: this.book.author, today: this.today, newId: () => newId(this.random) };
  }
}

function rebased(changes: readonly Change[], bases: { readonly kind: string; readonly id: string; readonly fields: Bases } | undefined): readonly Change[] {
  if (!bases) return changes;
  return changes.map((change) => {
    const over = change.kind === bases.kind && change.id === bases.id ? bases.fields[change.field] : undefined;
    return over && change.settle === undefined ? { ...change, over } : change;
  });
}

/** The fields of a record's draft as plain values. */
export function draftValues(drafts: DraftBox, kind: string, id: string): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(drafts.of(kind, id)?.fields ?? {}).map(([field, { value }]) => [field, value]));
}
