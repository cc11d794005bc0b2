import { App } from 'antd';
import { useCallback, useRef } from 'react';
import type { UndoOutcome } from '#renderer/core/api.ts';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';

/** Ctrl+Z and Ctrl+Y over the ledger; says what was taken back, and asks when someone changed it since. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const core = useCore();
  const keepers = useDraftKeepers();
  const tell = useTell();
  const { modal } = App.useApp();
  const busy = useRef(false);
  const once = useCallback(
    async (act: () => Promise<void>) => {
      if (busy.current) return;
      busy.current = true;
      try {
        await keepers.commitAll();
        await act();
      } catch (error) {
        tell.trouble(troubleOf(error));
      }
      busy.current = false;
    },
    [keepers, tell],
  );
  const takeBack = useCallback(
    (verb: '撤销' | '重做', call: (force: boolean) => Promise<UndoOutcome>) =>
      once(async () => {
        const outcome = await call(false);
        if (outcome.outcome === 'nothing') tell.note(`没有可${verb}的步骤`);
        if (outcome.outcome === 'done') tell.note(`已${verb}：${outcome.label}`);
        if (outcome.outcome === 'asks') {
          modal.confirm({
            title: `${verb}“${outcome.label}”`,
            content: outcome.words,
            okText: `仍然${verb}`,
            cancelText: '返回',
            focusable: { autoFocusButton: 'cancel' },
            onOk: () =>
              call(true).then(
                (forced) => forced.outcome === 'done' && tell.note(`已${verb}：${forced.label}`),
                (error) => tell.trouble(troubleOf(error)),
              ),
          });
        }
      }),
    [modal, once, tell],
  );
  const undo = useCallback(() => void takeBack('撤销', (force) => core.undo(force)), [core, takeBack]);
  const redo = useCallback(() => void takeBack('重做', (force) => core.redo(force)), [core, takeBack]);
  return { undo, redo };
}
