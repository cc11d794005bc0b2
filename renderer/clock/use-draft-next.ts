import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import type { ClockRow } from '#shared/clock/board.ts';

/** Drafts the paper that a clock asks for and opens it; a decision on an objection is chosen in its form first. */
export function useDraftNext(): (row: Pick<ClockRow, 'id' | 'draft' | 'source'>) => Promise<void> {
  const run = useCommand();
  const { go } = useWay();
  return async ({ id, draft, source }) => {
    if (draft === 'reviewDecision') {
      go({ screen: 'letter', tab: 'review', id: source.id });
      return;
    }
    const done = await run('clock.draftNext', { row: id });
    if (done.ok) go({ screen: 'letter', id: done.value.id });
  };
}
