import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';

type SheetType = 'workRecord' | 'interviewRecord' | 'materialList';

/** Opens the printed sheet of records of work; makes it where there is none yet. */
export function useSheet(): (type: SheetType, records: readonly string[], paper: string | null) => Promise<void> {
  const run = useCommand();
  const { go } = useWay();
  return async (type, records, paper) => {
    if (paper !== null) {
      go({ screen: 'letter', id: paper });
      return;
    }
    const done = await run('letter.draft', { type, facility: '', findings: [], records: [...records] });
    if (done.ok) go({ screen: 'letter', id: done.value.id });
  };
}
