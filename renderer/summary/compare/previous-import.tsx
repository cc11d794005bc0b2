import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { readSpreadsheet } from '#renderer/document/read-spreadsheet.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { PreviousReading } from '#shared/summary/common-problem/previous-import.ts';
import { BadCells } from '../bad-cells.tsx';

/** An earlier round's 问题台账: read, checked cell by cell, then taken in as one entry. */
export function PreviousImport({ rounds }: { rounds: readonly string[] }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [reading, setReading] = useState<PreviousReading>();
  const read = (file: File | undefined): void => {
    if (!file) return;
    void attempt(async () => setReading(await core.read('previousProblem.readSheet', await readSpreadsheet(file))));
  };
  return (
    <div className="stack">
      <p className="soft">
        {rounds.length === 0 ? '还没有导入以前的轮次。导入上一轮的问题台账（xlsx）后，可以比较两轮，并标出屡查屡犯。' : `已导入：${rounds.join('、')}`}
      </p>
      {reading ? (
        <Check reading={reading} onDone={() => setReading(undefined)} />
      ) : (
        <FileDrop label="导入以前的问题台账" accept=".xlsx" onFiles={(files) => read(files[0])}>
          拖入或选择问题台账（xlsx）
        </FileDrop>
      )}
    </div>
  );
}

function Check({ reading, onDone }: { reading: PreviousReading; onDone: () => void }): ReactNode {
  const [round, setRound] = useState('');
  const run = useCommand();
  const tell = useTell();
  const take = async (): Promise<void> => {
    const done = await run('previousProblem.import', { round, rows: [...reading.rows] });
    if (!done.ok) return;
    tell.note(`导入 ${done.value.added} 个以前的问题${done.value.known > 0 ? `，${done.value.known} 个早已导入` : ''}`);
    onDone();
  };
  return (
    <section className="stack" aria-label="核对以前的问题">
      <p>
        读到 <span className="number">{reading.rows.length}</span> 个问题。
        {reading.unknownPlaces.length > 0 ? `其中“${reading.unknownPlaces.join('、')}”不在本轮单位中，照样保留，但不参加比较。` : ''}
      </p>
      <BadCells bad={reading.bad} />
      <Labelled name="是哪一轮的问题">
        {(id) => <Input id={id} maxLength={120} placeholder="2021年全市监狱巡回检察" value={round} onChange={(event) => setRound(event.target.value)} />}
      </Labelled>
      <div className="row">
        <Button type="primary" disabled={reading.rows.length === 0 || round.trim() === ''} onClick={() => void take()}>
          导入 {reading.rows.length} 个问题
        </Button>
        <Button onClick={onDone}>不导入</Button>
      </div>
    </section>
  );
}
