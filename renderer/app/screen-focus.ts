import { type RefObject, useEffect } from 'react';

/** How long a part of the new screen may take to come. */
const WAIT_MS = 1_500;

/** Looks for an element once a frame until it is there or the time is over; `wanted` answers whether the search still makes sense. */
export function onceThere(find: () => HTMLElement | null, found: (element: HTMLElement) => void, wanted: () => boolean): void {
  const until = performance.now() + WAIT_MS;
  const look = (): void => {
    if (!wanted()) return;
    const element = find();
    if (element) found(element);
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}

/**
 * A screen that goes takes the focus along where it lay inside. The new screen gets it then, its list or its first part before the frame
 * around it, so that arrows, Tab and a screen reader go on there. A focus that lies elsewhere (navigation, an input that took it) stays.
 */
export function useScreenFocus(main: RefObject<HTMLElement | null>, screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is the trigger.
  useEffect(() => {
    const frame = main.current;
    if (!frame || (document.activeElement !== null && document.activeElement !== document.body)) return;
    frame.focus({ preventScroll: true });
    onceThere(
      () => frame.querySelector<HTMLElement>('.data-table, [data-region]'),
      (part) => part.focus({ preventScroll: true }),
      () => document.activeElement === frame,
    );
  }, [main, screen]);
}
