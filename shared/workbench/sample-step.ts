import type { DateOnly } from '../kernel/date-only.ts';
import type { CommandInput, CommandName } from './workbench.ts';

/** One act of the sample round: a command, or a file to be sealed and entered as evidence. */
export type SampleStep =
  | { readonly [N in CommandName]: { readonly do: 'command'; readonly day: DateOnly; readonly name: N; readonly input: CommandInput<N> } }[CommandName]
  | {
      readonly do: 'evidence';
      readonly day: DateOnly;
      readonly id: string;
      readonly finding: string;
      readonly name: string;
      readonly mime: string;
      readonly content: string;
    };

export const command = <N extends CommandName>(day: DateOnly, name: N, input: CommandInput<N>): SampleStep =>
  ({ do: 'command', day, name, input }) as SampleStep;
