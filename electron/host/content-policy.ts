/** What each document and worker of ours may do: nothing by default, and never anything beyond its own origin. */
export interface PolicyOptions {
  /** Lets style elements with this nonce in; only documents have one. */
  readonly styleNonce?: string;
  /** Two workers may compile WebAssembly: the core worker (Argon2id) and the documents worker (dots of charts). Never a page. */
  readonly wasm?: boolean;
}

export function contentPolicy({ styleNonce, wasm = false }: PolicyOptions = {}): string {
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : [])],
    ['style-src', "'self'", ...(styleNonce ? [`'nonce-${styleNonce}'`] : [])],
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'blob:', 'data:'],
    ['media-src', "'self'", 'blob:'],
    ['font-src', "'self'", 'data:'],
    ['connect-src', "'self'"],
    ['worker-src', "'self'"],
    ['frame-src', "'none'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
    ['webrtc', "'block'"],
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}

/** On every answer of ours, whatever it is. */
export function guardHeaders(policy: PolicyOptions = {}): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(policy),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), payment=(), display-capture=()',
    'cache-control': 'no-store',
  };
}
