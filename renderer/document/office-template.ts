import type { FromTemplate, ToTemplate } from '#renderer/workers/template-protocol.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import { fromFailure } from '#shared/kernel/errors.ts';

/** A template that takes longer than this is given up. */
const PATIENCE_MS = 30_000;

const failure = (words: string, next: string): Error => fromFailure({ code: 'template.worker', words, next });

async function ask(message: ToTemplate): Promise<Exclude<FromTemplate, { readonly failure: unknown }>> {
  const worker = new Worker(new URL('../workers/template.worker.ts', import.meta.url), { type: 'module', name: 'template' });
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(failure('模板处理太久，已经停止，内容未受影响。', '请简化模板后重新载入。')), PATIENCE_MS);
      worker.onmessage = ({ data }: MessageEvent<FromTemplate>) => {
        clearTimeout(timer);
        if ('failure' in data) reject(fromFailure(data.failure));
        else resolve(data);
      };
      worker.onerror = () => reject(failure('模板处理程序没有启动，内容未受影响。', '请重新打开程序后再试。'));
      worker.postMessage(message);
    });
  } finally {
    worker.terminate();
  }
}

/** What is wrong with a template, place by place; empty when it holds. Rejects with words on what is no document. */
export async function checkTemplate(bytes: Uint8Array<ArrayBuffer>): Promise<readonly { readonly place: string; readonly words: string }[]> {
  const answer = await ask({ make: 'lint', bytes });
  return 'troubles' in answer ? answer.troubles : [];
}

/** The document in the template, read back for names that must not leave. */
export async function fillOfficeTemplate(bytes: Uint8Array<ArrayBuffer>, model: DocumentModel, forbidden: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask({ make: 'fill', bytes, model, forbidden });
  if (!('filled' in answer)) throw failure('模板没有填写成功，没有生成文件。', '请重新载入模板后再试。');
  return answer.filled;
}
