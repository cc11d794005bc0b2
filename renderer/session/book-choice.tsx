import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { OwnCard } from '#renderer/approval/own-card.tsx';
import { RequestDesk } from '#renderer/approval/request-desk.tsx';
import type { BookSummary } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { ImportDesk } from '#renderer/exchange/import-desk.tsx';
import { KeyRecovery } from '#renderer/round/key-recovery.tsx';
import { ClearingSection } from '#renderer/settings/clearing-section.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { OpeningNote } from './opening-note.tsx';

type Way = 'none' | 'found' | 'import' | 'approve';

/** No book is open: found a round as hub, take in a task package, or practise. */
export function BookChoice({ refresh }: { refresh: () => Promise<void> }): ReactNode {
  const core = useCore();
  const [way, setWay] = useState<Way>('none');
  const [books, setBooks] = useState<readonly BookSummary[]>([]);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    core.books.list().then(setBooks, () => setBooks([]));
  }, [core]);
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      await act();
      await refresh();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  };
  const rounds = books.filter((book) => book.kind !== 'local');
  return (
    <div className="gate-sheet broad">
      <div className="gate-head">
        <h1>从哪里开始</h1>
        <span className="brand">巡检台</span>
      </div>
      {rounds.length > 0 ? (
        <div className="stack">
          <h2>这台电脑上的轮次</h2>
          {rounds.map((book) => (
            <div key={book.book}>
              <Button onClick={() => void attempt(() => core.books.open(book.book))} disabled={busy}>
                打开 {book.title}
              </Button>
            </div>
          ))}
        </div>
      ) : null}
      <div className="choice-grid">
        <button type="button" className="choice" aria-pressed={way === 'found'} onClick={() => setWay('found')}>
          <strong>建立轮次</strong>
          <span className="soft">组织方使用：编组、分派监狱、发放任务包，收回五组成果。</span>
        </button>
        <button type="button" className="choice" aria-pressed={way === 'import'} onClick={() => setWay('import')}>
          <strong>导入任务包</strong>
          <span className="soft">巡回检察组使用：打开组织方发来的任务包 (.xjb)。</span>
        </button>
        <button type="button" className="choice" aria-pressed={way === 'approve'} onClick={() => setWay('approve')}>
          <strong>审批文书</strong>
          <span className="soft">审批人使用：打开送来的审批包，签署后交回几 KB 的签名文件。</span>
        </button>
        <button type="button" className="choice" disabled={busy} onClick={() => void attempt(() => core.books.practice())}>
          <strong>练习监狱</strong>
          <span className="soft">虚构的监狱和人员，随意操作，随时可以整本丢弃。</span>
        </button>
      </div>
      {way === 'found' ? (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== '') void attempt(() => core.books.foundRound({ title: title.trim() }));
          }}
        >
          <Input
            className="grow"
            aria-label="轮次名称"
            placeholder="轮次名称，例如 2022年全市监狱交叉巡回检察"
            value={title}
            maxLength={100}
            autoFocus
            onChange={(event) => setTitle(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={busy} disabled={title.trim() === ''}>
            建立轮次
          </Button>
        </form>
      ) : null}
      {way === 'approve' ? (
        <>
          <OwnCard />
          <RequestDesk />
        </>
      ) : null}
      {way === 'import' ? (
        <>
          <ImportDesk onApplied={refresh} />
          <details>
            <summary className="soft">原来的电脑都不在了：用两份轮次钥匙份额打开回发包或交换包</summary>
            <KeyRecovery />
          </details>
        </>
      ) : null}
      {busy ? <OpeningNote /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {way === 'none' ? <ClearingSection /> : null}
    </div>
  );
}
