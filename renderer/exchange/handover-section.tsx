import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useCore, useStatus } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { Dash, Mark } from '#renderer/ui/words.tsx';
import { packageKindWords } from '#shared/exchange/words.ts';
import { SkewMark } from './skew-mark.tsx';

type Handover = Awaited<ReturnType<ReturnType<typeof useCore>['exchange']['handover']>>;

/** A team's laptop: what was handed over, what the hub has confirmed, and what it did not take. */
export function HandoverSection({ turn }: { turn: number }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const status = useStatus();
  const [data, setData] = useState<Handover>();
  const load = useCallback(async () => setData(await core.exchange.handover()), [core]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after an import, an export or a receipt.
  useEffect(() => void attempt(load), [attempt, load, turn, status?.unsent, status?.unreceipted]);
  if (!data) return null;
  const confirmed = (number: number): (typeof data.receipts)[number] | undefined => data.receipts.find((receipt) => receipt.numbers.includes(number));
  return (
    <section className="section stack" aria-labelledby="handover-title">
      <h2 id="handover-title">交出与回执</h2>
      <dl className="facts">
        <Count name="未交出" value={data.unsent} />
        <Count name="已交出未回执" value={data.unreceipted} />
      </dl>
      <p className="soft">组织方导入后给的回执或回发包带回来，拖到上面的导入处，这里和问题列表就显示“已入库”。只有全部已入库的轮次才能从这台电脑清除。</p>
      {data.sent.length === 0 ? <p className="soft">还没有导出过包。</p> : null}
      {data.sent.length > 0 ? (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">导出时间</th>
              <th scope="col">包</th>
              <th scope="col">文件</th>
              <th scope="col">回执</th>
              <th scope="col">本机时钟</th>
            </tr>
          </thead>
          <tbody>
            {data.sent.map((sent) => {
              const receipt = sent.kind === 'team' ? confirmed(sent.number) : undefined;
              return (
                <tr key={sent.id}>
                  <td className="number">{timeWords(sent.at, false)}</td>
                  <td>
                    {packageKindWords[sent.kind]} {sent.number} 号
                  </td>
                  <td>{sent.name}</td>
                  <td>
                    {sent.kind !== 'team' ? (
                      <Dash />
                    ) : receipt ? (
                      <span className="row">
                        <Mark tone="done">已入库</Mark>
                        <span className="soft number">{timeWords(receipt.takenAt, false)}</span>
                        {receipt.exceptions.length > 0 ? (
                          <Mark tone="attention" title={receipt.exceptions.join('\n')}>
                            {receipt.exceptions.length} 条未收
                          </Mark>
                        ) : null}
                      </span>
                    ) : (
                      <Mark tone="attention">未回执</Mark>
                    )}
                  </td>
                  <td>{receipt ? <SkewMark minutes={receipt.skewMinutes} /> : <Dash />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function Count({ name, value }: { name: string; value: number }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value} 条登记</dd>
    </div>
  );
}
