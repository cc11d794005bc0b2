/**
 * Something outside the program went wrong and the person can act: a full disk, a damaged package, a wrong passphrase.
 * Expected refusals are returned as `Result`; bugs are thrown as ordinary errors and caught once.
 */
export class WorkbenchError extends Error {
  override readonly name = 'WorkbenchError';
  constructor(
    /** `area.case`, from the area's closed table. */
    readonly code: string,
    /** What happened and what it means for the data. */
    readonly words: string,
    /** What to do next. */
    readonly next: string,
  ) {
    super(`${code}: ${words}`);
  }

  /** As plain data, to cross a worker, process or HTTP border and come back with `fromFailure`. */
  toFailure(): Failure {
    return { code: this.code, words: this.words, next: this.next };
  }
}

/** A `WorkbenchError` as plain data. */
export interface Failure {
  readonly code: string;
  readonly words: string;
  readonly next: string;
}

export function fromFailure(failure: Failure): WorkbenchError {
  return new WorkbenchError(failure.code, failure.words, failure.next);
}

/** One case of an area: builds its words from what is known at the place. Words and next step are never empty. */
export type ErrorCase = (...args: never[]) => { readonly words: string; readonly next: string };

/**
 * Makes the closed list of an area's errors: `const journalErrors = errorTable('journal', { torn: (n: number) => ({ … }) })`,
 * then `throw journalErrors.torn(3)`. A new case without words does not compile.
 */
export function errorTable<const T extends Record<string, ErrorCase>>(
  area: string,
  cases: T,
): { readonly [K in keyof T]: (...args: Parameters<T[K]>) => WorkbenchError } {
  const table: Record<string, (...args: never[]) => WorkbenchError> = {};
  for (const [name, build] of Object.entries(cases)) {
    table[name] = (...args) => {
      const { words, next } = build(...args);
      return new WorkbenchError(`${area}.${name}`, words, next);
    };
  }
  return table as { readonly [K in keyof T]: (...args: Parameters<T[K]>) => WorkbenchError };
}

/** True when `error` is a `WorkbenchError` of that code. */
export function isWorkbenchError(error: unknown, code?: string): error is WorkbenchError {
  return error instanceof WorkbenchError && (code === undefined || error.code === code);
}

/** Makes an exhaustive `switch` a compile error when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
