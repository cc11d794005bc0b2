import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { Letter } from '#shared/letter/letter.ts';
import { reviewOutcomeWords } from '#shared/letter/words.ts';
import { dayText } from './day-text.ts';

/** An issued letter that was wrong is revoked without an objection, too: by the house itself or by the next higher office (JY 22, GZ 554). */
export function RevokeLine({ letter }: { letter: Letter }): ReactNode {
  const run = useCommand();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(() => dayjs().format('YYYY-MM-DD'));
  const [reason, setReason] = useState('');
  const words = reviewOutcomeWords('revoked', letter.type);
  if (letter.revokedOn !== null)
    return (
      <WordsBox tone="attention" label="已撤销">
        {letter.revokedOn} {words}：{letter.revokedWhy}。期限已经停止，文号保留不再使用，所涉问题可以重新处理。
      </WordsBox>
    );
  if (!open)
    return (
      <div>
        <Button size="small" danger type="text" onClick={() => setOpen(true)}>
          {words}文书
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <p className="small">
        本院发现确有不当或者上级院书面通知撤销的，在这里登记。《{letter.title}》的期限随即停止，不再计入监督文书；文号保留不再使用。可按 Ctrl+Z 撤销登记。
      </p>
      <DatePicker aria-label={`${words}日期`} value={on ? dayjs(on) : null} maxDate={dayjs()} onChange={(day) => setOn(dayText(day))} />
      <Input.TextArea
        aria-label={`${words}理由`}
        placeholder="由谁决定，理由"
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button size="small" danger disabled={on === '' || reason.trim() === ''} onClick={() => void run('letter.revoke', { id: letter.id, on, reason })}>
          {words}这 1 件文书
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          返回
        </Button>
      </div>
    </div>
  );
}
