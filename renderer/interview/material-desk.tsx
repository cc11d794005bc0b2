import { Button, Select, type TableColumnType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DraftArea, DraftCount, DraftDay, DraftNames } from '#renderer/ui/draft-inputs.tsx';
import { EnterLine } from '#renderer/ui/enter-line.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { TextRow } from '#renderer/ui/text-row.tsx';
import { Dash, TroubleNote } from '#renderer/ui/words.tsx';
import type { CopiedMaterialRow } from '#shared/interview/views.ts';
import { materialForms, materialFormWords } from '#shared/interview/words.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { type DateOnly, dateInChina } from '#shared/kernel/date-only.ts';
import type { DeskProps } from './desk-place.ts';
import { EvidenceSelect } from './evidence-select.tsx';
import { parseQuickMaterial } from './quick-material.ts';
import { RecordPanes } from './record-panes.tsx';
import { useSheet } from './use-sheet.ts';

const columns: TableColumnType<CopiedMaterialRow>[] = [
  { key: 'on', title: '日期', width: 100, render: (_, row) => <span className="number">{row.on}</span> },
  {
    key: 'name',
    title: '材料',
    width: 220,
    render: (_, row) => <OneLine words={row.name} />,
  },
  { key: 'from', title: '提供部门', width: 110, render: (_, row) => <span className="one-line block">{row.from || <Dash />}</span> },
  { key: 'form', title: '原件', width: 72, render: (_, row) => materialFormWords[row.form] },
  { key: 'copies', title: '份', width: 50, align: 'right', render: (_, row) => row.copies ?? <Dash /> },
  { key: 'pages', title: '页', width: 56, align: 'right', render: (_, row) => row.pages ?? <Dash /> },
];

