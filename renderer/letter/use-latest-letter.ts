import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import type { Block, DocumentModel } from '#shared/document/model.ts';
import { fromFailure } from '#shared/kernel/errors.ts';
import { composeBlock } from '#shared/letter/compose.ts';
import type { Content } from '#shared/letter/content.ts';
import type { LetterDetail } from '#shared/letter/views.ts';

/**
 * The document as the person sees it while typing: the composed letter with the drafts of its blocks laid over it.
 * `latest` commits the drafts first and asks for the letter as the ledger then has it: only that leaves for paper or file.
 */
export function useLatestLetter(detail: LetterDetail): { model: DocumentModel; latest: () => Promise<DocumentModel> } {
  const core = useCore();
  const keepers = useDraftKeepers();
  const { blocks, document, letter } = detail;
  const last = useRef<readonly (Content | undefined)[]>([]);
  const drafted = useSyncExternalStore(
    (changed) => {
      const ends = blocks.map((block) => keepers.of('letterBlock', block.id).subscribe(changed));
      return () => {
        for (const end of ends) end();
      };
    },
    () => {
      const now = blocks.map((block) => keepers.of('letterBlock', block.id).field('content')?.value as Content | undefined);
      if (now.length !== last.current.length || now.some((content, at) => content !== last.current[at])) last.current = now;
      return last.current;
    },
  );
  const model = useMemo(() => {
    const typed = new Map(blocks.flatMap((block, at) => (drafted[at] ? [[block.id, composeBlock({ ...block, content: drafted[at] })] as const] : [])));
    const body = document.body.map((block): Block => ('source' in block && block.source?.kind === 'letterBlock' && typed.get(block.source.id)) || block);
    return { ...document, body };
  }, [drafted, blocks, document]);
  const latest = useCallback(async () => {
    await keepers.commitAll();
    const fresh = await core.read('letters.detail', { id: letter.id });
    if (!fresh) throw fromFailure({ code: 'letter.gone', words: '这件文书已不在列表中，没有生成文件。', next: '请返回列表查看。' });
    return fresh.document;
  }, [core, keepers, letter.id]);
  return { model, latest };
}
