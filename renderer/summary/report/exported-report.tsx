import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark, TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import type { ReportStaleness } from '#shared/summary/report/report-views.ts';
import { useReportFollow } from './report-figures.tsx';

/** A report that left the program: which of its numbers no longer hold, and its frozen paper once approved. */
interface ExportedReportProps {
  readonly id: string;
  /** Leads to the report as it would be made now, narrowed as it was. */
  readonly onWrite: (params: ReportParams) => void;
}

export function ExportedReport({ id, onWrite }: ExportedReportProps): ReactNode {
  const { data, trouble } = useView('report.staleness', { id });
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data === undefined) return null;
  if (data === null) return <p className="report-scroll soft">这份报告的登记已被删除。</p>;
  return (
    <div className="report-pane">
      <div className="report-scroll stack">
        <ExportedHead state={data} onWrite={onWrite} />
        <StaleTable state={data} />
      </div>
      {data.frozen ? (
        <div className="report-body">
          <DocumentPreview model={data.frozen} name={`${data.report.title}（定稿）`} />
        </div>
      ) : null}
    </div>
  );
}

function ExportedHead({ state, onWrite }: { state: ReportStaleness } & Pick<ExportedReportProps, 'onWrite'>): ReactNode {
  const { report } = state;
  const run = useCommand();
  const ask = useConfirmDanger();
  const freeze = async (): Promise<void> => {
    const reason = await ask({
      title: `“${report.title}”定稿？`,
      words: '按导出时的内容保存，不再随数据变化。请写明由谁审定。',
      act: '定稿',
      reason: true,
    });
    if (reason !== null) await run('report.freeze', { id: report.id, reason });
  };
  const remove = async (): Promise<void> => {
    const reason = await ask({
      title: `删除“${report.title}”的导出登记？`,
      words: '已导出的文件不受影响，只是不再跟踪它的数字。可用 Ctrl+Z 恢复。',
      act: '删除登记',
    });
    if (reason !== null) await run('report.remove', { id: report.id });
  };
  return (
    <>
      <div className="row">
        <h2 className="grow">
          {report.title} {report.status === 'frozen' ? <Mark tone="done">已定稿</Mark> : null}
        </h2>
        <Button onClick={() => onWrite(state.params)}>打开现在的报告</Button>
        {report.status === 'exported' ? (
          <>
            <Button type="primary" disabled={!state.documentHolds} onClick={() => void freeze()}>
              定稿
            </Button>
            <Button onClick={() => void remove()}>删除登记</Button>
          </>
        ) : null}
      </div>
      <p className="soft number">
        {report.on ?? ''} 导出，统计截止 {report.cutoff ?? ''}
        {report.stateHash === '' ? '' : `，状态散列 ${report.stateHash.slice(0, 16)}`}，文件散列 {report.document.slice(0, 16)}
      </p>
      {state.narrowed === '' ? null : <p>统计范围：{state.narrowed}</p>}
      {state.documentHolds || report.status === 'frozen' ? null : <WordsBox tone="attention">导出以后数据或者文字有了变化，定稿前请重新导出。</WordsBox>}
    </>
  );
}

function StaleTable({ state }: { state: ReportStaleness }): ReactNode {
  const { figures } = state;
  const follow = useReportFollow(state.params);
  if (figures.length === 0) return <WordsBox tone="done">报告中的数字都还成立。</WordsBox>;
  return (
    <section aria-label="不再成立的数字">
      <h3>
        不再成立的数字 <span className="number">{figures.length}</span>
      </h3>
      <table className="grid-table" aria-label="不再成立的数字">
        <thead>
          <tr>
            <th scope="col">数字</th>
            <th scope="col" className="num">
              导出时
            </th>
            <th scope="col" className="num">
              现在
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figure.label}</th>
              <td className="num">{figure.before}</td>
              <td className="num">
                {figure.now === null ? (
                  <span className="soft">无</span>
                ) : (
                  <button type="button" className="link-button number" aria-label={`${figure.label} 现在 ${figure.now}`} onClick={() => follow(figure.id)}>
                    {figure.now}
                  </button>
                )}
              </td>
              <td className="soft small">{figure.now === null ? '已没有这个数字' : figure.sameNumber ? '数目相同，所数的记录不同' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
