import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CoreStatus } from '#renderer/core/api.ts';
import type { CoreClient } from '#renderer/core/client.ts';
import { type DraftKeepers, draftKeepers } from './draft-keeper.ts';

interface CoreAccess {
  readonly core: CoreClient;
  readonly drafts: DraftKeepers;
}

const Access = createContext<CoreAccess | null>(null);

/** Gives every screen the core worker and the one set of draft keepers. */
export function CoreProvider({ core, children }: { core: CoreClient; children: ReactNode }): ReactNode {
  const access = useMemo<CoreAccess>(() => ({ core, drafts: draftKeepers(core.drafts) }), [core]);
  useEffect(() => {
    // Hidden is the last moment a page is sure to run; typed text must not wait for the timer then.
    const flush = (): void => {
      if (document.visibilityState === 'hidden') void access.drafts.flushAll();
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [access]);
  return <Access value={access}>{children}</Access>;
}

function useAccess(): CoreAccess {
  const access = useContext(Access);
  if (!access) throw new Error('used outside CoreProvider');
  return access;
}

export function useCore(): CoreClient {
  return useAccess().core;
}

export function useDraftKeepers(): DraftKeepers {
  return useAccess().drafts;
}

/** What the worker last said about saving, backup and waiting work. */
export function useStatus(): CoreStatus | undefined {
  const core = useCore();
  return useSyncExternalStore(
    (changed) => core.onEvent((event) => event.event === 'status' && changed()),
    () => core.status(),
  );
}
