import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewAnswer, ViewName, ViewParams } from '#shared/workbench/workbench.ts';
import { useCore } from './core-context.tsx';
import { type Trouble, troubleOf } from './trouble.ts';

export interface ViewState<T> {
  /** The last answer; stays while a newer one is on its way, so that nothing flickers. */
  readonly data: T | undefined;
  readonly trouble: Trouble | null;
  readonly again: () => void;
}

/**
 * Reads a view of the open book and keeps it fresh: asked again when a record has changed, one question at a time.
 * `null` params ask nothing.
 */
export function useView<N extends ViewName>(name: N, params: ViewParams<N> | null): ViewState<ViewAnswer<N>> {
  const core = useCore();
  const key = params === null ? null : JSON.stringify(params);
  const [answer, setAnswer] = useState<{ data: ViewAnswer<N>; of: string } | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef(false);
  const stale = useRef(false);
  const wanted = useRef(params);
  wanted.current = params;

  const ask = useCallback(async () => {
    if (running.current) {
      stale.current = true;
      return;
    }
    running.current = true;
    do {
      stale.current = false;
      const now = wanted.current;
      if (now === null) break;
      try {
        const data = await core.read(name, now);
        setAnswer({ data, of: JSON.stringify(now) });
        setTrouble(null);
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    } while (stale.current);
    running.current = false;
  }, [core, name]);

  useEffect(() => {
    if (key !== null) void ask();
  }, [key, ask]);
  useEffect(() => core.onEvent((event) => event.event === 'changed' && void ask()), [core, ask]);
  return { data: answer?.data, trouble, again: () => void ask() };
}
