import { type ReactNode, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import type { ClearedBook } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { Mark } from '#renderer/ui/words.tsx';

/** Rounds that were cleared from this laptop, each with its signed record. Nothing is shown while there are none. */
export function ClearingSection(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [cleared, setCleared] = useState<readonly ClearedBook[]>([]);
  useEffect(() => void attempt(async () => setCleared(await core.books.cleared())), [attempt, core]);
  if (cleared.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="set-cleared">
      <h2 id="set-cleared">清除记录</h2>
      <p className="soft">从这台电脑清除过的轮次。记录由清除人签名，说明清除时的内容和依据；内容本身可用备份包和恢复码取回。</p>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">清除时间</th>
            <th scope="col">轮次</th>
            <th scope="col">清除人</th>
            <th scope="col">理由</th>
            <th scope="col" className="num">
              登记
            </th>
            <th scope="col" className="num">
              回执
            </th>
            <th scope="col">状态校验值</th>
            <th scope="col">签名</th>
          </tr>
        </thead>
        <tbody>
          {cleared.map((one) => (
            <tr key={one.id}>
              <td className="number">{timeWords(one.at, false)}</td>
              <td>{one.title}</td>
              <td>{one.person}</td>
              <td>{one.reason}</td>
              <td className="num">{one.entries}</td>
              <td className="num">{one.receipts}</td>
              <td className="number" title={one.stateHash}>
                {one.stateHash.slice(0, 12)}
              </td>
              <td>
                <Mark tone={one.intact ? 'done' : 'alarm'}>{one.intact ? '核对无误' : '与记录不符'}</Mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
