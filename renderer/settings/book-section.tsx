import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';

const groups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash;

/** Care of the open book: verify, rebuild, and clear it from this laptop. */
export function BookSection(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const { book, refresh } = useDesk();
  const [progress, setProgress] = useState<{ words: string; share: number | null } | null>(null);
  const [outcome, setOutcome] = useState<{ tone: 'done' | 'alarm'; words: string; lines: readonly string[] } | null>(null);
  const long = (words: string, act: () => Promise<void>): void => {
    setOutcome(null);
    setProgress({ words, share: null });
    void attempt(act).finally(() => setProgress(null));
  };
  const verify = (): void =>
    long('正在核对登记簿', async () => {
      const found = await core.verifyLedger((done, all) => setProgress({ words: `正在核对登记簿：${done} / ${all} 条`, share: all === 0 ? 1 : done / all }));
      setOutcome(
        found.problems.length === 0
          ? { tone: 'done', words: `${found.entries} 条登记全部核对无误。`, lines: [`状态校验值 ${groups(found.stateHash)}`] }
          : {
              tone: 'alarm',
              words: `核对了 ${found.entries} 条登记，发现 ${found.problems.length} 处异常。内容没有改动，请先做一次备份。`,
              lines: found.problems,
            },
      );
    });
  const rebuild = (): void =>
    long('正在由登记簿重建缓存', async () => {
      const { before, after } = await core.books.rebuild();
      setOutcome(
        before === after
          ? { tone: 'done', words: '缓存已由登记簿重建，前后内容完全一致。', lines: [`状态校验值 ${groups(after)}`] }
          : {
              tone: 'alarm',
              words: '重建前后的内容不一致，现以登记簿为准。请核对登记簿并做一次备份。',
              lines: [`之前 ${groups(before)}`, `之后 ${groups(after)}`],
            },
      );
    });
  const clear = async (): Promise<void> => {
    const reason = await confirm({
      title: `从这台电脑清除“${book.title}”`,
      words: `将销毁本轮次的密钥和 ${book.entries} 条登记在这台电脑上的文件，不能撤销。只有全部登记都有组织方回执时才能清除；清除记录经签名保存在本机。以后可用备份包和恢复码取回。`,
      act: '清除本轮次',
      reason: true,
    });
    if (reason === null) return;
    if (reason === '') {
      setOutcome({ tone: 'alarm', words: '清除需要写明理由，本次没有清除。', lines: [] });
      return;
    }
    await attempt(async () => {
      await core.books.clear({ book: book.book, reason });
      await refresh();
    });
  };
  return (
    <section className="section stack" aria-labelledby="set-book">
      <h2 id="set-book">登记簿</h2>
      <p className="soft">
        {book.title}：<span className="number">{book.entries}</span> 条登记。
      </p>
      <div className="row">
        <Button onClick={verify} disabled={progress !== null}>
          核对登记簿
        </Button>
        <Button onClick={rebuild} disabled={progress !== null}>
          重建缓存
        </Button>
        <Button danger onClick={() => void clear()} disabled={progress !== null}>
          从这台电脑清除本轮次
        </Button>
      </div>
      {progress ? <ProgressNote words={progress.words} share={progress.share} /> : null}
      {outcome ? (
        <WordsBox tone={outcome.tone}>
          <div>{outcome.words}</div>
          {outcome.lines.map((line) => (
            <div key={line} className="small number" style={{ overflowWrap: 'anywhere' }}>
              {line}
            </div>
          ))}
        </WordsBox>
      ) : null}
    </section>
  );
}
