import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { type Command, type CommandContext, command } from '../ledger/command.ts';
import { existing, recordIdSchema } from './editing.ts';
import { changesOf } from './field.ts';

interface Ends {
  readonly kind: string;
  readonly name: string;
  /** Kind and name of what it is bound to. */
  readonly to: string;
  readonly toName: string;
}

export interface BindInput {
  readonly id: string;
  readonly other: string;
}

const input = z.object({ id: recordIdSchema, other: recordIdSchema });

/** `<kind>.bind` and `<kind>.unbind`: which records of another kind one record speaks of, a map with one register per bound record. */
export function bindCommands({ kind, name, to, toName }: Ends): { readonly bind: Command<BindInput, null>; readonly unbind: Command<BindInput, null> } {
  const set =
    (bound: boolean) =>
    (context: CommandContext, { id, other }: BindInput) => {
      const record = existing(context, kind, id, name);
      if (!record.ok) return record;
      // What was bound may be let go even when it is deleted meanwhile.
      const target = bound ? existing(context, to, other, toName) : ok(null);
      if (!target.ok) return target;
      return ok({ changes: changesOf(kind, id, { [`${to}/${other}`]: bound }), answer: null });
    };
  return {
    bind: command({ input, label: () => `关联${toName}到${name}`, run: set(true) }),
    unbind: command({ input, label: () => `从${name}移出${toName}`, run: set(false) }),
  };
}
