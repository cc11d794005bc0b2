import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { LetterDetail } from '#shared/letter/views.ts';
import { type Adoption, adoptions, adoptionWords } from '#shared/letter/words.ts';
import { dayText } from './day-text.ts';
import { ReviewLine } from './review-line.tsx';

/** What the unit answered. */
export function ReplyStep({ detail }: { detail: LetterDetail }): ReactNode {
  const run = useCommand();
  const [on, setOn] = useState('');
  const [adoption, setAdoption] = useState<Adoption>('adopted');
  const [text, setText] = useState('');
  const add = async (): Promise<void> => {
    const result = await run('reply.add', { letter: detail.letter.id, receivedOn: on, adoption, text });
    if (!result.ok) return;
    setOn('');
    setText('');
  };
  return (
    <div className="stack">
      {detail.replies.length === 0 ? <p className="soft">还没有收到回复。</p> : null}
      {detail.replies.map((reply) => (
        <div key={reply.id} className="history-item">
          <div className="row">
            <span className="number">{reply.receivedOn}</span>
            <Mark tone={reply.adoption === 'adopted' ? 'done' : 'attention'}>{adoptionWords[reply.adoption]}</Mark>
          </div>
          <div style={{ whiteSpace: 'pre-wrap' }}>{reply.text}</div>
          <ReviewLine letter={detail.letter} reply={reply} />
        </div>
      ))}
      <div className="row">
        <DatePicker aria-label="收到日期" placeholder="收到日期" value={on ? dayjs(on) : null} maxDate={dayjs()} onChange={(day) => setOn(dayText(day))} />
        <Select
          aria-label="采纳情况"
          style={{ width: 120 }}
          value={adoption}
          onChange={setAdoption}
          options={adoptions.map((value) => ({ value, label: adoptionWords[value] }))}
        />
      </div>
      <Input.TextArea
        aria-label="回复内容"
        placeholder="回复内容摘要"
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button disabled={on === ''} onClick={() => void add()}>
          登记回复
        </Button>
      </div>
    </div>
  );
}
