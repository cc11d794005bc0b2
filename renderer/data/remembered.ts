import { useCallback, useState } from 'react';

/** What of the desk is remembered: sizes and choices for good, route and selection until the window closes. Never typed text: both lie unencrypted on disk. */
type Shelf = 'session' | 'device';

const shelfOf = (shelf: Shelf): Storage => (shelf === 'session' ? window.sessionStorage : window.localStorage);

export function recall<T>(shelf: Shelf, key: string, otherwise: T): T {
  try {
    const text = shelfOf(shelf).getItem(`xunjian.${key}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    // Storage switched off or an old format: the desk just starts with its defaults.
    return otherwise;
  }
}

export function remember(shelf: Shelf, key: string, value: unknown): void {
  try {
    shelfOf(shelf).setItem(`xunjian.${key}`, JSON.stringify(value));
  } catch {
    // A full or switched-off storage costs the comfort only.
    return;
  }
}

/** State that survives lock and reload. Only ids, sizes and choices from closed lists. */
export function useRemembered<T>(shelf: Shelf, key: string, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => recall(shelf, key, initial));
  const set = useCallback(
    (next: T) => {
      setValue(next);
      remember(shelf, key, next);
    },
    [shelf, key],
  );
  return [value, set];
}
