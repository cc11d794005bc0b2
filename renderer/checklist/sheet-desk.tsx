import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { readSpreadsheet } from '#renderer/document/read-spreadsheet.ts';
import { useWorkbookExport } from '#renderer/document/use-document-export.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { ImportPreview, SheetRow } from '#shared/checklist/sheet.ts';
import type { BadCell } from '#shared/document/sheet-reading.ts';

interface Read {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly bad: readonly BadCell[];
  readonly preview: ImportPreview;
}

/** The checklist as a sheet: out, edited, and back in after a look at what would change. */
export function SheetDesk({ id, title }: { id: string; title: string }): ReactNode {
  const core = useCore();
  const run = useCommand();
  const attempt = useAttempt();
  const tell = useTell();
  const { exportWorkbook, work, stop } = useWorkbookExport();
  const [read, setRead] = useState<Read | null>(null);
  const exportSheet = () =>
    attempt(async () => {
      const workbook = await core.read('checklist.sheet', { id });
      if (!workbook) return;
      await exportWorkbook(workbook, title);
    });
  const take = (files: File[]): void => {
    const file = files[0];
    if (!file) return;
    void attempt(async () => {
      const { rows, bad } = await core.read('checklist.readSheet', await readSpreadsheet(file));
      const preview = await core.read('checklist.preview', { id, rows: [...rows] });
      setRead({ name: file.name, rows, bad, preview });
    });
  };
  const apply = async (): Promise<void> => {
    if (!read) return;
    const done = await run('checklist.import', { id, rows: [...read.rows] });
    if (!done.ok) return;
    tell.note(`增加 ${done.value.added} 项，修改 ${done.value.changed} 处，停用 ${done.value.retired} 项。`);
    setRead(null);
  };
  return (
    <div className="sheet-desk stack">
      <div className="row">
        <Button disabled={work !== null} onClick={() => void exportSheet()}>
          导出为表格
        </Button>
      </div>
      {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
      <FileDrop label="导入检查清单" accept=".xlsx" onFiles={take}>
        把改好的 xlsx 拖到这里，或点击选择。导入前先看会改动什么。
      </FileDrop>
      {read ? (
        <>
          <h2>{read.name}</h2>
          {read.bad.length > 0 ? (
            <WordsBox tone="alarm">
              有 {read.bad.length} 处不能导入，请改好再试；清单没有改动。
              <table className="grid-table" aria-label="不能导入的单元格">
                <thead>
                  <tr>
                    <th scope="col">工作表</th>
                    <th scope="col">单元格</th>
                    <th scope="col">原因</th>
                    <th scope="col">建议</th>
                  </tr>
                </thead>
                <tbody>
                  {read.bad.map((one) => (
                    <tr key={`${one.cell}${one.reason}`}>
                      <td>{one.sheet}</td>
                      <td className="number">{one.cell}</td>
                      <td>{one.reason}</td>
                      <td>{one.suggestion}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </WordsBox>
          ) : null}
          <Preview preview={read.preview} />
          <div className="row">
            <Button type="primary" disabled={read.bad.length > 0} onClick={() => void apply()}>
              按此改动
            </Button>
            <Button onClick={() => setRead(null)}>放弃</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Preview({ preview }: { preview: ImportPreview }): ReactNode {
  return (
    <div className="stack">
      <div>
        增加 {preview.added.length} 项，修改 {preview.changed.length} 处，停用 {preview.retired.length} 项，{preview.unchanged} 项不变。
      </div>
      <ul className="plain-list">
        {preview.added.slice(0, 50).map((row) => (
          <li key={`${row.type}${row.title}`}>增加：{row.title}</li>
        ))}
        {preview.changed.slice(0, 50).map((change) => (
          <li key={`${change.id}${change.field}`}>
            {change.label}：{change.before || '（空）'} → {change.after || '（空）'}
          </li>
        ))}
        {preview.retired.slice(0, 50).map((one) => (
          <li key={one.id}>
            停用：{one.title}
            {one.answers > 0 ? `（已有 ${one.answers} 个单位的结果，保留）` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
