import { fromBase64 } from '#shared/kernel/bytes.ts';
import { errorTable, isWorkbenchError } from '#shared/kernel/errors.ts';
import type { Command } from '#shared/ledger/command.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import { type EvidenceFile, hashFile, readStored, type StoredEvidence, storeFile, verifyStored } from '#shared/vault/evidence-store.ts';
import type { Workbench } from '#shared/workbench/workbench.ts';
import type { CoreApi } from './api.ts';
import { piecesOfBlob } from './blob-pieces.ts';
import type { Session } from './session.ts';

const errors = errorTable('evidence', {
  unknown: () => ({ words: '找不到这份证据材料。', next: '它可能已被删除，可在历史中找回。' }),
  refused: (words: string) => ({ words, next: '请按提示修改后重新添加。' }),
});

/** Longest file that is read whole for a preview, in bytes. */
const PREVIEW_BYTES = 256 * 1024 * 1024;

/** Files as evidence: hashed when they come in, sealed chunk by chunk, checked whenever they are read. */
export function evidenceDesk(session: Session, workbench: Workbench): CoreApi['evidence'] {
  const commands = workbench.commands as unknown as Record<string, Command<unknown, unknown>>;

  function stored(id: string): { readonly record: RecordView; readonly item: StoredEvidence & { readonly rawKey: Uint8Array } } {
    const record = session.round.book.replica.fold.record('evidence', id);
    if (!record) throw errors.unknown();
    const { sha256, key, chunks } = record.fields as unknown as StoredEvidence;
    return { record, item: { sha256, key, chunks, rawKey: fromBase64(key) } };
  }

  async function run(name: string, input: unknown): Promise<unknown> {
    const result = await session.status.saving(session.round.run(commands[name] as Command<unknown, unknown>, input));
    if (!result.ok) throw errors.refused(result.refusal.words);
    session.refresh();
    return result.value;
  }

  return {
    add: async ({ file, finding, note }, progress) => {
      const { round } = session;
      const source: EvidenceFile = { name: file.name, size: file.size, stream: () => piecesOfBlob(file) };
      const sha256 = await hashFile(source, (done) => progress(done / 2, file.size));
      const twin = round.book.replica.fold.records('evidence').find((record) => record.fields['sha256'] === sha256);
      if (twin) {
        if (finding !== undefined) await run('evidence.bind', { id: twin.id, finding });
        progress(file.size, file.size);
        return { id: twin.id, known: true };
      }
      const item = await storeFile(session.host, round.book.book, source, sha256, session.random, (done) => progress((file.size + done) / 2, file.size));
      const answer = (await run('evidence.add', { name: file.name, bytes: file.size, mime: file.type, ...item, finding, note })) as { id: string };
      return { id: answer.id, known: false };
    },
    read: async (id) => {
      const { record, item } = stored(id);
      const size = record.fields['bytes'];
      if (typeof size === 'number' && size > PREVIEW_BYTES) throw errors.refused('文件超过 256 MB，不能直接预览。');
      const parts: BlobPart[] = [];
      for await (const part of readStored(session.host, session.round.book.book, { key: item.rawKey, chunks: item.chunks })) parts.push(part);
      return new Blob(parts, { type: typeof record.fields['mime'] === 'string' ? record.fields['mime'] : '' });
    },
    verify: async (id) => {
      const { item } = stored(id);
      try {
        const intact = await verifyStored(session.host, session.round.book.book, item);
        return { intact, words: intact ? '校验一致：与入库时的内容相同。' : '校验不符：内容与入库时不同。' };
      } catch (error) {
        if (isWorkbenchError(error)) return { intact: false, words: error.words };
        throw error;
      }
    },
  };
}
