import type { ReactNode } from 'react';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { ReportList, ReportRow } from '#shared/summary/report/report-views.ts';
import type { reportReaders } from '#shared/summary/report/words.ts';

interface ReportListProps {
  readonly list: ReportList;
  readonly active: string | undefined;
  readonly activeExported: string | undefined;
  readonly onOffer: (key: string) => void;
  readonly onExported: (id: string) => void;
}

type Readers = (typeof reportReaders)[keyof typeof reportReaders];

const readerWords: Readonly<Record<Readers, { readonly label: string; readonly tone: Tone }>> = {
  internal: { label: '内部', tone: 'resident' },
  authority: { label: '致监狱管理局', tone: 'plain' },
  prison: { label: '致监狱', tone: 'plain' },
};

export function ReportListPane({ list, active, activeExported, onOffer, onExported }: ReportListProps): ReactNode {
  return (
    <nav className="report-list" aria-label="报告">
      <h2>可写的报告</h2>
      {list.offered.map(({ key, title, readers }) => (
        <button key={key} type="button" className="report-item" aria-current={key === active ? true : undefined} onClick={() => onOffer(key)}>
          <span>{title}</span>
          <Mark tone={readerWords[readers].tone}>{readerWords[readers].label}</Mark>
        </button>
      ))}
      <h2>已导出</h2>
      {list.exported.length === 0 ? <p className="soft small">导出的报告记在这里；以后数据变了，会列出哪些数字不再成立。</p> : null}
      {list.exported.map((report) => (
        <button
          key={report.id}
          type="button"
          className="report-item"
          aria-current={report.id === activeExported ? true : undefined}
          onClick={() => onExported(report.id)}
        >
          <span>
            {report.title}
            <span className="soft small number block">
              {report.on ?? ''} 导出，截至 {report.cutoff ?? ''}
            </span>
          </span>
          <StateMark report={report} />
        </button>
      ))}
    </nav>
  );
}

function StateMark({ report }: { report: ReportRow }): ReactNode {
  if (report.stale > 0) return <Mark tone="attention">{report.stale} 个数字已变</Mark>;
  return report.status === 'frozen' ? <Mark tone="done">已定稿</Mark> : <Mark>数字未变</Mark>;
}
