import { Button, Modal } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { printRoot } from '#renderer/ui/print-root.ts';
import { Mark, WordsBox } from '#renderer/ui/words.tsx';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { KeyRecovery } from './key-recovery.tsx';

/** The round's own key: whether this laptop has the present one, its three shares for the safes, and the way back from two of them. */
export function RoundKeySection({ hub, title }: { hub: boolean; title: string }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [state, setState] = useState<{ epoch: number; held: boolean }>();
  const [shares, setShares] = useState<readonly string[] | null>(null);
  const load = useCallback(async () => setState(await core.exchange.roundKey()), [core]);
  useEffect(() => {
    void attempt(load);
    return core.onEvent((event) => event.event === 'changed' && void attempt(load));
  }, [attempt, core, load]);
  if (!state) return null;
  return (
    <section className="section stack" aria-labelledby="round-key">
      <div className="row">
        <h2 id="round-key">轮次钥匙</h2>
        <Mark tone={state.held ? 'done' : 'attention'}>{state.held ? '本机持有' : '本机没有'}</Mark>
        <span className="soft">{state.epoch === 0 ? '建立轮次以来没有更换过' : `已更换 ${state.epoch} 次`}</span>
      </div>
      <p className="soft">
        组内交换包和回发包同时封给这把钥匙，本轮成员都能打开。移出设备时自动更换，被移出的设备打不开之后的包；更换后要重发任务包，各组才有新钥匙。
      </p>
      {state.held ? null : <WordsBox tone="attention">轮次钥匙已更换，本机还没有新的。请导入组织方新发的任务包。</WordsBox>}
      {hub ? (
        <div>
          <Button disabled={!state.held} onClick={() => void attempt(async () => setShares(await core.exchange.splitRoundKey()))}>
            制作三份份额
          </Button>
        </div>
      ) : null}
      <details>
        <summary className="soft">用两份份额恢复轮次钥匙</summary>
        <KeyRecovery onDone={() => void attempt(load)} />
      </details>
      {shares ? <SharesDialog shares={shares} title={title} onClose={() => setShares(null)} /> : null}
    </section>
  );
}

function SharesDialog({ shares, title, onClose }: { shares: readonly string[]; title: string; onClose: () => void }): ReactNode {
  return (
    <Modal open title="轮次钥匙的三份份额" footer={null} width={760} onCancel={onClose}>
      <div className="stack">
        <p>任意两份合在一起能恢复轮次钥匙，只有一份什么也打不开。请打印后分给三个人分别封存。只显示这一次，程序不保存；需要时可再制作，新旧份额都有效。</p>
        {shares.map((share, at) => (
          <div key={share} className="stack">
            <strong>第{chineseNumber(at + 1)}份</strong>
            <div className="fingerprint">{share}</div>
          </div>
        ))}
        <div className="row">
          <Button type="primary" onClick={() => window.print()}>
            打印三页
          </Button>
          <Button onClick={onClose}>已保管好，关闭</Button>
        </div>
      </div>
      {createPortal(
        shares.map((share, at) => (
          <div key={share} className="print-sheet share-sheet">
            <h1>轮次钥匙份额 第{chineseNumber(at + 1)}份（共三份，任意两份有效）</h1>
            <p>{title}</p>
            <div className="print-code">
              {share.split('-').map((group, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place of a group is what it is.
                <div key={place}>
                  {place + 1}．{group}
                </div>
              ))}
            </div>
            <p>单独一份不能打开任何内容。请封存，不要与另外两份放在一处。</p>
          </div>
        )),
        printRoot(),
      )}
    </Modal>
  );
}
