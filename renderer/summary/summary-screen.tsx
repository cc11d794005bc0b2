import { DownloadOutlined, LockOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import { useDocumentExport } from '#renderer/document/use-document-export.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { EmptyState, StreamBand, TroubleNote } from '#renderer/ui/words.tsx';
import type { Figure } from '#shared/summary/figure.ts';
import type { SummaryBoard } from '#shared/summary/views.ts';
import { FigureTile } from './figure-tile.tsx';
import { CommonTable, LetterTable, MatrixTable, ResidentTable } from './summary-tables.tsx';
import './summary.css';

export type Follow = (figure: Pick<Figure, 'sources' | 'of' | 'label'>) => void;

/** The summary: every number leads to what it counts; the 派驻 stream stands apart. */
export function SummaryScreen(): ReactNode {
  const [cutoff, setCutoff] = useState<string>();
  const [part, setPart] = useState<'board' | 'report'>('board');
  const params = cutoff === undefined ? {} : { cutoff };
  const { data, trouble } = useView('summary.board', params);
  const { go } = useWay();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  if (data.matrix.teams.length === 0) {
    return (
      <EmptyState title="还没有可汇总的内容" words="录入被巡监狱、导入各组成果包后，这里按业务、监狱、组汇总问题和文书，每个数字都能点开看到来源。">
        <Button type="primary" onClick={() => go({ screen: 'exchange', tab: 'import' })}>
          导入成果包
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="summary">
      <div className="summary-head">
        <h1>汇总</h1>
        <Segmented
          aria-label="汇总内容"
          value={part}
          onChange={setPart}
          options={[
            { value: 'board', label: '数据' },
            { value: 'report', label: '汇总报告' },
          ]}
        />
        <DatePicker aria-label="统计截止日" allowClear={false} value={dayjs(data.cutoff)} onChange={(day) => day && setCutoff(day.format('YYYY-MM-DD'))} />
        <span className="soft">统计截止日。每个数字都可点开，列出它数的记录。</span>
        <span className="grow" />
        <Workbooks params={params} />
      </div>
      {part === 'board' ? <Board data={data} params={params} /> : <Report params={params} />}
    </div>
  );
}

function Workbooks({ params }: { params: { cutoff?: string } }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { book } = useDesk();
  const { exportWorkbook, work, stop } = useDocumentExport('', () => Promise.reject(new Error('only workbooks are made here')));
  const write = (which: 'finding' | 'resident'): void =>
    void attempt(async () => {
      await exportWorkbook(
        await core.read('summary.workbook', { ...params, which }),
        `${book.title}${which === 'finding' ? '问题台账' : '派驻检察问题台账（内部）'}`,
      );
    });
  return (
    <>
      {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
      <Button icon={<DownloadOutlined />} onClick={() => write('finding')}>
        导出问题台账
      </Button>
      <Button icon={<LockOutlined />} onClick={() => write('resident')} title="只供检察机关内部使用，不交被巡单位和监狱管理局">
        派驻台账（内部）
      </Button>
    </>
  );
}

function useFollow(): Follow {
  const { go } = useWay();
  return ({ sources, of, label }) => {
    if (of === 'finding') go({ screen: 'finding', ids: sources, about: label });
    if (of === 'letter') go({ screen: 'letter', ids: sources, about: label });
    if (of === 'facility' || of === 'team') go({ screen: 'round' });
  };
}

function Board({ data, params }: { data: SummaryBoard; params: { cutoff?: string } }): ReactNode {
  const follow = useFollow();
  const core = useCore();
  const attempt = useAttempt();
  const outward = data.figures.filter(
    (figure) => figure.audience === 'outward' && !/^(findings\.byArea|findings\.byGroup|findings\.byType|common)\./.test(figure.id),
  );
  const internal = data.figures.filter((figure) => figure.audience === 'internal');
  const { data: common } = useView('summary.commonTypes', params);
  const { data: letters } = useView('summary.letters', params);
  const { data: resident } = useView('summary.resident', params);
  const open = (id: string): void =>
    void attempt(async () => {
      const figure = await core.read('summary.figure', { ...params, id });
      if (figure) follow(figure);
    });
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner" style={{ maxWidth: 'none' }}>
        <section className="section" aria-labelledby="sum-figures">
          <h2 id="sum-figures">主要数据</h2>
          <div className="figures">
            {outward.map((figure) => (
              <FigureTile key={figure.id} figure={figure} onFollow={open} />
            ))}
          </div>
        </section>
        <section className="section" aria-labelledby="sum-matrix">
          <h2 id="sum-matrix">业务 × 监狱（组）</h2>
          <MatrixTable matrix={data.matrix} onCell={open} />
        </section>
        <section className="section" aria-labelledby="sum-common">
          <h2 id="sum-common">共性问题（三所以上监狱出现）</h2>
          {common ? <CommonTable common={common} onFigure={open} /> : null}
        </section>
        <section className="section" aria-labelledby="sum-letters">
          <h2 id="sum-letters">已发出文书</h2>
          {letters ? <LetterTable letters={letters} /> : null}
        </section>
        <section className="section" aria-labelledby="sum-internal">
          <h2 id="sum-internal">内部数据</h2>
          <StreamBand stream="residentOffice" />
          <div className="figures">
            {internal.map((figure) => (
              <FigureTile key={figure.id} figure={figure} onFollow={open} />
            ))}
          </div>
          {resident ? <ResidentTable rows={resident} onFollow={follow} /> : null}
        </section>
      </div>
    </div>
  );
}

function Report({ params }: { params: { cutoff?: string } }): ReactNode {
  const { data, trouble } = useView('report.paper', { type: 'summary', ...params });
  const { book } = useDesk();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  return <DocumentPreview model={data.model} name={`${book.title}汇总报告`} />;
}
