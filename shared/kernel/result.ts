/** An answer that was expected to be possible either way: the refusal is data with words, never an exception. */
export type Result<T, R = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** Why the program will not do something, in the person's words, and what to do next. */
export interface Refusal {
  /** Stable name for tests and scripts, `finding.facts-empty`. */
  readonly code: string;
  /** What is wrong, one plain sentence in Simplified Chinese. */
  readonly words: string;
  /** The next step, where there is one. */
  readonly next?: string;
  /** The field or place concerned, so that a form can point at it. */
  readonly place?: string;
}

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): Result<never> {
  return { ok: false, refusal };
}
