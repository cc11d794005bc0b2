import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import { fromFailure } from '#shared/kernel/errors.ts';
import { filterKey } from '#shared/summary/filter.ts';
import { ownFilter, type ReportParams } from '#shared/summary/report/report-params.ts';
import type { ReportRow } from '#shared/summary/report/report-views.ts';
import { isPeriodic } from '#shared/summary/report/words.ts';
import { ReportFigures, useReportFollow } from './report-figures.tsx';
import { ReportPassages } from './report-passages.tsx';
import { ReportWriting } from './report-writing.tsx';

type Part = 'paper' | 'passages' | 'writing' | 'figures';

interface ReportPaneProps {
  readonly params: ReportParams;
  readonly title: string;
  readonly exported: readonly ReportRow[];
  readonly period: { readonly from?: string; readonly to?: string };
  readonly onPeriod: (period: { readonly from?: string; readonly to?: string }) => void;
}

/** One report: as it will be printed, its passages to edit, what is not written as it should be, its numbers with what they count. */
export function ReportPane({ params, title, exported, period, onPeriod }: ReportPaneProps): ReactNode {
  const { data, trouble } = useView('report.paper', params);
  const [part, setPart] = useState<Part>('paper');
  const core = useCore();
  const run = useCommand();
  const follow = useReportFollow(params);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const latest = async () => {
    const now = await core.read('report.paper', params);
    if (now.trouble) throw fromFailure({ next: '', ...now.trouble });
    return now.model;
  };
  const remember = async (): Promise<void> => {
    const same = exported.find(
      (row) =>
        row.status === 'exported' &&
        row.stale === 0 &&
        row.type === params.type &&
        row.title === data.model.title &&
        row.cutoff === (params.cutoff ?? row.cutoff) &&
        row.filter === filterKey(ownFilter(params)),
    );
    await run('report.remember', { ...params, stateHash: await core.stateHash(), ...(same ? { id: same.id } : {}) });
  };
  return (
    <div className="report-pane">
      <div className="row report-tools">
        <Segmented<Part>
          aria-label="报告内容"
          value={part}
          onChange={setPart}
          options={[
            { value: 'paper', label: '版式' },
            { value: 'passages', label: '修改文字' },
            { value: 'writing', label: data.writing.length === 0 ? '体检' : `体检（${data.writing.length}）` },
            { value: 'figures', label: '数字' },
          ]}
        />
        {isPeriodic(params.type) ? <PeriodFields period={period} onPeriod={onPeriod} /> : null}
      </div>
      {data.trouble ? (
        <WordsBox tone="alarm" label="不能导出">
          {data.trouble.words}
          {data.trouble.next ?? ''}
        </WordsBox>
      ) : null}
      <div className="report-body">
        {part === 'paper' ? <DocumentPreview model={data.model} name={title} latest={latest} onFigure={follow} onExported={remember} /> : null}
        {part === 'passages' ? <ReportPassages params={params} /> : null}
        {part === 'writing' ? <ReportWriting items={data.writing} onPassages={() => setPart('passages')} /> : null}
        {part === 'figures' ? <ReportFigures model={data.model} onFollow={follow} /> : null}
      </div>
    </div>
  );
}

function PeriodFields({ period, onPeriod }: Pick<ReportPaneProps, 'period' | 'onPeriod'>): ReactNode {
  return (
    <DatePicker.RangePicker
      aria-label="报告期间"
      placeholder={['期间开始', '期间结束']}
      value={[period.from ? dayjs(period.from) : null, period.to ? dayjs(period.to) : null]}
      onChange={(days) =>
        onPeriod({
          ...(days?.[0] ? { from: days[0].format('YYYY-MM-DD') } : {}),
          ...(days?.[1] ? { to: days[1].format('YYYY-MM-DD') } : {}),
        })
      }
    />
  );
}
