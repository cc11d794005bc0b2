import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the task in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * The tasks of the page's main thread while `work` runs, as processor time in milliseconds, longest first. These are the tasks that a long-task
 * observer reports, but counted by what they used: on a busy machine the observer's own clock runs on while others have the processor.
 */
export async function taskTimes(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ['disabled-by-default-devtools.timeline'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await work();
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  await session.detach();
  const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000)
    .sort((a, b) => b - a);
}

/** A task of known work: about a tenth of a second of processor time in a filled page on the machine of the README’s figures. What is shorter holds nobody up. */
export const yardstick = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    let seed = 1;
    const next = (): string => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `问题${seed}`;
    };
    return Array.from({ length: 140_000 }, next).sort().length;
  });
