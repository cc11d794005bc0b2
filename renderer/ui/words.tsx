import { LockOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Trouble } from '#renderer/data/trouble.ts';

export type Tone = 'plain' | 'action' | 'alarm' | 'attention' | 'done' | 'resident' | 'clue';

/** A short word with a meaning; the word carries it, the colour only helps. */
export function Mark({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }): ReactNode {
  return (
    <span className="mark" data-tone={tone} title={title}>
      {children}
    </span>
  );
}

/** What belongs here and the first step, where there is nothing yet. */
export function EmptyState({ title, words, children }: { title: string; words: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </div>
  );
}

export function WordsBox({ tone, children, label }: { tone: 'plain' | 'attention' | 'alarm' | 'done'; children: ReactNode; label?: string }): ReactNode {
  return (
    <div className="words-box" data-tone={tone} role={tone === 'alarm' ? 'alert' : 'note'} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </div>
  );
}

/** What happened, what it means for the data, the next step. */
export function TroubleNote({ trouble, children }: { trouble: Trouble; children?: ReactNode }): ReactNode {
  return (
    <WordsBox tone="alarm">
      <div>{trouble.words}</div>
      {trouble.next === '' ? null : <div className="soft">{trouble.next}</div>}
      {children}
    </WordsBox>
  );
}

/** The internal stream and clues carry their band and a lock sign on every screen where they appear. */
export function StreamBand({ stream, children }: { stream: 'residentOffice' | 'clue'; children?: ReactNode }): ReactNode {
  return (
    <div className="band" data-stream={stream} role="note">
      <LockOutlined aria-hidden />
      <span>{stream === 'residentOffice' ? '派驻检察 · 内部问题，不进入给监狱的文书和巡检包' : '问题线索 · 只进入线索移送，不进入给监狱的文书'}</span>
      {children}
    </div>
  );
}

export function Dash(): ReactNode {
  return <span className="soft">–</span>;
}

export function Keys({ keys }: { keys: string }): ReactNode {
  return <kbd className="kbd">{keys}</kbd>;
}
