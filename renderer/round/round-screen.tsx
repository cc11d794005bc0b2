import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { ApproverSection } from './approver-section.tsx';
import { CaseCardSection } from './case-card-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { FacilitySection } from './facility-section.tsx';
import { HandoutSection } from './handout-section.tsx';
import { NumberTab } from './number-tab.tsx';
import { OfficeTab } from './office-tab.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { RoundFacts } from './round-facts.tsx';
import { RoundKeySection } from './round-key-section.tsx';
import { TeamSection } from './team-section.tsx';
import { TemplateSection } from './template-section.tsx';
import './round.css';

/** The round: what it is, who goes where, whether the plan fits, which laptops are in it, and what they are given. */
export function RoundScreen(): ReactNode {
  const { data, trouble } = useView('round.overview', {});
  const { book } = useDesk();
  const { route, stay } = useWay();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const hub = book.role === 'hub';
  const plan = (
    <div className="wide">
      <RoundFacts round={data.round} />
      <PlanPanel kind={data.round.kind} begun={data.teams.length > 0 && data.facilities.length > 0} />
      <TeamSection teams={data.teams} />
      <FacilitySection facilities={data.facilities} teams={data.teams} />
    </div>
  );
  const items = [
    { key: 'plan', label: '方案与编组', children: plan },
    { key: 'office', label: '本院设置', children: <OfficeTab /> },
    { key: 'numbers', label: '文号', children: <NumberTab teams={data.teams} /> },
    {
      key: 'devices',
      label: '设备与信任',
      children: (
        <div className="wide">
          <DeviceSection teams={data.teams} />
          {book.kind === 'round' ? <RoundKeySection hub={hub} title={data.round.title} /> : null}
        </div>
      ),
    },
    { key: 'approvers', label: '审批人', children: <ApproverSection /> },
    { key: 'caseCard', label: '案卡', children: <CaseCardSection facilities={data.facilities} /> },
    { key: 'templates', label: '文书模板', children: <TemplateSection /> },
    ...(hub ? [{ key: 'handout', label: '发放任务包', children: <HandoutSection teams={data.teams} /> }] : []),
  ];
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>{data.round.title || '未命名轮次'}</h1>
        <Tabs activeKey={items.some((item) => item.key === route.tab) ? (route.tab ?? 'plan') : 'plan'} onChange={(tab) => stay({ tab })} items={items} />
      </div>
    </div>
  );
}
