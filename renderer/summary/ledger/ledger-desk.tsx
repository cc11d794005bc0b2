import { DownloadOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useCommand } from '#renderer/data/use-command.ts';
import { readSpreadsheet } from '#renderer/document/read-spreadsheet.ts';
import { useWorkbookExport } from '#renderer/document/use-document-export.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import type { CutoffParams } from '#shared/summary/filter.ts';
import type { LedgerReading } from '#shared/summary/sheets/ledger-import.ts';
import { bundleNote, ledgerBook, ledgerItems, type OfferedLedger, reportItems, reportParams } from './export-all.ts';
import { LedgerChanges } from './ledger-changes.tsx';

const offered: readonly OfferedLedger[] = [
  { which: 'finding', name: '问题台账', words: '被巡单位问题和处理情况，附数据透视用表', internal: false },
  { which: 'letter', name: '文书台账', words: '已发出文书、期限、回复和采纳', internal: false },
  { which: 'rectification', name: '整改台账', words: '逐个问题的整改和复核', internal: false },
  { which: 'resident', name: '派驻问题台账', words: '只供检察机关内部使用', internal: true },
  { which: 'figures', name: '指标表', words: '全部指标和计数规则，内部', internal: true },
];

interface LedgerDeskProps {
  readonly params: CutoffParams;
  /** Cut-off and filter in words, for the list of what is exported together. */
  readonly about: { readonly cutoff: string; readonly narrowed: string };
}

/** 台账: each as a spreadsheet, all of them in one file, and back again with the changes shown first. */
export function LedgerDesk({ params, about }: LedgerDeskProps): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { book } = useDesk();
  const { exportWorkbook, exportBundle, work, stop } = useWorkbookExport();
  const [reading, setReading] = useState<LedgerReading>();
  const [withReports, setWithReports] = useState(true);
  const run = useCommand();
  const write = ({ which, name, internal }: OfferedLedger): void =>
    void attempt(async () => {
      await exportWorkbook(await ledgerBook(core, params, which), `${book.title}${name}${internal ? '（内部）' : ''}`);
    });
  const writeAll = (): void =>
    void attempt(async () => {
      const items = [...ledgerItems(core, params, offered), ...(withReports ? reportItems(core, params) : [])];
      const written = await exportBundle(items, bundleNote(book.title, about.cutoff, about.narrowed), `${book.title}汇总材料`);
      if (!written || !withReports) return;
      const stateHash = await core.stateHash();
      for (const report of reportParams(params)) await run('report.remember', { ...report, stateHash });
    });
  const read = (file: File | undefined): void => {
    if (file) void attempt(async () => setReading(await core.read('ledger.readSheet', await readSpreadsheet(file))));
  };
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <section className="section" aria-labelledby="ledger-out">
          <h2 id="ledger-out">导出台账</h2>
          <p className="soft">A4 横排，表头逐页重复，长数字按文本保存。浅黄色表头的列可以修改后再导入。筛选条件同时用于导出，并写在表头。</p>
          {offered.map((one) => (
            <div className="row ledger-line" key={one.which}>
              <Button
                icon={one.internal ? <LockOutlined /> : <DownloadOutlined />}
                disabled={work !== null}
                onClick={() => write(one)}
                style={{ width: 168, justifyContent: 'flex-start' }}
              >
                导出{one.name}
              </Button>
              <span className="soft">{one.words}</span>
            </div>
          ))}
          <div className="row ledger-line">
            <Button type="primary" disabled={work !== null} onClick={writeAll} style={{ width: 168 }}>
              全部导出
            </Button>
            <Checkbox checked={withReports} disabled={work !== null} onChange={(event) => setWithReports(event.target.checked)}>
              连同汇总报告、派驻检察履职情况报告、类案反馈意见（DOCX 和 PDF）
            </Checkbox>
          </div>
          <p className="soft small">全部导出写成一个压缩包：内部文件单独放在一个文件夹，附目录和校验值。</p>
          {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
        </section>
        <section className="section" aria-labelledby="ledger-in">
          <h2 id="ledger-in">导入改过的台账</h2>
          {reading ? (
            <LedgerChanges reading={reading} onDone={() => setReading(undefined)} />
          ) : (
            <FileDrop label="导入改过的台账" accept=".xlsx" onFiles={(files) => read(files[0])}>
              拖入或选择从这里导出、改过的台账（xlsx）；先列出改动，核对后再导入
            </FileDrop>
          )}
        </section>
      </div>
    </div>
  );
}
