import { DesktopOutlined } from '@ant-design/icons';
import { Button, DatePicker, Tabs } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { SummaryBoard } from '#shared/summary/views.ts';
import { Board } from './board.tsx';
import { CommonDesk } from './common/common-desk.tsx';
import { CompareDesk } from './compare/compare-desk.tsx';
import { CountedRecords } from './counted-records.tsx';
import { FilterLine } from './filter-line.tsx';
import { LedgerDesk } from './ledger/ledger-desk.tsx';
import { MeetingView } from './meeting/meeting-view.tsx';
import { ReportDesk } from './report/report-desk.tsx';
import { IndicatorDesk } from './rules/indicator-desk.tsx';
import { RuleDesk } from './rules/rule-desk.tsx';
import { SummaryFilterButton } from './summary-filter.tsx';
import './summary.css';
import { COUNTED_TAB, useFollow } from './use-follow.ts';
import { type SummaryParams, useSummaryParams } from './use-summary-params.ts';

const tabs = { board: '数据', common: '共性问题', report: '报告', ledger: '台账', rules: '统计口径', indicators: '指标登记', compare: '历轮比较' } as const;
type Tab = keyof typeof tabs;

/** The summary: every number leads to what it counts; the 派驻 stream stands apart. */
export function SummaryScreen(): ReactNode {
  const { route, stay } = useWay();
  const tab: Tab = route.tab !== undefined && route.tab in tabs ? (route.tab as Tab) : 'board';
  const asked = useSummaryParams();
  const { data, trouble } = useView('summary.board', asked.params);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data && data.matrix.teams.length === 0 && !('filter' in asked.params)) return <NothingYet />;
  return (
    <div className="summary">
      <SummaryHead />
      <div className="summary-bar">
        <Tabs
          className="summary-tabs"
          activeKey={tab}
          onChange={(key) => stay({ tab: key, id: undefined, ids: undefined, about: undefined })}
          items={Object.entries(tabs).map(([key, label]) => ({ key, label }))}
        />
        <Narrowing asked={asked} data={data} />
      </div>
      <FilterLine words={data?.narrowed ?? ''} tab={route.tab ?? 'board'} onClear={() => asked.setFilter({})} />
      {route.tab === COUNTED_TAB ? <CountedRecords /> : <TabBody tab={tab} asked={asked} data={data} />}
    </div>
  );
}

function TabBody({ tab, asked, data }: { tab: Tab; asked: SummaryParams; data: SummaryBoard | undefined }): ReactNode {
  const { params } = asked;
  const follow = useFollow(params);
  switch (tab) {
    case 'board':
      return <Board data={data} params={params} onFollow={follow} />;
    case 'common':
      return <CommonDesk at={params} />;
    case 'report':
      return <ReportDesk asked={asked} />;
    case 'ledger':
      return <LedgerDesk params={params} about={{ cutoff: data?.cutoff ?? '', narrowed: data?.narrowed ?? '' }} />;
    case 'rules':
      return <RuleDesk />;
    case 'indicators':
      return <IndicatorDesk />;
    case 'compare':
      return <CompareDesk at={params} />;
  }
}

/** Cut-off and filter of all tabs, at the end of their row but no part of their list: the panel that drops from there leaves the tabs free. */
function Narrowing({ asked, data }: { asked: SummaryParams; data: SummaryBoard | undefined }): ReactNode {
  const areas = useMemo(() => (data?.matrix.rows ?? []).map(({ area, label }) => ({ code: area, label })), [data]);
  return (
    <div className="row summary-narrowing">
      <span className="soft">统计截止日</span>
      <DatePicker
        aria-label="统计截止日"
        allowClear={false}
        value={data ? dayjs(data.cutoff) : null}
        onChange={(day) => day && asked.setCutoff(day.format('YYYY-MM-DD'))}
      />
      <SummaryFilterButton value={asked.filter} areas={areas} onChange={asked.setFilter} />
    </div>
  );
}

function SummaryHead(): ReactNode {
  const [meeting, setMeeting] = useState(false);
  return (
    <div className="summary-head">
      <h1>汇总</h1>
      <span className="soft">每个数字都可点开，列出它数的记录。</span>
      <span className="grow" />
      <Button icon={<DesktopOutlined />} onClick={() => setMeeting(true)}>
        会议投影
      </Button>
      {meeting ? <MeetingView onClose={() => setMeeting(false)} /> : null}
    </div>
  );
}

function NothingYet(): ReactNode {
  return (
    <EmptyState title="还没有可汇总的内容" words="录入被巡监狱、导入各组成果包后，这里按业务、监狱、组汇总问题和文书，每个数字都能点开看到来源。">
      <GoButton to={{ screen: 'exchange', tab: 'import' }}>导入成果包</GoButton>
    </EmptyState>
  );
}
