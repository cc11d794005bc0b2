import { type RefObject, useEffect, useRef } from 'react';
import { useDraftKeepers } from '#renderer/data/core-context.tsx';
import type { useConfirmDanger } from '#renderer/ui/confirm.tsx';

/**
 * Keeps the window open until what was typed is on disk: a close within the half second before that is put off, the text is
 * written, and the window then closes by itself. Where writing fails, the person decides.
 * @param leaving true while the page goes anyway, as when it locks
 * @param confirm asks the person
 */
export function useSafeClosing(leaving: RefObject<boolean>, confirm: ReturnType<typeof useConfirmDanger>): void {
  const keepers = useDraftKeepers();
  const closing = useRef(false);
  useEffect(() => {
    const close = (): void => {
      leaving.current = true;
      window.close();
    };
    const settle = async (): Promise<void> => {
      await keepers.flushAll();
      if (!keepers.unsaved()) {
        close();
        return;
      }
      const decided = await confirm({
        title: '还有输入的内容没有落盘，仍要关闭？',
        words: '关闭后，最近输入而没有落盘的文字会丢失；已落盘的内容不受影响。请先看状态栏上的原因，例如清理磁盘空间。',
        act: '不保存，关闭',
      });
      if (decided !== null) close();
    };
    const hold = (event: BeforeUnloadEvent): void => {
      if (leaving.current || !keepers.unsaved()) return;
      event.preventDefault();
      if (closing.current) return;
      closing.current = true;
      void settle().finally(() => {
        closing.current = false;
      });
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [keepers, confirm, leaving]);
}
