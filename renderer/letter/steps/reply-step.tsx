import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { Letter, Reply } from '#shared/letter/letter.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { type Adoption, adoptions, adoptionWords } from '#shared/letter/words.ts';
import { dayText } from './day-text.ts';
import { ReviewLine } from './review-line.tsx';

/** What the unit answered. */
export function ReplyStep({ detail, correctedBy }: { detail: LetterDetail; correctedBy: string | null }): ReactNode {
  const run = useCommand();
  // A new form for each answer: the fields empty themselves.
  const [count, setCount] = useState(0);
  const { letter, replies } = detail;
  return (
    <div className="stack">
      {replies.length === 0 ? <p className="soft">还没有收到回复。</p> : null}
      {replies.map((reply) => (
        <ReplyItem key={reply.id} letter={letter} reply={reply} correctedBy={correctedBy} />
      ))}
      <ReplyForm
        key={count}
        act="登记回复"
        onSave={async (form) => {
          const done = await run('reply.add', { letter: letter.id, ...form });
          if (done.ok) setCount(count + 1);
        }}
      />
    </div>
  );
}

/** One answer; what was entered wrongly is put right in place. */
function ReplyItem({ letter, reply, correctedBy }: { letter: Letter; reply: Reply; correctedBy: string | null }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <ReplyForm
        reply={reply}
        act="保存修改"
        onSave={async (form) => {
          const done = await run('reply.edit', { id: reply.id, fields: form as never });
          if (done.ok) setEditing(false);
        }}
        onBack={() => setEditing(false)}
      />
    );
  const remove = async (): Promise<void> => {
    const sure = await ask({
      title: `删除${reply.receivedOn ?? ''}收到的回复`,
      words: '登记错了文书或者重复登记的才删除。这件文书的期限、采纳情况和有关数字随之改变；可按 Ctrl+Z 撤销。',
      act: '删除这 1 条回复',
    });
    if (sure !== null) await run('reply.remove', { id: reply.id });
  };
  return (
    <div className="history-item">
      <div className="row">
        <span className="number">{reply.receivedOn}</span>
        <Mark tone={reply.adoption === 'adopted' ? 'done' : 'attention'}>{adoptionWords[reply.adoption]}</Mark>
        <span className="grow" />
        <Button size="small" type="text" onClick={() => setEditing(true)}>
          修改
        </Button>
        <Button size="small" type="text" onClick={() => void remove()}>
          删除
        </Button>
      </div>
      <div style={{ whiteSpace: 'pre-wrap' }}>{reply.text}</div>
      <ReviewLine letter={letter} reply={reply} correctedBy={correctedBy} />
    </div>
  );
}

interface ReplyFormProps {
  readonly reply?: Reply;
  readonly act: string;
  readonly onSave: (form: { readonly receivedOn: string; readonly adoption: Adoption; readonly text: string }) => Promise<void>;
  readonly onBack?: () => void;
}

function ReplyForm({ reply, act, onSave, onBack }: ReplyFormProps): ReactNode {
  const [on, setOn] = useState<string>(reply?.receivedOn ?? '');
  const [adoption, setAdoption] = useState<Adoption>(reply?.adoption ?? 'adopted');
  const [text, setText] = useState(reply?.text ?? '');
  return (
    <div className="stack">
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
      <div className="row">
        <Button disabled={on === ''} onClick={() => void onSave({ receivedOn: on, adoption, text })}>
          {act}
        </Button>
        {onBack ? <Button onClick={onBack}>返回</Button> : null}
      </div>
    </div>
  );
}
