import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useRemembered } from '#renderer/data/remembered.ts';
import { useView } from '#renderer/data/use-view.ts';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import { LogDesk } from './log-desk.tsx';
import { MaterialDesk } from './material-desk.tsx';
import { TalkDesk } from './talk-desk.tsx';
import { WorkTable } from './work-table.tsx';
import './interview.css';

const tabs = ['log', 'talk', 'material', 'work'] as const;
type Tab = (typeof tabs)[number];
const isTab = (tab: string | undefined): tab is Tab => tabs.some((one) => one === tab);

/** 谈话日志: what was done each day, the talks, what was copied, and how much it comes to. */
export function InterviewScreen(): ReactNode {
  const { route, go } = useWay();
  const { data: round, trouble } = useView('round.overview', {});
  const { data: work } = useView('work.overview', {});
  const [home, setHome] = useRemembered<string | undefined>('device', 'finding.home', undefined);
  const [last, setLast] = useRemembered<Tab>('session', 'interview.tab', 'log');
  const tab = isTab(route.tab) ? route.tab : last;
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!round) return null;
  const place = round.facilities.find((one) => one.id === home) ?? (round.facilities.length === 1 ? round.facilities[0] : undefined);
  const members = round.teams.flatMap((team) => team.members.map((member) => member.name));
  const all = work?.all;
  const logs = (all?.total.entries ?? 0) - (all?.interviews ?? 0);
  return (
    <div className="checklist-desk" data-region tabIndex={-1}>
      <div className="row interview-head">
        <h1>谈话日志</h1>
        <Segmented<Tab>
          aria-label="记录种类"
          value={tab}
          onChange={(next) => {
            setLast(next);
            go({ screen: 'interview', tab: next });
          }}
          options={[
            { value: 'log', label: `工作日志 ${logs}` },
            { value: 'talk', label: `谈话笔录 ${all?.interviews ?? 0}` },
            { value: 'material', label: `调取材料 ${all?.materials.entries ?? 0}` },
            { value: 'work', label: '工作量' },
          ]}
        />
        {tab === 'work' ? null : (
          <Select
            aria-label="被巡单位"
            style={{ width: 180 }}
            placeholder="选择单位"
            value={place?.id ?? null}
            onChange={setHome}
            options={round.facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      {tab === 'work' ? (
        <WorkTable />
      ) : place === undefined ? (
        round.facilities.length === 0 ? (
          <EmptyState title="还没有被巡单位" words="先在“轮次”中录入被巡单位，或导入任务包，再记录在那里的工作。">
            <GoButton to={{ screen: 'round', tab: 'plan' }}>录入被巡单位</GoButton>
          </EmptyState>
        ) : (
          <EmptyState title="先选单位" words="在上方选择在哪里工作，记录都归到这个单位名下。" />
        )
      ) : tab === 'log' ? (
        <LogDesk key={place.id} facility={place} members={members} />
      ) : tab === 'talk' ? (
        <TalkDesk key={place.id} facility={place} members={members} />
      ) : (
        <MaterialDesk key={place.id} facility={place} members={members} />
      )}
    </div>
  );
}
