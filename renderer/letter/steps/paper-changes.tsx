import type { ReactNode } from 'react';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { PaperChange } from '#shared/letter/approval/paper-changes.ts';

const words = { added: '增加', removed: '删除', changed: '改动', moved: '移位' } as const;

/** Differences of two frozen papers, place by place: all that has to be read again. */
export function PaperChanges({ changes, label }: { changes: readonly PaperChange[]; label: string }): ReactNode {
  if (changes.length === 0) return <p className="soft">内容没有改动。</p>;
  return (
    <section className="paper-changes" aria-label={label}>
      {changes.map((change) => (
        <div key={`${change.kind}${change.place}${change.before}${change.after}`}>
          <div className="row place">
            <Mark tone={change.kind === 'removed' ? 'attention' : 'plain'}>{words[change.kind]}</Mark>
            {change.place}
          </div>
          {change.kind === 'moved' ? <div className="one-line">{change.after}</div> : <DiffText before={change.before} after={change.after} />}
        </div>
      ))}
    </section>
  );
}
