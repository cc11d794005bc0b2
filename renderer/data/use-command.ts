import { App } from 'antd';
import { useCallback, useMemo } from 'react';
import type { Result } from '#shared/kernel/result.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#shared/workbench/workbench.ts';
import { useCore, useDraftKeepers } from './core-context.tsx';
import { type Trouble, troubleOf, troubleOfRefusal } from './trouble.ts';

/** One trouble stands at a time: the newest takes the place of the one before. */
const TROUBLE = 'trouble';

interface Tell {
  trouble(trouble: Trouble): void;
  /** The trouble told last is over: what was tried again succeeded. */
  settled(): void;
  note(words: string): void;
}

/** Shows trouble in words without taking the focus: over the list's foot, never over an editor or the status line. */
export function useTell(): Tell {
  const { notification, message } = App.useApp();
  return useMemo(
    () => ({
      trouble: (trouble: Trouble) =>
        notification.warning({ key: TROUBLE, title: trouble.words, description: trouble.next, duration: 8, placement: 'bottomLeft' }),
      settled: () => notification.destroy(TROUBLE),
      note: (words: string) => void message.info({ content: words, duration: 4 }),
    }),
    [notification, message],
  );
}

export type RunCommand = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandAnswer<N>>>;

/** Runs commands; refusals and errors are shown unless the caller wants to show them itself. */
export function useCommand(quiet = false): RunCommand {
  const core = useCore();
  const keepers = useDraftKeepers();
  const tell = useTell();
  return useCallback(
    async (name, input) => {
      try {
        // What was typed before the command must be what the command sees.
        await keepers.commitAll();
        const result = await core.run(name, input);
        if (result.ok) tell.settled();
        else if (!quiet) tell.trouble(troubleOfRefusal(result.refusal));
        return result;
      } catch (error) {
        const trouble = troubleOf(error);
        if (!quiet) tell.trouble(trouble);
        return { ok: false, refusal: { code: 'command.failed', words: trouble.words, next: trouble.next } };
      }
    },
    [core, keepers, quiet, tell],
  );
}

/** Runs anything of the core that may fail, showing the words when it does. Undefined then. */
export function useAttempt(): <T>(act: () => Promise<T>) => Promise<T | undefined> {
  const tell = useTell();
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        tell.trouble(troubleOf(error));
        return undefined;
      }
    },
    [tell],
  );
}
