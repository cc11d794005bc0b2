import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { LetterDetail } from '#shared/letter/views.ts';
import { type Adoption, adoptions, adoptionWords } from '#shared/letter/words.ts';

const dayText = (day: dayjs.Dayjs | null): string => (day ? day.format('YYYY-MM-DD') : '');

/** Issue by the office, and what the unit answered. */
export function IssuePanel({ detail }: { detail: LetterDetail }): ReactNode {
  return detail.letter.status === 'issued' ? <Replies detail={detail} /> : <Issue detail={detail} />;
}

function Issue({ detail }: { detail: LetterDetail }): ReactNode {
  const run = useCommand();
  const [on, setOn] = useState('');
  const [number, setNumber] = useState(detail.letter.number ?? '');
  const [outside, setOutside] = useState('');
  return (
    <div className="stack">
      <p className="soft">由院里编号、用印、送达后在此登记。登记后正文不能再改，回复期限从发出之日起计。</p>
      <FieldRow name="发出日期" htmlFor="issue-on">
        <DatePicker id="issue-on" aria-label="发出日期" value={on ? dayjs(on) : null} maxDate={dayjs()} onChange={(day) => setOn(dayText(day))} />
      </FieldRow>
      <FieldRow name="文号" htmlFor="issue-number" note="可以留空，编号后补填">
        <Input id="issue-number" aria-label="发出文号" placeholder="渝检×纠违〔2022〕3号" value={number} onChange={(event) => setNumber(event.target.value)} />
      </FieldRow>
      <FieldRow name="程序外审批" htmlFor="issue-outside" note="没有在本程序送审时，写明由谁在哪里审批">
        <Input
          id="issue-outside"
          aria-label="程序外审批"
          placeholder="如 正式办案系统，检察长 9月20日签发"
          value={outside}
          onChange={(event) => setOutside(event.target.value)}
        />
      </FieldRow>
      <div>
        <Button
          type="primary"
          disabled={on === ''}
          onClick={() => void run('letter.issue', { id: detail.letter.id, on, number: number.trim() === '' ? null : number.trim(), outside })}
        >
          登记发出
        </Button>
      </div>
    </div>
  );
}

function Replies({ detail }: { detail: LetterDetail }): ReactNode {
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
      <dl className="facts">
        <div>
          <dt>发出日期</dt>
          <dd className="number">{detail.letter.issuedOn}</dd>
        </div>
        <div>
          <dt>回复期限</dt>
          <dd className="number">{detail.letter.replyDue}</dd>
        </div>
      </dl>
      <h3>回复</h3>
      {detail.replies.length === 0 ? <p className="soft">还没有收到回复。</p> : null}
      {detail.replies.map((reply) => (
        <div key={reply.id} className="history-item">
          <div className="row">
            <span className="number">{reply.receivedOn}</span>
            <Mark tone={reply.adoption === 'adopted' ? 'done' : 'attention'}>{adoptionWords[reply.adoption]}</Mark>
          </div>
          <div style={{ whiteSpace: 'pre-wrap' }}>{reply.text}</div>
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
