import type { Clock } from '../kernel/clock.ts';
import { dateInChina } from '../kernel/date-only.ts';
import { newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Command, type CommandContext, readInput } from '../ledger/command.ts';
import type { HashedEntry } from '../ledger/entry.ts';
import type { Author, Replica } from '../ledger/replica.ts';
import type { CommandAnswer, CommandInput, CommandName, Workbench } from './workbench.ts';

/** Who acts, on which replica, with which clock and randomness. */
export interface Desk {
  readonly replica: Replica;
  readonly author: Author;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Performed<A> {
  readonly answer: A;
  /** Not yet folded: the caller makes it durable first, then adds it to the replica. Undefined when nothing changes. */
  readonly entry: HashedEntry | undefined;
}

/** Runs one command as screens do: input schema, rules, then one entry. */
export function perform<N extends CommandName>(workbench: Workbench, desk: Desk, name: N, input: CommandInput<N>): Result<Performed<CommandAnswer<N>>> {
  // The table keeps name, input and answer together; inside, one signature serves all of them.
  const command = workbench.commands[name] as unknown as Command<CommandInput<N>, CommandAnswer<N>>;
  const parsed = readInput(command, input);
  if (!parsed.ok) return parsed;
  const { replica, author, clock, random } = desk;
  const at = clock.now();
  const context: CommandContext = {
    source: replica.fold,
    trust: replica.fold.trust,
    author,
    today: dateInChina(at),
    newId: <K extends string>() => newId<K>(random),
  };
  const outcome = command.run(context, parsed.value);
  if (!outcome.ok) return outcome;
  const operations = replica.operations(outcome.value.changes);
  const entry = operations.length === 0 ? undefined : replica.compose(author, at, operations, outcome.value.reason);
  return ok({ answer: outcome.value.answer, entry });
}
