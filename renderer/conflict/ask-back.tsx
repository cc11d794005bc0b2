import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';

/** Sends a disputed field back to a team with a question; it travels with the next package to that team. */
export function AskBack({ about, record, field, onDone }: { about: string; record: string; field: string; onDone: () => void }): ReactNode {
  const run = useCommand();
  const tell = useTell();
  const { data } = useView('round.overview', {});
  const [team, setTeam] = useState<string>();
  const [text, setText] = useState('');
  const ask = async (): Promise<void> => {
    if (team === undefined) return;
    const result = await run('question.ask', { about, record, field, team, text });
    if (!result.ok) return;
    tell.note('询问已登记，随下一个包送到该组');
    onDone();
  };
  return (
    <section className="row" aria-label="退回询问">
      <Select
        aria-label="询问哪一组"
        style={{ width: 200 }}
        placeholder="询问哪一组"
        value={team ?? null}
        onChange={setTeam}
        options={(data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Input
        className="grow"
        aria-label="询问内容"
        placeholder="要问什么，例如：依据哪份材料认定"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={team === undefined || text.trim() === ''} onClick={() => void ask()}>
        发出询问
      </Button>
    </section>
  );
}
