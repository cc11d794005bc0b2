import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { meansEnter } from '#renderer/ui/enter-line.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { DocumentCodeRow } from '#shared/letter/document-code.ts';
import { InlineText } from './inline-field.tsx';

/** What stands before the year of a 文号, for each type of paper. */
export function CodeSection(): ReactNode {
  const { data } = useView('documentCodes.list', {});
  const run = useCommand();
  const tell = useTell();
  const [prefix, setPrefix] = useState('');
  const fill = async (): Promise<void> => {
    const done = await run('documentCode.fill', { prefix });
    if (done.ok) tell.note(`已填入 ${done.value.filled} 种文书的代字，请与本院规定核对。`);
  };
  if (!data) return null;
  const rows = data;
  const half = Math.ceil(rows.length / 2);
  return (
    <section className="section" aria-labelledby="office-codes">
      <div className="row">
        <h2 id="office-codes">文号代字</h2>
        <span className="grow" />
        <Input
          aria-label="院代字"
          placeholder="院代字，如 渝检"
          style={{ width: 160 }}
          maxLength={20}
          value={prefix}
          onChange={(event) => setPrefix(event.target.value)}
          onKeyDown={(event) => {
            if (meansEnter(event) && prefix.trim() !== '') void fill();
          }}
        />
        <Button disabled={prefix.trim() === ''} onClick={() => void fill()}>
          按常用写法填入空白项
        </Button>
        <Mark tone="attention">待核</Mark>
      </div>
      <p className="soft small">年份、顺序号不在这里写。没有代字的文书，文号留空由内勤编写。</p>
      <div className="office-columns">
        {(['left', 'right'] as const).map((side) => (
          <table key={side} className="inline-table">
            <tbody>
              {(side === 'left' ? rows.slice(0, half) : rows.slice(half)).map((row) => (
                <CodeLine key={row.type} row={row} />
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

function CodeLine({ row }: { row: DocumentCodeRow }): ReactNode {
  const record = useDraftRecord('documentCode', row.type);
  return (
    <tr>
      <td style={{ width: 230 }}>{row.label}</td>
      <td>
        <InlineText
          record={record}
          field="code"
          label={`${row.label}的代字`}
          value={row.code}
          placeholder={row.suggestion === null ? '无' : `常用：院代字+${row.suggestion}`}
        />
      </td>
    </tr>
  );
}
