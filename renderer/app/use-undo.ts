import { App } from 'antd';
import { useCallback, useRef } from 'react';
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
  const undo = useCallback(
    () =>
      void once(async () => {
        const outcome = await core.undo();
        if (outcome.outcome === 'nothing') tell.note('没有可撤销的步骤');
        if (outcome.outcome === 'done') tell.note(`已撤销：${outcome.label}`);
        if (outcome.outcome === 'asks') {
          modal.confirm({
            title: `撤销“${outcome.label}”`,
            content: outcome.words,
            okText: '仍然撤销',
            cancelText: '返回',
            autoFocusButton: 'cancel',
            onOk: () =>
              core.undo(true).then(
                (forced) => forced.outcome === 'done' && tell.note(`已撤销：${forced.label}`),
                (error) => tell.trouble(troubleOf(error)),
              ),
          });
        }
      }),
    [core, modal, once, tell],
  );
  const redo = useCallback(
    () =>
      void once(async () => {
        const outcome = await core.redo();
        tell.note(outcome.outcome === 'done' ? `已重做：${outcome.label}` : '没有可重做的步骤');
      }),
    [core, once, tell],
  );
  return { undo, redo };
}
