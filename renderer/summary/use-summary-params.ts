import { useMemo } from 'react';
import { useRemembered } from '#renderer/data/remembered.ts';
import type { CutoffParams, SummaryFilter } from '#shared/summary/filter.ts';

export interface SummaryParams {
  /** What every view of the summary is asked with: the same for board, lists, charts and exports. */
  readonly params: CutoffParams;
  readonly filter: SummaryFilter;
  setFilter(filter: SummaryFilter): void;
  setCutoff(day: string | undefined): void;
}

/** Cut-off and filter of the summary; they stay until the window closes, whatever screen lies between. */
export function useSummaryParams(): SummaryParams {
  const [filter, setFilter] = useRemembered<SummaryFilter>('session', 'summary.filter', {});
  const [cutoff, setCutoff] = useRemembered<string | null>('session', 'summary.cutoff', null);
  const params = useMemo<CutoffParams>(
    () => ({ ...(cutoff === null ? {} : { cutoff }), ...(Object.keys(filter).length === 0 ? {} : { filter }) }),
    [cutoff, filter],
  );
  return { params, filter, setFilter, setCutoff: (day) => setCutoff(day ?? null) };
}
