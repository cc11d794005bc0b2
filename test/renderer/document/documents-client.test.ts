import { describe, expect, it } from 'vitest';
import { type DocumentsClient, documentsClient, Stopped } from '#renderer/document/documents-client.ts';
import type { DocumentsAsk, FromDocuments, ToDocuments } from '#renderer/workers/documents-protocol.ts';

/** A worker that answers when the test says so. */
class FakeWorker {
  onmessage: ((event: { data: FromDocuments }) => void) | undefined;
  onerror: (() => void) | undefined;
  readonly asked: ToDocuments[] = [];
  ended = false;
  postMessage(message: ToDocuments): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  tell(data: FromDocuments): void {
    if (!this.ended) this.onmessage?.({ data });
  }
  answer(at: number, byte: number): void {
    this.tell({ job: (this.asked[at] as ToDocuments).job, answer: { bytes: new Uint8Array([byte]) } });
  }
}

function desk(): { readonly client: DocumentsClient; readonly workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const start = (): Worker => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { client: documentsClient(start), workers };
}

const book = (title: string): DocumentsAsk & { readonly make: 'xlsx' } => ({ make: 'xlsx', workbook: { title, sheets: [] } });

describe('the documents worker', () => {
  it('makes one job after the other and gives each its answer', async () => {
    const { client, workers } = desk();
    const [first, second] = [client.make(book('甲')), client.make(book('乙'))];
    expect(workers[0]?.asked).toHaveLength(1);
    workers[0]?.answer(0, 1);
    expect([...(await first).bytes]).toEqual([1]);
    expect(workers[0]?.asked).toHaveLength(2);
    workers[0]?.answer(1, 2);
    expect([...(await second).bytes]).toEqual([2]);
    expect(workers).toHaveLength(1);
  });

  it('stops the job that is being made and no other: the next goes to a fresh worker', async () => {
    const { client, workers } = desk();
    const stop = new AbortController();
    const first = client.make(book('甲'), { stop: stop.signal });
    const second = client.make(book('乙'));
    stop.abort();
    await expect(first).rejects.toThrow(Stopped);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[1]?.answer(0, 7);
    expect([...(await second).bytes]).toEqual([7]);
  });

  it('drops what is outdated before it begins, and lets what has begun come to its end', async () => {
    const { client, workers } = desk();
    const outdated = new AbortController();
    const first = client.make(book('甲'), { outdated: outdated.signal });
    const second = client.make(book('乙'), { outdated: outdated.signal });
    const third = client.make(book('丙'));
    outdated.abort();
    await expect(second).rejects.toThrow(Stopped);
    workers[0]?.answer(0, 1);
    expect([...(await first).bytes]).toEqual([1]);
    workers[0]?.answer(1, 3);
    expect([...(await third).bytes]).toEqual([3]);
    expect(workers).toHaveLength(1);
    await expect(client.make(book('丁'), { stop: AbortSignal.abort() })).rejects.toThrow(Stopped);
  });

  it('tells how far it has come, and says so in words when a worker does not start', async () => {
    const { client, workers } = desk();
    const steps: (readonly [string, number | null])[] = [];
    const first = client.make(book('甲'), { step: (words, share) => steps.push([words, share]) });
    workers[0]?.tell({ job: 1, step: '正在写表格', share: 0.5 });
    workers[0]?.onerror?.();
    await expect(first).rejects.toMatchObject({ code: 'documents.worker' });
    expect(steps).toEqual([
      ['正在准备', null],
      ['正在写表格', 0.5],
    ]);
    const second = client.make(book('乙'));
    workers[1]?.answer(0, 2);
    expect([...(await second).bytes]).toEqual([2]);
  });
});
