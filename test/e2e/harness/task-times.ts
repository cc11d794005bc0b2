import type { CDPSession, Page } from 'playwright-core';

/** Times in microseconds; `tdur` is what the processor spent on it. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string } };
}

/** By this a task is known that the test's own tool asked for: it walks the whole page to find a button by its name. */
const ASKED_BY_TOOL = 'blink.mojom.DevToolsSession';

/**
 * The tasks of the page's main thread while `work` runs, as processor time in milliseconds, longest first. These are the tasks that a long-task
 * observer reports, but counted by what they used: on a busy machine the observer's own clock runs on while others have the processor.
 * What the test's tool asks the page runs as a task as well; those are left out, so `work` has to act by pointer and keys: `fill` would hide
 * what the page does in answer.
 */
export async function taskTimes(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await work();
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  await session.detach();
  const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const main = events.filter(({ pid, tid }) => threads.has(`${pid} ${tid}`));
  const asked = main.filter(({ args }) => args.chrome_mojo_event_info?.mojo_interface_tag === ASKED_BY_TOOL).map(({ ts }) => ts);
  return main
    .filter(({ name, ts, dur }) => name === 'RunTask' && !asked.some((at) => at >= ts && at <= ts + (dur ?? 0)))
    .map(({ tdur }) => (tdur ?? 0) / 1000)
    .sort((a, b) => b - a);
}

/** A task of known work: about a tenth of a second of processor time in a filled page on the machine of the README’s figures. What is shorter holds nobody up. */
export const yardstick = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    let seed = 1;
    const next = (): string => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `问题${seed}`;
    };
    // In a task of the page's own, as `taskTimes` leaves out the one this function came with.
    await new Promise((resolve) => setTimeout(resolve));
    return Array.from({ length: 140_000 }, next).sort().length;
  });
