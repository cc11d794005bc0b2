import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { rememberFocus } from './focus-memory.ts';
import { useSettings } from './settings-context.tsx';
import { useSafeClosing } from './use-safe-closing.ts';

const LockContext = createContext<() => void>(() => undefined);

/** Locks: what is typed goes to disk, every key is forgotten, and the page starts afresh at the unlock screen. */
export function useLock(): () => void {
  return useContext(LockContext);
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export function LockProvider({ children }: { children: ReactNode }): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const { settings } = useSettings();
  const locking = useRef(false);
  useSafeClosing(locking, useConfirmDanger());
  const lock = useCallback(() => {
    if (locking.current) return;
    locking.current = true;
    void (async () => {
      const state = await core.session.state();
      if (state.state !== 'open') {
        locking.current = false;
        return;
      }
      rememberFocus();
      try {
        await keepers.commitAll();
        await core.session.lock();
      } finally {
        // Whatever the worker answered: with the page its keys end.
        window.location.reload();
      }
    })();
  }, [core, keepers]);

  useEffect(() => core.onEvent((event) => event.event === 'lock' && lock()), [core, lock]);
  useIdle(settings.idleLockMinutes, lock);
  return <LockContext value={lock}>{children}</LockContext>;
}

/** Calls `idle` once no key, pointer or wheel was used for so many minutes; 0 never. The clock is read, so sleep counts too. */
function useIdle(minutes: number, idle: () => void): void {
  useEffect(() => {
    if (minutes <= 0) return;
    let last = Date.now();
    const seen = (): void => {
      last = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) {
        last = Date.now();
        idle();
      }
    }, 2_000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [minutes, idle]);
}
