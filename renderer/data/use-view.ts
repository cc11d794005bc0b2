import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CoreClient } from '#renderer/core/client.ts';
import type { ViewAnswer, ViewName, ViewParams } from '#shared/workbench/workbench.ts';
import { useCore } from './core-context.tsx';
import { type Trouble, troubleOf } from './trouble.ts';

export interface ViewState<T> {
  /** The last answer; stays while a newer one is on its way, so that nothing flickers. */
  readonly data: T | undefined;
  readonly trouble: Trouble | null;
  readonly again: () => void;
}

const kindsOf = new WeakMap<object, Promise<Readonly<Record<string, readonly string[]>>>>();

/** Whether a change of these kinds concerns the view. The kinds of all views are asked once per worker. */
async function concerns(core: CoreClient, name: ViewName, changed: readonly string[]): Promise<boolean> {
  let kinds = kindsOf.get(core);
  if (!kinds) {
    kinds = core.viewKinds();
    kindsOf.set(core, kinds);
  }
  const read = (await kinds)[name];
  return read === undefined || read.some((kind) => changed.includes(kind));
}

/**
 * Reads a view of the open book and keeps it fresh: asked again when a record of a kind it reads has changed, one question at a time.
 * `null` params ask nothing.
 */
export function useView<N extends ViewName>(name: N, params: ViewParams<N> | null): ViewState<ViewAnswer<N>> {
  const core = useCore();
  const key = useMemo(() => (params === null ? null : JSON.stringify(params)), [params]);
  // In a box, since an answer may be null.
  const [answer, setAnswer] = useState<{ readonly data: ViewAnswer<N> } | undefined>(undefined);
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
        // Drawn in slices: a long list must not hold the keys of the person who types meanwhile.
        startTransition(() => {
          setAnswer({ data });
          setTrouble(null);
        });
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    } while (stale.current);
    running.current = false;
  }, [core, name]);

  useEffect(() => {
    if (key !== null) void ask();
  }, [key, ask]);
  useEffect(
    () =>
      core.onEvent((event) => {
        if (event.event !== 'changed') return;
        void concerns(core, name, event.kinds)
          .catch(() => true)
          .then((yes) => (yes ? ask() : undefined));
      }),
    [core, name, ask],
  );
  return { data: answer?.data, trouble, again: () => void ask() };
}
