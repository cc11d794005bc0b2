import { onceThere } from './screen-focus.ts';
import { useShortcut } from './shortcuts.ts';

/** The record so many places behind `current`, or before it; the nearest end where the list ends. */
export function beside(ids: readonly string[], current: string | undefined, by: number): string | undefined {
  return ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(current ?? '') + by))];
}

/** Alt+↑↓: the record before or behind the open one. Who writes in a field goes on in the same field of the next. */
export function useWalk(ids: readonly string[], current: string | undefined, open: (id: string) => void): void {
  const walk = (by: number): void => {
    const next = beside(ids, current, by);
    if (next === undefined || next === current) return;
    const left = document.activeElement;
    open(next);
    if (!left || left.id === '') return;
    onceThere(
      () => {
        const same = document.getElementById(left.id);
        return same === left ? null : same;
      },
      (field) => field.focus(),
      () => document.activeElement === left || document.activeElement === document.body,
    );
  };
  useShortcut(['alt+arrowdown'], () => walk(1));
  useShortcut(['alt+arrowup'], () => walk(-1));
}
