import { useEffect, useState } from 'react';

/** Long enough for a key or a click to come between two parts. */
const PAUSE_MS = 30;

/** Counts up to `last` once `ready`, one step at a time: each part of a screen is drawn by itself and none holds the page. */
export function useStages(last: number, ready: boolean): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (!ready || stage >= last) return;
    const timer = setTimeout(() => setStage(stage + 1), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ready, stage, last]);
  return stage;
}
