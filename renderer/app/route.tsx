import { createContext, type ReactNode, startTransition, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { recall, remember } from '#renderer/data/remembered.ts';

export const screens = [
  'home',
  'round',
  'checklist',
  'finding',
  'interview',
  'letter',
  'approval',
  'clock',
  'exchange',
  'conflict',
  'summary',
  'library',
  'settings',
] as const;
export type Screen = (typeof screens)[number];

/** Where the person is. `id` is the chosen record; `ids` narrows a list to what a figure counted. */
export interface Route {
  readonly screen: Screen;
  readonly id?: string;
  readonly tab?: string;
  readonly ids?: readonly string[];
  /** In words, what `ids` are, `监管安全 × 甲监狱`. Never written to disk. */
  readonly about?: string;
}

/** Undefined takes a part of the route away. */
type RouteChange = { readonly [K in keyof Route]?: Route[K] | undefined };

interface Way {
  readonly route: Route;
  go(route: Route): void;
  /** Changes the selection without a step back in between. */
  stay(change: RouteChange): void;
}

const WayContext = createContext<Way | null>(null);
const KEY = 'route';

const stored = (route: Route): Partial<Route> => {
  const { about: _words, ...rest } = route;
  return rest;
};

/** Where the person was before the lock; the home screen at first. */
function lastPlace(): Route {
  const last = recall<Route>('session', KEY, { screen: 'home' });
  return screens.includes(last.screen) ? last : { screen: 'home' };
}

/** A step into the browser's own history, so that Alt+Left works; the address itself never shows record ids. */
export function RouteProvider({ children }: { children: ReactNode }): ReactNode {
  const [route, setRoute] = useState(lastPlace);
  useEffect(() => {
    // The first place is a step of the history like any other: one can go back to it.
    window.history.replaceState({ route: lastPlace() }, '');
    const back = (event: PopStateEvent): void => {
      const state = event.state as { route?: Route } | null;
      const before = state?.route;
      if (!before) return;
      remember('session', KEY, stored(before));
      startTransition(() => setRoute(before));
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: Route) => {
    remember('session', KEY, stored(next));
    window.history.pushState({ route: next }, '');
    startTransition(() => setRoute(next));
  }, []);
  const stay = useCallback((change: RouteChange) => {
    setRoute((before) => {
      const next = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)) as unknown as Route;
      remember('session', KEY, stored(next));
      window.history.replaceState({ route: next }, '');
      return next;
    });
  }, []);
  const way = useMemo(() => ({ route, go, stay }), [route, go, stay]);
  return <WayContext value={way}>{children}</WayContext>;
}

export function useWay(): Way {
  const way = useContext(WayContext);
  if (!way) throw new Error('used outside RouteProvider');
  return way;
}
