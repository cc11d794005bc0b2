import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import type { ImportRecord } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { PackageKind } from '#shared/exchange/package.ts';
import { packageKindWords } from './package-words.ts';

/** What was taken in, when, from whom; each import can be taken back as a whole, and again. */
export function ImportLog({ turn }: { turn: number }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const [records, setRecords] = useState<readonly ImportRecord[]>();
  const load = useCallback(async () => setRecords(await core.exchange.imports()), [core]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn means something was imported.
  useEffect(() => void attempt(load), [attempt, load, turn]);
  const undo = async (record: ImportRecord): Promise<void> => {
    const answer = await confirm({
      title: `撤销导入“${record.title} ${record.number} 号包”`,
      words: `来自 ${record.from} 的 ${record.fresh} 条登记将不再计入，但保留在登记簿中，随时可以重新计入。`,
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
              <th scope="col">
                <span className="soft">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id}>
                <td>{timeWords(record.at, false)}</td>
                <td>
                  {packageKindWords[record.kind as PackageKind] ?? record.kind} {record.number} 号 {record.withdrawn ? <Mark>已撤销</Mark> : null}
                </td>
                <td>{record.from}</td>
                <td className="num">{record.fresh}</td>
                <td className="num">{record.disputed}</td>
                <td className="num">{record.quarantined}</td>
                <td>
                  {record.withdrawn ? (
                    <Button size="small" onClick={() => void redo(record)}>
                      重新计入
                    </Button>
                  ) : record.fresh > 0 ? (
                    <Button size="small" onClick={() => void undo(record)}>
                      撤销导入
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
