/** The nonce the host put into this very load of the page; style elements without it are refused. */
export function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

/**
 * Gives the nonce to every style element that the page's own scripts make: the component library passes it on only in part (scroll
 * bars, dialogs). Styles that come as markup still have none and stay refused, which is what the policy is for.
 */
export function lendStyleNonce(): void {
  const nonce = styleNonce();
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
