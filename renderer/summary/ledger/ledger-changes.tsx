import type { TableColumnType } from 'antd';
import { Button, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { type CellChange, type LedgerReading, ledgerKindWords } from '#shared/summary/sheets/ledger-import.ts';
import { BadCells } from '../bad-cells.tsx';

interface ChangeLine extends CellChange {
  readonly row: string;
  readonly name: string;
}

const columns: TableColumnType<ChangeLine>[] = [
  { key: 'cell', title: '单元格', width: 80, render: (_, line) => <span className="number">{line.cell}</span> },
  {
    key: 'name',
    title: '记录',
    width: 260,
    render: (_, line) => <OneLine words={line.name} />,
  },
  { key: 'label', title: '栏', width: 110, render: (_, line) => line.label },
  {
    key: 'change',
    title: '改动',
    render: (_, line) =>
      line.before.length + line.after.length > 40 ? (
        <DiffText before={line.before} after={line.after} />
      ) : (
        <span>
          <span className="soft">{line.before === '' ? '（空）' : line.before}</span> → {line.after === '' ? '（空）' : line.after}
        </span>
      ),
  },
];

/** What the sheet would change, cell by cell; nothing is written before the person says so with a reason. */
export function LedgerChanges({ reading, onDone }: { reading: LedgerReading; onDone: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  const run = useCommand();
  const tell = useTell();
  const lines = useMemo(() => reading.rows.flatMap((row) => row.changes.map((change): ChangeLine => ({ ...change, row: row.id, name: row.name }))), [reading]);
  const { ledger } = reading;
  const take = async (): Promise<void> => {
    if (ledger === null) return;
    const rows = reading.rows.map(({ id, line, changes }) => ({
      id,
      line,
      changes: changes.map(({ key, label, before, after }) => ({ key, label, before, after })),
    }));
    const done = await run('ledger.import', { ledger, rows, reason });
    if (!done.ok) return;
    tell.note(`${ledgerKindWords[ledger]}导入 ${done.value.rows} 行 ${done.value.cells} 处改动，可用 Ctrl+Z 撤销`);
    onDone();
  };
  return (
    <section className="stack" aria-label="台账改动">
      <p className="number">
        {ledger === null
          ? '没有认出台账。'
          : `${ledgerKindWords[ledger]}：改动 ${lines.length} 处（${reading.rows.length} 行），没有改动 ${reading.unchanged} 行。`}
      </p>
      <BadCells bad={reading.bad} />
      {lines.length > 0 ? (
        <div className="member-table">
          <DataTable<ChangeLine> label="改动" rows={lines} columns={columns} keyOf={(line) => `${line.row}${line.key}`} width={760} empty={null} />
        </div>
      ) : null}
      <Labelled name="导入理由（写入登记簿）">
        {(id) => <Input id={id} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
      <div className="row">
        <Button type="primary" disabled={lines.length === 0 || reason.trim() === ''} onClick={() => void take()}>
          导入 {lines.length} 处改动
        </Button>
        <Button onClick={onDone}>不导入</Button>
      </div>
    </section>
  );
}
