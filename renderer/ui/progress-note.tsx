import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

interface ProgressNoteProps {
  /** What is being done. */
  readonly words: string;
  /** 0 to 1; null while unknown. */
  readonly share: number | null;
  readonly onCancel?: () => void;
}

const left = (seconds: number): string => (seconds < 60 ? `约剩 ${Math.max(1, Math.round(seconds))} 秒` : `约剩 ${Math.round(seconds / 60)} 分钟`);

/** Long work: what, how far, how long, and a way to stop it. */
export function ProgressNote({ words, share, onCancel }: ProgressNoteProps): ReactNode {
  const [began] = useState(() => performance.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = (now - began) / 1000;
  const estimate = share !== null && share > 0.02 && share < 1 && seconds > 2 ? left((seconds / share) * (1 - share)) : '';
  return (
    <div className="stack" role="status" aria-live="polite">
      <div className="row">
        <span className="grow">{words}</span>
        <span className="soft small number">{estimate}</span>
        {onCancel ? (
          <Button size="small" onClick={onCancel}>
            停止
          </Button>
        ) : null}
      </div>
      <Progress percent={Math.round((share ?? 0) * 100)} size="small" status="normal" aria-label={words} />
    </div>
  );
}
