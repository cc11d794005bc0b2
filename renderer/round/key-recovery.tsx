import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';

/** Two printed shares put together bring the round's key back to this laptop. */
export function KeyRecovery({ onDone }: { onDone?: () => void }): ReactNode {
  const core = useCore();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [done, setDone] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const recover = async (): Promise<void> => {
    setTrouble(null);
    try {
      await core.exchange.recoverRoundKey({ first, second });
      setDone(true);
      setFirst('');
      setSecond('');
      onDone?.();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return (
    <form
      className="stack"
      aria-label="用份额恢复轮次钥匙"
      onSubmit={(event) => {
        event.preventDefault();
        void recover();
      }}
    >
      <Input
        aria-label="第一份份额"
        placeholder="第一份：15 组，每组 4 个字符"
        autoComplete="off"
        value={first}
        onChange={(event) => setFirst(event.target.value)}
      />
      <Input aria-label="第二份份额" placeholder="第二份" autoComplete="off" value={second} onChange={(event) => setSecond(event.target.value)} />
      <div className="row">
        <Button htmlType="submit" disabled={first.trim() === '' || second.trim() === ''}>
          恢复轮次钥匙
        </Button>
      </div>
      {done ? <WordsBox tone="done">轮次钥匙已恢复到本机，封给本轮次的包可以打开了。</WordsBox> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </form>
  );
}
