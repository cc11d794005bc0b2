import { describe, expect, it } from 'vitest';
import { CallSender, type FromWorker, serveFailure } from '#renderer/core/rpc.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { readTaxonomy } from '#shared/taxonomy/taxonomy.ts';

/** A page and a worker whose start failed with what `start` throws. */
function failedCore(start: () => unknown) {
  let error: unknown;
  try {
    start();
  } catch (thrown) {
    error = thrown;
  }
  const reports: unknown[] = [];
  const answers: FromWorker[] = [];
  const serve = serveFailure(error, { postMessage: (message) => answers.push(message) }, (bug) => reports.push(bug));
  const sender = new CallSender({
    postMessage: (message) => queueMicrotask(() => void Promise.resolve(serve(message)).then(() => sender.receive(answers.at(-1) as FromWorker))),
  });
  return { sender, reports };
}

describe('a core worker that could not be put together', () => {
  it('answers every call with the words of the damaged file', async () => {
    const { sender, reports } = failedCore(() => readTaxonomy({ version: '1', areas: [], types: [{}] }));
    for (const call of ['session.state', 'settings.get']) {
      const error = await sender.send(call, []).catch((thrown: unknown) => thrown);
      expect(isWorkbenchError(error) && error.words).toContain('问题类型库数据不完整');
      expect(isWorkbenchError(error) && error.next).toContain('重新安装');
    }
    expect(reports).toEqual([]);
  });

  it('reports what is a bug, and still answers in words', async () => {
    const { sender, reports } = failedCore(() => {
      throw new TypeError('x is not a function');
    });
    const error = await sender.send('session.state', []).catch((thrown: unknown) => thrown);
    expect(isWorkbenchError(error) && error.words).toContain('程序内部出错');
    expect(reports).toHaveLength(1);
  });
});
