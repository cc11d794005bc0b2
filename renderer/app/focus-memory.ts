import { recall, remember } from '#renderer/data/remembered.ts';

/** Which field had the caret, by the field's id, never by its text. */
interface Focus {
  readonly id: string;
  readonly start: number | null;
  readonly end: number | null;
}

const KEY = 'focus';
type TextField = HTMLInputElement | HTMLTextAreaElement;
const isTextField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

export function rememberFocus(): void {
  const element = document.activeElement;
  const focus: Focus | null =
    element && element.id !== ''
      ? { id: element.id, start: isTextField(element) ? element.selectionStart : null, end: isTextField(element) ? element.selectionEnd : null }
      : null;
  remember('session', KEY, focus);
}

/** Puts the caret back where it was before the lock, once the field is on the screen again. Gives up after two seconds. */
export function restoreFocus(): void {
  const focus = recall<Focus | null>('session', KEY, null);
  if (!focus) return;
  remember('session', KEY, null);
  const until = performance.now() + 2_000;
  const look = (): void => {
    const element = document.getElementById(focus.id);
    if (!element) {
      if (performance.now() < until) requestAnimationFrame(look);
      return;
    }
    element.focus();
    if (isTextField(element) && focus.start !== null) element.setSelectionRange(focus.start, focus.end);
  };
  look();
}
