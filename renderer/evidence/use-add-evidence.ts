import { useCallback, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';

interface Work {
  readonly words: string;
  readonly share: number;
}

/** Takes files in one after the other, each hashed and sealed on the way. */
export function useAddEvidence(finding: string): { add: (files: readonly File[]) => void; work: Work | null } {
  const core = useCore();
  const tell = useTell();
  const [work, setWork] = useState<Work | null>(null);
  const add = useCallback(
    (files: readonly File[]) => {
      void (async () => {
        let added = 0;
        for (const file of files) {
          setWork({ words: `正在加入 ${file.name}`, share: 0 });
          try {
            const { known } = await core.evidence.add({ file, finding }, (done, all) =>
              setWork({ words: `正在加密保存 ${file.name}`, share: all === 0 ? 1 : done / all }),
            );
            if (known) tell.note(`${file.name} 已在证据库中，只关联、不重复保存`);
            else added += 1;
          } catch (error) {
            tell.trouble(troubleOf(error));
          }
        }
        setWork(null);
        if (added > 0) tell.note(`已加入 ${added} 件证据`);
      })();
    },
    [core, finding, tell],
  );
  return { add, work };
}
