import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { timeWords } from '#renderer/app/pledges.ts';
import type { ImportRecord } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Dash, Mark } from '#renderer/ui/words.tsx';
import type { PackageKind } from '#shared/exchange/package.ts';
import { packageKindWords } from '#shared/exchange/words.ts';
import { kindWords } from '#shared/workbench/kinds.ts';
import { SkewMark } from './skew-mark.tsx';

/** What was taken in, when, from whom; each import can be taken back as a whole, and again; the hub writes receipts here. */
export function ImportLog({ turn, onReceipt }: { turn: number; onReceipt?: () => void }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const tell = useTell();
  const { book } = useDesk();
  const [records, setRecords] = useState<readonly ImportRecord[]>();
  const load = useCallback(async () => setRecords((await core.exchange.imports()).filter((record) => record.book === book.book)), [core, book.book]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn means something was imported.
  useEffect(() => void attempt(load), [attempt, load, turn]);
  const undo = async (record: ImportRecord): Promise<void> => {
    const built = (await attempt(() => core.exchange.dependants(record.id))) ?? [];
    const answer = await confirm({
      title: `撤销导入“${record.title}”`,
      words: (
        <div className="stack">
          <div>
            来自 {record.from} 的 {record.fresh} 条登记将不再计入，但保留在登记簿中，随时可以重新计入。
          </div>
          {built.length > 0 ? (
            <div>
              <div>以下 {built.length} 项记录此后又有人在其基础上改动过，改动仍然保留：</div>
              <ul className="dependants">
                {built.slice(0, 20).map((one) => (
                  <li key={`${one.kind} ${one.id}`}>
                    {kindWords[one.kind] ?? one.kind}：{one.title || one.id.slice(0, 8)}
                  </li>
                ))}
                {built.length > 20 ? <li>另有 {built.length - 20} 项</li> : null}
              </ul>
            </div>
          ) : (
            <div>此后没有人在这些内容上改动过。</div>
          )}
        </div>
      ),
      act: '撤销导入',
    });
    if (answer === null) return;
    await attempt(() => core.exchange.undoImport(record.id));
    await attempt(load);
  };
  const redo = async (record: ImportRecord): Promise<void> => {
    await attempt(() => core.exchange.redoImport(record.id));
    await attempt(load);
  };
  const receipt = async (record: ImportRecord): Promise<void> => {
    const written = await attempt(() => core.exchange.writeReceipt({ device: record.device }));
    if (written) tell.note(`回执已写入 ${written.place} 的 ${written.name}，请带回给 ${record.from}。`);
    await attempt(load);
    onReceipt?.();
  };
  return (
    <section className="section" aria-labelledby="imports-title">
      <h2 id="imports-title">导入记录</h2>
      {records?.length === 0 ? <p className="soft">还没有导入过巡检包。导入后，这里记下每个包带来了什么，并可整包撤销。</p> : null}
      {records && records.length > 0 ? (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">包</th>
              <th scope="col">来自</th>
              <th scope="col" className="num">
                新条目
              </th>
              <th scope="col" className="num">
                分歧
              </th>
              <th scope="col" className="num">
                未收
              </th>
              <th scope="col">对方时钟</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id}>
                <td className="number">{timeWords(record.at, false)}</td>
                <td>
                  {record.kind === 'network' ? '网络交换' : `${record.team} ${packageKindWords[record.kind as PackageKind] ?? record.kind} ${record.number} 号`}{' '}
                  {record.withdrawn ? <Mark>已撤销</Mark> : null} {record.receiptAt ? <Mark tone="done">已给回执</Mark> : null}
                </td>
                <td>{record.from}</td>
                <td className="num">{record.fresh}</td>
                <td className="num">{record.disputed}</td>
                <td className="num">{record.quarantined}</td>
                <td>{record.kind === 'evidence' ? <Dash /> : <SkewMark minutes={record.skewMinutes} />}</td>
                <td>
                  <span className="row">
                    {record.withdrawn ? (
                      <Button size="small" onClick={() => void redo(record)}>
                        重新计入
                      </Button>
                    ) : record.fresh > 0 ? (
                      <Button size="small" onClick={() => void undo(record)}>
                        撤销导入
                      </Button>
                    ) : null}
                    {book.role === 'hub' && record.device !== '' ? (
                      <Button size="small" onClick={() => void receipt(record)}>
                        {record.receiptAt ? '再给回执' : '写回执'}
                      </Button>
                    ) : null}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
