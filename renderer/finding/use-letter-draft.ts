import { useCallback } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import type { LetterType } from '#shared/letter/words.ts';

/** Makes a letter from findings of one place and opens it. */
export function useLetterDraft(): (type: LetterType, findings: readonly { readonly id: string; readonly facility: string }[]) => Promise<void> {
  const run = useCommand();
  const tell = useTell();
  const { go } = useWay();
  return useCallback(
    async (type, findings) => {
      const [first] = findings;
      if (!first) return;
      if (findings.some((finding) => finding.facility !== first.facility)) {
        tell.trouble({ words: '所选问题属于不同的监狱，一份文书只发给一个单位。', next: '请按监狱分别选择后再拟制。' });
        return;
      }
      const result = await run('letter.draft', { type, facility: first.facility, findings: findings.map(({ id }) => id) });
      if (result.ok) go({ screen: 'letter', id: result.value.id });
    },
    [run, tell, go],
  );
}