/** 调取材料 of one place: what was taken or copied, from whom, and who signed. */
export function MaterialDesk({ facility, members }: DeskProps): ReactNode {
  const { route, stay } = useWay();
  const run = useCommand();
  const { data: rows, trouble } = useView('copiedMaterials.list', { facility: facility.id });
  const today = useMemo(() => dateInChina(systemClock.now()), []);
  const [line, setLine] = useState('');
  const active = rows?.find((row) => row.id === route.id);
  const sheet = useSheet();
  const listed = (rows ?? []).filter((row) => row.paper === null);
  const add = async (): Promise<void> => {
    const { name, ...rest } = parseQuickMaterial(line);
    if (name === '') return;
    const takenBy = rows?.find((row) => row.takenBy.length > 0)?.takenBy ?? [];
    const done = await run('copiedMaterial.add', { name, ...rest, takenBy, facility: facility.id, on: today });
    if (!done.ok) return;
    setLine('');
    stay({ id: done.value.id });
  };
  if (trouble) return <TroubleNote trouble={trouble} />;
  const head = (
    <>
      <EnterLine label="快速登记材料" placeholder="快速登记：禁闭审批表 2份 14页 狱政科，回车" value={line} onChange={setLine} onEnter={() => void add()} />
      {listed.length > 0 || active ? (
        <div className="row">
          <span className="soft small number">{rows?.length ?? 0} 件</span>
          <span className="grow" />
          {active?.paper ? <Button onClick={() => void sheet('materialList', [], active.paper)}>打开所在清单</Button> : null}
          {listed.length > 0 ? (
            <Button
              onClick={() =>
                void sheet(
                  'materialList',
                  listed.map((row) => row.id),
                  null,
                )
              }
            >
              打印未列入清单的 {listed.length} 件
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
  return (
    <RecordPanes
      name="调取材料"
      pane="material"
      rows={rows ?? []}
      columns={columns}
      width={640}
      head={head}
      empty="调取证据、复制材料时逐件登记，打印清单由双方签名（规则第五百五十一条）。在上面一行写名称、份数、页数，按回车。"
      editor={(row) => <MaterialEditor key={row.id} row={row} members={members} onRemoved={() => stay({ id: undefined })} />}
    />
  );
}

function MaterialEditor({ row, members, onRemoved }: { row: CopiedMaterialRow; members: readonly string[]; onRemoved: () => void }): ReactNode {
  const run = useCommand();
  const confirm = useConfirmDanger();
  const record = useDraftRecord('copiedMaterial', row.id);
  const name = useDraftField(record, 'name', row.name);
  const on = useDraftField<DateOnly | null>(record, 'on', row.on);
  const from = useDraftField(record, 'from', row.from);
  const form = useDraftField(record, 'form', row.form);
  const copies = useDraftField<number | null>(record, 'copies', row.copies);
  const pages = useDraftField<number | null>(record, 'pages', row.pages);
  const takenBy = useDraftField(record, 'takenBy', row.takenBy);
  const givenBy = useDraftField(record, 'givenBy', row.givenBy);
  const note = useDraftField(record, 'note', row.note);
  const remove = async (): Promise<void> => {
    const answer = await confirm({ title: `删除材料“${row.name}”`, words: '它不再列入清单。可按 Ctrl+Z 撤销。', act: '删除这 1 件材料' });
    if (answer === null) return;
    const done = await run('copiedMaterial.remove', { id: row.id });
    if (done.ok) onRemoved();
  };
  return (
    <section className="editor" aria-label="调取材料详情">
      <div className="editor-head">
        <div className="row">
          <h2 className="one-line">{row.name}</h2>
          <span className="grow" />
          <Button size="small" danger type="text" onClick={() => void remove()}>
            删除
          </Button>
        </div>
      </div>
      <div className="editor-body" data-region tabIndex={-1}>
        <TextRow id="material-name" name="名称" label="材料名称" field={name} max={200} />
        <FieldRow name="调取日期" htmlFor="material-on" state={on.state} refusal={on.refusal}>
          <DraftDay id="material-on" label="调取日期" field={on} />
        </FieldRow>
        <TextRow id="material-from" name="提供部门" label="提供部门或人员" field={from} max={120} placeholder="如 狱政管理科" />
        <FieldRow name="数量" state={copies.state} refusal={copies.refusal ?? pages.refusal}>
          <div className="amounts">
            <Select
              aria-label="原件或复制件"
              style={{ width: 110 }}
              value={form.value}
              onChange={(value) => form.choose(value)}
              options={materialForms.map((value) => ({ value, label: materialFormWords[value] }))}
            />
            <DraftCount id="material-copies" label="份数" field={copies} max={100_000} unit="份" width={104} />
            <DraftCount id="material-pages" label="页数" field={pages} max={1_000_000} unit="页" width={104} />
          </div>
        </FieldRow>
        <FieldRow name="调取人" htmlFor="material-taken" state={takenBy.state} refusal={takenBy.refusal}>
          <DraftNames id="material-taken" label="调取人" field={takenBy} proposals={members} placeholder="签名的检察人员，顿号分开" />
        </FieldRow>
        <TextRow id="material-given" name="提供人" label="提供人签名" field={givenBy} max={60} placeholder="对方签名的人" />
        <FieldRow name="备注" htmlFor="material-note" state={note.state} refusal={note.refusal}>
          <DraftArea id="material-note" label="备注" field={note} rows={2} />
        </FieldRow>
        <FieldRow name="证据文件">
          <div className="stack">
            {row.files.map((file) => (
              <div key={file.id} className="row">
                <span className="one-line">{file.name}</span>
                <button
                  type="button"
                  className="link-button small"
                  aria-label={`解除${file.name}`}
                  onClick={() => void run('copiedMaterial.unbind', { id: row.id, other: file.id })}
                >
                  解除
                </button>
              </div>
            ))}
            <EvidenceSelect bound={row.evidence} onChoose={(other) => void run('copiedMaterial.bind', { id: row.id, other })} />
          </div>
        </FieldRow>
      </div>
    </section>
  );
}
