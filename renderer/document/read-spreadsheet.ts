import type { FromSpreadsheet } from '#renderer/workers/spreadsheet-protocol.ts';
import type { RawWorkbook } from '#shared/document/raw-sheet.ts';
import { type Failure, fromFailure } from '#shared/kernel/errors.ts';

/** A file that takes longer than this is given up. */
const PATIENCE_MS = 30_000;

/** Largest file that is handed to the worker; the reader has the same limit. */
const LARGEST = 20 * 1024 * 1024;

const failure = (words: string, next: string): Failure => ({ code: 'spreadsheet.worker', words, next });

/** Reads a foreign .xlsx in a worker of its own, which ends with the job. Rejects with words. */
export async function readSpreadsheet(file: File): Promise<RawWorkbook> {
  if (file.size > LARGEST) throw fromFailure(failure('表格文件超过 20 兆字节，没有读取，已有数据未受影响。', '请拆成几个文件再导入。'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL('../workers/spreadsheet.worker.ts', import.meta.url), { type: 'module', name: 'spreadsheet' });
  try {
    return await new Promise<RawWorkbook>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(fromFailure(failure('表格文件读取太久，已经停止，已有数据未受影响。', '请在办公软件中另存为新的 xlsx 再导入。'))),
        PATIENCE_MS,
      );
      worker.onmessage = ({ data }: MessageEvent<FromSpreadsheet>) => {
        clearTimeout(timer);
        if ('book' in data) resolve(data.book);
        else reject(fromFailure(data.failure));
      };
      worker.onerror = () => reject(fromFailure(failure('表格读取程序没有启动，已有数据未受影响。', '请重新打开程序后再试。')));
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    worker.terminate();
  }
}
