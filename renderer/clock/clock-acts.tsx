import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { meansEnter } from '#renderer/ui/enter-line.tsx';
import type { ClockRow } from '#shared/clock/board.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { useDraftNext } from './use-draft-next.ts';

/** What can be done about a clock: the paper that comes next, the day it was done, ten days more. */
export function ClockActs({ row }: { row: ClockRow }): ReactNode {
  const { go } = useWay();
  const run = useCommand();
  const confirm = useConfirmDanger();
  const [form, setForm] = useState<'stop' | 'extend' | null>(null);
  const draftNext = useDraftNext();
  const { drafted, draft, source } = row;
  const remove = async (): Promise<void> => {
    const answer = await confirm({ title: `删除期限“${row.subject}”`, words: '它不再计算。可按 Ctrl+Z 撤销。', act: '删除这 1 个期限' });
    if (answer !== null) await run('timer.remove', { id: source.id });
  };
  const ends = source.kind === 'facility' || source.kind === 'timer';
  if (form === 'stop') return <StopForm row={row} onDone={() => setForm(null)} />;
  if (form === 'extend') return <ExtendForm row={row} onDone={() => setForm(null)} />;
  return (
    <div className="row">
      {drafted !== null ? (
        <Button size="small" onClick={() => go({ screen: 'letter', id: drafted })}>
          打开草稿
        </Button>
      ) : row.mayDraft && draft !== null ? (
        <Button size="small" onClick={() => void draftNext(row)}>
          起草{letterTypeWords[draft]}
        </Button>
      ) : ends ? null : (
        <span className="soft small">{row.next}</span>
      )}
      {ends ? (
        <Button size="small" onClick={() => setForm('stop')}>
          登记办结
        </Button>
      ) : null}
      {row.extendable ? (
        <Button size="small" onClick={() => setForm('extend')}>
          延长十日
        </Button>
      ) : null}
      {source.kind === 'timer' ? (
        <Button size="small" type="text" danger onClick={() => void remove()}>
          删除
        </Button>
      ) : null}
    </div>
  );
}

function StopForm({ row, onDone }: { row: ClockRow; onDone: () => void }): ReactNode {
  const run = useCommand();
  const [on, setOn] = useState<string | null>(dayjs().format('YYYY-MM-DD'));
  const save = async (): Promise<void> => {
    if (on === null) return;
    const done = await run('clock.stop', { row: row.id, on });
    if (done.ok) onDone();
  };
  return (
    <div className="row">
      <DatePicker
        aria-label="办结日期"
        autoFocus
        size="small"
        style={{ width: 124 }}
        maxDate={dayjs()}
        value={on === null ? null : dayjs(on)}
        onChange={(day) => setOn(day ? day.format('YYYY-MM-DD') : null)}
      />
      <Button size="small" type="primary" disabled={on === null} onClick={() => void save()}>
        办结
      </Button>
      <Button size="small" onClick={onDone}>
        返回
      </Button>
    </div>
  );
}

function ExtendForm({ row, onDone }: { row: ClockRow; onDone: () => void }): ReactNode {
  const run = useCommand();
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const done = await run('clock.extend', { row: row.id, reason });
    if (done.ok) onDone();
  };
  return (
    <div className="row">
      <Input
        aria-label="延长的理由"
        autoFocus
        size="small"
        style={{ width: 160 }}
        placeholder="案情复杂等理由"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (meansEnter(event) && reason.trim() !== '') void save();
        }}
      />
      <Button size="small" type="primary" disabled={reason.trim() === ''} onClick={() => void save()}>
        延长
      </Button>
      <Button size="small" onClick={onDone}>
        返回
      </Button>
    </div>
  );
}
