import { LIFE, Life } from './life.ts';

export interface FuzzFailure {
  readonly seed: string;
  /** Counted over all lives, from 0: where `--from` goes on. */
  readonly step: number;
  readonly error: unknown;
  readonly deeds: readonly string[];
}

export interface FuzzReport {
  readonly steps: number;
  readonly lives: number;
  readonly entries: number;
  readonly deeds: ReadonlyMap<string, number>;
  readonly failure: FuzzFailure | undefined;
}

/**
 * Lives one after the other until `steps` have been done. Each has its own seed out of the whole one's, so any of them can be lived
 * again alone: `from` begins at the life that holds this step.
 */
export async function runFuzz(seed: string, steps: number, from = 0, told: (step: number) => void = () => undefined): Promise<FuzzReport> {
  const counted = new Map<string, number>();
  let lives = 0;
  let entries = 0;
  let done = Math.floor(from / LIFE) * LIFE;
  for (; done < steps; lives++) {
    const deeds: string[] = [];
    const wanted = Math.min(LIFE, steps - done);
    try {
      const life = await Life.begin(`${seed}/${done / LIFE}`);
      for (let i = 0; i < wanted; i++) {
        const deed = await life.step();
        deeds.push(deed);
        const what = deed.slice(deed.indexOf(' ') + 1);
        counted.set(what, (counted.get(what) ?? 0) + 1);
      }
      await life.end();
      entries += life.sites[0]?.replica.size ?? 0;
    } catch (error) {
      const failure = { seed, step: done + deeds.length, error, deeds };
      return { steps: done + deeds.length, lives, entries, deeds: counted, failure: await shrunk(failure, done) };
    }
    done += wanted;
    told(done);
  }
  return { steps: done, lives, entries, deeds: counted, failure: undefined };
}

/**
 * A shorter beginning of the life that breaks as well. What breaks at a step breaks there; what shows only at the end may have been
 * there long before, and is looked for by halving.
 */
async function shrunk(failure: FuzzFailure, start: number): Promise<FuzzFailure> {
  let best = failure;
  for (let low = 0, high = failure.deeds.length; low < high; ) {
    const length = (low + high) >> 1;
    const error = await brokenAfter(`${failure.seed}/${start / LIFE}`, length);
    if (error === undefined) low = length + 1;
    else {
      high = length;
      best = { ...failure, step: start + length, error, deeds: failure.deeds.slice(0, length) };
    }
  }
  return best;
}

async function brokenAfter(seed: string, length: number): Promise<unknown> {
  try {
    const life = await Life.begin(seed);
    for (let i = 0; i < length; i++) await life.step();
    await life.end();
    return undefined;
  } catch (error) {
    return error;
  }
}
