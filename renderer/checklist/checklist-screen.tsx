import { Button, Dropdown, Segmented, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useRemembered } from '#renderer/data/remembered.ts';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import { facilityKinds, facilityKindWords } from '#shared/round/words.ts';
import { ChecklistRunPane } from './checklist-run.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { SheetDesk } from './sheet-desk.tsx';
import './checklist.css';

type Tab = 'run' | 'coverage' | 'sheet';

/** 检查清单: item by item at one place, what was covered, and the sheet that goes out and comes back. */
export function ChecklistScreen(): ReactNode {
  const { data: lists, trouble } = useView('checklist.list', {});
  const { data: round } = useView('round.overview', {});
  const [tab, setTab] = useRemembered<Tab>('session', 'checklist.tab', 'run');
  const [list, setList] = useRemembered<string | undefined>('session', 'checklist.list', undefined);
  const [facility, setFacility] = useRemembered<string | undefined>('device', 'finding.home', undefined);
  const chosen = lists?.find((one) => one.id === list) ?? lists?.[0];
  const fitting = (round?.facilities ?? []).filter((one) => chosen?.facilityKind === 'residentOffice' || one.kind === chosen?.facilityKind);
  const place = fitting.find((one) => one.id === facility) ?? fitting[0];
  const upgrade = useUpgrade();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!lists) return null;
  return (
    <div className="checklist-desk" data-region tabIndex={-1}>
      <div className="row checklist-head">
        <h1>检查清单</h1>
        {chosen ? (
          <>
            <Select
              aria-label="清单"
              style={{ width: 300 }}
              value={chosen.id}
              onChange={setList}
              options={lists.map((one) => ({ value: one.id, label: `${one.title}（${one.items} 项，第 ${one.version ?? 1} 版）` }))}
            />
            <Segmented<Tab>
              aria-label="视图"
              value={tab}
              onChange={setTab}
              options={[
                { value: 'run', label: '逐项检查' },
                { value: 'coverage', label: '覆盖' },
                { value: 'sheet', label: '导入导出' },
              ]}
            />
            {tab === 'run' ? (
              <Select
                aria-label="被巡单位"
                style={{ width: 180 }}
                placeholder="选择单位"
                value={place?.id ?? null}
                onChange={(value: string) => setFacility(value)}
                options={fitting.map((one) => ({ value: one.id, label: one.name }))}
              />
            ) : null}
          </>
        ) : null}
        <span className="grow" />
        {chosen ? <Button onClick={() => void upgrade(chosen.id)}>升级清单</Button> : null}
        <GenerateButton onMade={setList} />
      </div>
      {chosen === undefined ? (
        <EmptyState title="还没有检查清单" words="从问题类型库按单位类别生成，每种问题一项；生成后可以修改，也可以导出表格改好再导入。">
          <GenerateButton onMade={setList} primary />
        </EmptyState>
      ) : tab === 'coverage' ? (
        <CoverageTable />
      ) : tab === 'sheet' ? (
        <SheetDesk id={chosen.id} title={chosen.title} />
      ) : place === undefined ? (
        <EmptyState title="没有适用的单位" words={`本轮次没有${facilityKindWords[chosen.facilityKind]}，请先在轮次中录入。`}>
          <GoButton to={{ screen: 'round', tab: 'plan' }}>录入被巡单位</GoButton>
        </EmptyState>
      ) : (
        <ChecklistRunPane key={`${chosen.id}${place.id}`} list={chosen.id} facility={place.id} wings={place.wings} />
      )}
    </div>
  );
}

function useUpgrade(): (id: string) => Promise<void> {
  const run = useCommand();
  const tell = useTell();
  return async (id) => {
    const done = await run('checklist.upgrade', { id });
    if (done.ok) tell.note(`增加 ${done.value.added} 项，停用 ${done.value.retired} 项，已填结果保留。`);
  };
}

function GenerateButton({ onMade, primary = false }: { onMade: (id: string) => void; primary?: boolean }): ReactNode {
  const run = useCommand();
  const tell = useTell();
  const [made, setMade] = useState<string | null>(null);
  useEffect(() => {
    if (made) onMade(made);
  }, [made, onMade]);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: facilityKinds.map((kind) => ({ key: kind, label: facilityKindWords[kind] })),
        onClick: async ({ key }) => {
          const facilityKind = facilityKinds.find((kind) => kind === key);
          if (!facilityKind) return;
          const done = await run('checklist.generate', { facilityKind });
          if (!done.ok) return;
          setMade(done.value.id);
          tell.note(`已生成 ${done.value.items} 项。`);
        },
      }}
    >
      <Button type={primary ? 'primary' : 'default'}>生成清单</Button>
    </Dropdown>
  );
}
