/**
 * Puts text on the clipboard from a key or a click. The page has no clipboard permission and asks for none: the old way needs only the
 * person's own gesture. The focus goes back to where it was. False when the system refused.
 */
export function copyText(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
