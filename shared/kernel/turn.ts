/**
 * Runs tasks strictly one after the other, in the order they were asked for. A task that fails does not hold up the next: its failure goes to
 * whoever asked for it.
 */
export class Turn {
  #tail: Promise<void> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const own = this.#tail.then(task);
    this.#tail = own.then(ended, ended);
    return own;
  }

  /** Resolves when everything asked for so far has ended, well or not; the same promise until more is asked for. */
  ended(): Promise<void> {
    return this.#tail;
  }
}

const ended = (): void => undefined;
