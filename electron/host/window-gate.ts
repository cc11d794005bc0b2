import { hostErrors } from '#shared/host/host-errors.ts';

/** A reloading page needs a moment until its old self has let go. */
const HANDOVER_MS = 3_000;

/**
 * One window at a time: the page whose event stream is open owns the host, every other one is refused in words. Nobody owns it
 * before the first stream, so that a page may look at the vault before it listens.
 */
export class WindowGate {
  #owner: string | undefined;
  /** Open event streams of the owner: while it reconnects, two may overlap. */
  #streams = 0;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly handover: number = HANDOVER_MS) {}

  /** True while some window has the host. */
  get held(): boolean {
    return this.#owner !== undefined;
  }

  /** Resolves when `window` may ask something; rejects with `host.otherWindow` when another one keeps the host. */
  async enter(window: string): Promise<void> {
    if (!this.#held(window)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, this.handover);
      this.#waiting.add(done);
    });
    if (this.#held(window)) throw hostErrors.otherWindow();
  }

  /** Makes `window` the owner until the returned function is called. */
  async claim(window: string): Promise<() => void> {
    await this.enter(window);
    this.#owner = window;
    this.#streams++;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#streams--;
      if (this.#streams > 0) return;
      this.#owner = undefined;
      for (const wake of [...this.#waiting]) wake();
    };
  }

  #held(window: string): boolean {
    return this.#owner !== undefined && this.#owner !== window;
  }
}
