import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { Letter, Reply } from '#shared/letter/letter.ts';
import { type ReviewOutcome, reviewOutcomes, reviewOutcomeWords } from '#shared/letter/words.ts';
import { CorrectLetter } from './correct-letter.tsx';
import { dayText } from './day-text.ts';

interface ReviewProps {
  readonly letter: Letter;
  readonly reply: Reply;
  readonly correctedBy: string | null;
}

/** What becomes of an objection: the decision drafted here or entered from elsewhere, and what follows from it. */
export function ReviewLine({ letter, reply, correctedBy }: ReviewProps): ReactNode {
  const { go } = useWay();
  const [elsewhere, setElsewhere] = useState(false);
  if (reply.adoption !== 'objection') return null;
  if (reply.reviewedOn !== null) return <Decided letter={letter} reply={reply} correctedBy={correctedBy} />;
  if (elsewhere) return <DecisionForm letter={letter} reply={reply} onDone={() => setElsewhere(false)} />;
  return (
    <div className="stack">
      <p className="soft small">
        {letter.type === 'suggestionLetter'
          ? '应当立即复核：成立的修改或者撤回，不成立的说明理由（检察建议规定第二十三条）。'
          : '应当在收到后七日内复查：正确的维持并报告上一级，错误的撤销（规则第五百五十四条）。'}
      </p>
      <div className="row">
        <Button size="small" type="primary" onClick={() => go({ screen: 'letter', tab: 'review', id: reply.id })}>
          起草复查决定书
        </Button>
        <Button size="small" onClick={() => setElsewhere(true)}>
          登记已作出的决定
        </Button>
      </div>
    </div>
  );
}

function Decided({ letter, reply, correctedBy }: ReviewProps): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  const { reviewOutcome: outcome } = reply;
  const report = async (): Promise<void> => {
    const done = await run('reply.reportUpheld', { id: reply.id });
    if (done.ok) go({ screen: 'letter', id: done.value.id });
  };
  return (
    <div className="row">
      <span className="number">{reply.reviewedOn}</span>
      <Mark tone={outcome === 'upheld' ? 'done' : 'attention'}>复查{outcome === null ? '已决定' : reviewOutcomeWords(outcome, letter.type)}</Mark>
      {outcome === 'upheld' && letter.type === 'correctionNotice' ? (
        <Button size="small" onClick={() => void report()}>
          起草复查情况报告
        </Button>
      ) : null}
      {outcome === 'changed' ? (
        <CorrectLetter
          letter={letter}
          correctedBy={correctedBy}
          label={`制作${reviewOutcomeWords(outcome, letter.type)}后的文书`}
          reason={`${reply.reviewedOn}复查决定${reviewOutcomeWords(outcome, letter.type)}`}
        />
      ) : null}
    </div>
  );
}

function DecisionForm({ letter, reply, onDone }: Pick<ReviewProps, 'letter' | 'reply'> & { onDone: () => void }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const [outcome, setOutcome] = useState<ReviewOutcome>('upheld');
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const words = reviewOutcomeWords(outcome, letter.type);
  const save = async (): Promise<void> => {
    const sure =
      outcome !== 'revoked' ||
      (await ask({
        title: `${words}《${letter.title}》${letter.number ?? ''}`,
        words: '这件文书的期限停止，不再计入监督文书；文号保留，不再使用；所涉问题可以重新处理。可按 Ctrl+Z 撤销登记。',
        act: `${words}这 1 件文书`,
      })) !== null;
    if (!sure) return;
    const done = await run('reply.review', { id: reply.id, on, outcome, reason });
    if (done.ok) onDone();
  };
  return (
    <div className="stack">
      <div className="row">
        <Select
          aria-label="复查结论"
          style={{ width: 100 }}
          value={outcome}
          onChange={setOutcome}
          options={reviewOutcomes.map((value) => ({ value, label: reviewOutcomeWords(value, letter.type) }))}
        />
        <DatePicker aria-label="复查决定日期" placeholder="决定日期" value={on ? dayjs(on) : null} maxDate={dayjs()} onChange={(day) => setOn(dayText(day))} />
      </div>
      <Input.TextArea
        aria-label="复查理由"
        placeholder="在哪里由谁决定，理由"
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button size="small" type="primary" disabled={on === '' || reason.trim() === ''} onClick={() => void save()}>
          登记复查决定
        </Button>
        <Button size="small" onClick={onDone}>
          返回
        </Button>
      </div>
    </div>
  );
}
