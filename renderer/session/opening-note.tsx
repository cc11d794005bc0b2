import type { ReactNode } from 'react';
import { useStatus } from '#renderer/data/core-context.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';

/**
 * How far the reading of a large book is, where this laptop has not kept it ready. Opening writes nothing, so that to stop is to begin the page
 * afresh: with it the worker ends, and its keys.
 */
export function OpeningNote(): ReactNode {
  const work = useStatus()?.work;
  return work ? <ProgressNote words={work.words} share={work.share} onCancel={() => window.location.reload()} /> : null;
}
