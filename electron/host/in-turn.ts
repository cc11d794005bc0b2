import { Turn } from '#shared/kernel/turn.ts';

/** Runs tasks of one key strictly one after the other, in the order they were asked for; other keys are not held up. */
export class InTurn {
  readonly #turns = new Map<string, Turn>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = this.#turns.get(key) ?? new Turn();
    this.#turns.set(key, turn);
    const own = turn.run(task);
    const last = turn.ended();
    void last.then(() => {
      if (turn.ended() === last) this.#turns.delete(key);
    });
    return own;
  }
}
