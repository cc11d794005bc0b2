import type { ReactNode } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useNames } from '#renderer/data/use-names.ts';
import { valueWords } from '#renderer/data/value-words.ts';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import type { HistoryItem } from '#shared/round/history.ts';
import { fieldWords } from '#shared/workbench/kinds.ts';

/** Long text by its changed characters; short values whole, one after the other. */
function Change({ before, now }: { before: string; now: string }): ReactNode {
  if (before.length + now.length > 40) return <DiffText before={before} after={now} />;
  return (
    <div>
      <span className="soft">{before}</span> → {now}
    </div>
  );
}

/** Who wrote what when, and why; nothing is ever changed silently. */
export function HistoryPanel({ kind, history }: { kind: string; history: readonly HistoryItem[] }): ReactNode {
  const names = useNames();
  if (history.length === 0) return <p className="soft">还没有历史。</p>;
  return (
    <div>
      {history.map((item) => {
        const now = valueWords(kind, item.field, item.value, names);
        const before = item.replaced[0];
        return (
          <div key={`${item.entry}${item.field}`} className="history-item">
            <div className="row small">
              <strong>{fieldWords(kind, item.field)}</strong>
              <span>{item.person}</span>
              <span className="soft">{item.device}</span>
              <span className="soft number">{item.at ? timeWords(item.at, true) : ''}</span>
            </div>
            {before === undefined ? (
              <div style={{ overflowWrap: 'anywhere' }}>{now}</div>
            ) : (
              <Change before={valueWords(kind, item.field, before, names)} now={now} />
            )}
            {item.reason ? <div className="soft small">理由：{item.reason}</div> : null}
          </div>
        );
      })}
    </div>
  );
}
