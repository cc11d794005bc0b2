import { useCallback } from 'react';
import { type Route, useWay } from '#renderer/app/route.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { remember } from '#renderer/data/remembered.ts';
import { useAttempt } from '#renderer/data/use-command.ts';
import type { Figure } from '#shared/summary/figure.ts';
import type { CutoffParams, SummaryFilter } from '#shared/summary/filter.ts';

/** Where records are shown that no other screen lists by their ids. */
export const COUNTED_TAB = 'counted';

/** Opens the records behind a number; `narrow` adds conditions to the filter in use, as for one bar of a chart. */
export type Follow = (figure: string, narrow?: SummaryFilter) => void;

/** Leads to what a figure counts. The lists there drop filters of their own: as many lines must stand there as the number says. */
export function useFollow(params: CutoffParams): Follow {
  const core = useCore();
  const attempt = useAttempt();
  const { go } = useWay();
  return useCallback(
    (id, narrow) =>
      void attempt(async () => {
        const asked = { ...params, id, ...(narrow ? { filter: { ...params.filter, ...narrow } } : {}) };
        const figure = await core.read('summary.figure', asked);
        if (figure) goToSources(figure, go);
      }),
    [attempt, core, go, params],
  );
}

type Sources = Pick<Figure, 'of' | 'sources' | 'label'>;

export function goToSources(figure: Sources, go: (route: Route) => void): void {
  if (figure.of === 'finding') remember('session', 'finding.filter', {});
  go(routeTo(figure));
}

function routeTo({ of, sources, label }: Sources): Route {
  switch (of) {
    case 'finding':
    case 'letter':
      return { screen: of, ids: sources, about: label };
    case 'reply':
    case 'work':
    case 'material':
    case 'facility':
    case 'team':
    case 'member':
      return { screen: 'summary', tab: COUNTED_TAB, id: of, ids: sources, about: label };
    case 'type':
      return { screen: 'summary', tab: 'common' };
    case 'indicatorRecord':
      return { screen: 'summary', tab: 'indicators' };
  }
}
