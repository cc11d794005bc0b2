const FIELD = ':is(input, textarea):not([disabled], [type="hidden"])';

/** For the library's dialogs, once they stand open: they begin at their first field, not at the cross that closes them. */
export function toFirstField(open: boolean): void {
  if (!open) return;
  const bodies = [...document.querySelectorAll<HTMLElement>('.ant-modal-body')].filter((body) => body.checkVisibility());
  bodies.at(-1)?.querySelector<HTMLElement>(FIELD)?.focus();
}
