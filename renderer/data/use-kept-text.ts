import { useCallback, useEffect, useRef, useState } from 'react';
import { TYPED } from '#renderer/core/api.ts';
import { useCore, useDraftKeepers } from './core-context.tsx';
import { PUT_AFTER_MS } from './draft-keeper.ts';

/** Until a disk that refused is asked again. */
const RETRY_MS = 2_000;

export interface KeptText {
  readonly text: string;
  /** Keeps what was typed; on disk within half a second. Back at what the form began with, there is nothing to keep. */
  set(text: string): void;
  /** It became a record, or was given up: the form shows again what it begins with. */
  clear(): void;
}

/**
 * A line of a form that is no record yet (快速记录, the answer to an item, a passage of a report): typed text survives a lock, a kill and a look
 * at another screen. `form` and `field` name its place for good; `base` is what stands there where nothing was typed.
 */
export function useKeptText(form: string, field: string, base = ''): KeptText {
  const { drafts } = useCore();
  const keepers = useDraftKeepers();
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<{ readonly value: string | null; timer: ReturnType<typeof setTimeout> } | null>(null);
  const touched = useRef(false);
  const put = useCallback(async (): Promise<void> => {
    const now = waiting.current;
    if (!now) return;
    clearTimeout(now.timer);
    waiting.current = null;
    try {
      await (now.value === null ? drafts.discard(TYPED, form, field) : drafts.put({ kind: TYPED, id: form, field, value: now.value }));
    } catch {
      // The status line says that the disk does not take it; it stays unsaved and is tried again, unless something newer waits by now.
      waiting.current ??= { value: now.value, timer: setTimeout(() => void put(), RETRY_MS) };
    }
  }, [drafts, form, field]);
  const keep = useCallback(
    (value: string | null) => {
      touched.current = true;
      setTyped(value);
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { value, timer: setTimeout(() => void put(), PUT_AFTER_MS) };
    },
    [put],
  );
  useEffect(() => {
    let gone = false;
    void drafts.of(TYPED, form).then((kept) => {
      if (!gone && !touched.current && typeof kept[field] === 'string') setTyped(kept[field]);
    });
    const leave = keepers.join({ commit: put, unsaved: () => waiting.current !== null });
    return () => {
      gone = true;
      leave();
      void put();
    };
  }, [drafts, keepers, form, field, put]);
  // What became a record stands in the base now.
  useEffect(() => {
    if (typed !== null && typed === base) keep(null);
  }, [typed, base, keep]);
  const set = useCallback((text: string) => keep(text === base ? null : text), [keep, base]);
  const clear = useCallback(() => keep(null), [keep]);
  return { text: typed ?? base, set, clear };
}
