import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { QuestionRow } from '#shared/workbench/questions.ts';

/** Questions about disputed fields: those to one's own team first, with a place for the answer. */
export function QuestionList(): ReactNode {
  const { data, trouble } = useView('questions.list', {});
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data?.length === 0) {
    return <EmptyState title="没有询问" words="在分歧处点“退回询问”，可以把拿不准的字段连同问题退回某个组；询问和答复随巡检包往返，列在这里。" />;
  }
  return (
    <div className="stack">
      {(data ?? []).map((row) => (
        <QuestionItem key={row.id} row={row} />
      ))}
    </div>
  );
}

function QuestionItem({ row }: { row: QuestionRow }): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  const [answer, setAnswer] = useState('');
  const open =
    row.about === 'finding' ? { screen: 'finding' as const, id: row.record } : row.about === 'letter' ? { screen: 'letter' as const, id: row.record } : null;
  return (
    <section className="section stack question" aria-label={`询问 ${row.words}`}>
      <div className="row">
        <h2>{row.words}</h2>
        {row.answer === '' ? <Mark tone="attention">{row.mine ? '待本组答复' : `待${row.teamName}答复`}</Mark> : <Mark tone="done">已答复</Mark>}
        {open ? (
          <button type="button" className="link-button" onClick={() => go(open)}>
            打开
          </button>
        ) : null}
      </div>
      <div>
        <span className="soft">
          {row.asker} 问{row.teamName} <span className="number">{row.askedAt ? timeWords(row.askedAt, false) : ''}</span>：
        </span>
        {row.text}
      </div>
      {row.answer === '' ? null : (
        <div>
          <span className="soft">{row.answerer} 答：</span>
          {row.answer}
        </div>
      )}
      <div className="row">
        {row.answer === '' ? (
          <>
            <Input className="grow" aria-label="答复" placeholder="答复（随下一个包送回）" value={answer} onChange={(event) => setAnswer(event.target.value)} />
            <Button type="primary" disabled={answer.trim() === ''} onClick={() => void run('question.answer', { id: row.id, answer })}>
              答复
            </Button>
          </>
        ) : null}
        <Button onClick={() => void run('question.close', { id: row.id })}>了结</Button>
      </div>
    </section>
  );
}
