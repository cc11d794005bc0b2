import { DownloadOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import { useDocumentExport } from '#renderer/document/use-document-export.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { CutoffParams } from '#shared/summary/views.ts';

/** 汇总报告 as it would be printed, and the ledgers beside it. */
export function ReportDesk({ params }: { params: CutoffParams }): ReactNode {
  const { data: model, trouble } = useView('summary.report', params);
  const { book } = useDesk();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!model) return null;
  return <DocumentPreview model={model} name={`${book.title}汇总报告`} tools={<Workbooks params={params} />} />;
}

function Workbooks({ params }: { params: CutoffParams }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { book } = useDesk();
  const { exportWorkbook, work, stop } = useDocumentExport('', () => Promise.reject(new Error('only workbooks are made here')));
  const write = (which: 'ledger' | 'resident'): void =>
    void attempt(async () => {
      const workbooks = await core.read('summary.workbooks', params);
      await exportWorkbook(workbooks[which], `${book.title}${which === 'ledger' ? '问题台账' : '派驻检察问题台账（内部）'}`);
    });
  return (
    <>
      {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
      <Button icon={<DownloadOutlined />} onClick={() => write('ledger')}>
        导出问题台账
      </Button>
      <Button icon={<LockOutlined />} onClick={() => write('resident')} title="只供检察机关内部使用，不交被巡单位和监狱管理局">
        派驻台账（内部）
      </Button>
    </>
  );
}
