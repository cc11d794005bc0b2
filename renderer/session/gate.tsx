import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLock } from '#renderer/app/lock.tsx';
import type { SessionState } from '#renderer/core/api.ts';
import type { Trouble } from '#renderer/data/trouble.ts';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { BookChoice } from './book-choice.tsx';
import { FirstStart } from './first-start.tsx';
import { RecoveryCodePage } from './recovery-code.tsx';
import { Restore } from './restore.tsx';
import { Unlock } from './unlock.tsx';

interface GateProps {
  readonly session: SessionState | null;
  readonly trouble: Trouble | null;
  readonly refresh: () => Promise<void>;
  readonly onHold: (held: boolean) => void;
}

/** Everything before the desk: who may come in, and with which book. */
export function Gate(props: GateProps): ReactNode {
  return (
    <main className="gate">
      <GateSheet {...props} />
    </main>
  );
}

function GateSheet({ session, trouble, refresh, onHold }: GateProps): ReactNode {
  const [restoring, setRestoring] = useState(false);
  const [made, setMade] = useState<{ code: string; deviceName: string; personName: string } | null>(null);
  const [entry, setEntry] = useState<'first' | 'restore' | null>(null);
  const lock = useLock();
  if (made) {
    const done = (): void => {
      setMade(null);
      setEntry(null);
      onHold(false);
      void refresh();
    };
    return <RecoveryCodePage {...made} onDone={done} />;
  }
  if (trouble) {
    return (
      <div className="gate-sheet">
        <h1>巡检台没有打开</h1>
        <TroubleNote trouble={trouble} />
        <div>
          <Button onClick={() => window.location.reload()}>再试一次</Button>
        </div>
      </div>
    );
  }
  if (!session) return <Spin description="正在打开" />;
  if (session.state === 'blocked') {
    return (
      <div className="gate-sheet">
        <h1>现在不能打开</h1>
        <TroubleNote trouble={session.failure} />
        <div>
          <Button onClick={() => window.location.reload()}>再试一次</Button>
        </div>
      </div>
    );
  }
  // Making a vault opens the session before its recovery code arrives: the sheet stays until the code was seen.
  const hold = (way: 'first' | 'restore') => (held: boolean) => {
    setEntry(held ? way : null);
    onHold(held);
  };
  const absent = session.state === 'absent';
  if (entry === 'restore' || (restoring && session.state !== 'open' && entry === null)) {
    return <Restore possible={absent || entry === 'restore'} onMade={setMade} onHold={hold('restore')} onBack={() => setRestoring(false)} />;
  }
  if (absent || entry === 'first') return <FirstStart onMade={setMade} onHold={hold('first')} onRestore={() => setRestoring(true)} />;
  if (session.state === 'locked') return <Unlock session={session} refresh={refresh} onRestore={() => setRestoring(true)} />;
  return (
    <div className="stack">
      <BookChoice refresh={refresh} />
      <div className="row">
        <span className="soft">
          {session.person.name} · {session.deviceName}
        </span>
        <Button onClick={lock}>锁定</Button>
      </div>
    </div>
  );
}
