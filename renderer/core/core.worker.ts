import { createHttpHost } from '#shared/host/http-host.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';
import type { CoreStart } from './client.ts';
import { coreApi } from './core-api.ts';
import { loadKnowledge } from './knowledge.ts';
import { type FromWorker, serveCalls, serveFailure, type ToWorker } from './rpc.ts';
import { Session } from './session.ts';

/** The core worker: the only place with keys. Starts when the page hands it the host's token, ends with the lock. */
const post = (message: FromWorker): void => self.postMessage(message);

/** Codes only, never content: what went wrong in the program itself. */
const report = (error: unknown): void => {
  const { name, stack } = error instanceof Error ? error : new Error('unknown');
  post({ event: { event: 'bug', name, place: (stack ?? '').split('\n').slice(1, 4).join('\n') } });
};

self.onmessage = async ({ data }: MessageEvent<CoreStart>) => {
  const waiting: ToWorker[] = [];
  self.onmessage = ({ data: early }: MessageEvent<ToWorker>) => void waiting.push(early);
  const { token } = data.start;
  const window = newId<'Window'>(systemRandom);
  const host = createHttpHost({ fetch: (url, request) => fetch(url, request), base: self.location.origin, window, ...(token === null ? {} : { token }) });
  const session = new Session(host, systemClock, systemRandom, (event) => post({ event }));
  const port = { postMessage: post };
  const serve = await loadKnowledge().then(
    (knowledge) => serveCalls(coreApi(session, createWorkbench(knowledge)), port, report),
    // A data file of the program is missing or damaged: the gate says so instead of waiting.
    (error: unknown) => serveFailure(error, port, report),
  );
  self.onmessage = ({ data: call }: MessageEvent<ToWorker>) => void serve(call);
  for (const call of waiting) void serve(call);
};
