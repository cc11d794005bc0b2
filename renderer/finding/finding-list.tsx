import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, type InputRef, Select } from 'antd';
import { type ReactNode, type Ref, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useRemembered } from '#renderer/data/remembered.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';
import type { FindingList, FindingRow } from '#shared/finding/list.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { RoundOverview } from '#shared/round/overview.ts';
import { DraftMenu } from './draft-menu.tsx';
import { type ColumnName, columnNames, columnsOf, columnWords, firstColumns, widthOf } from './finding-columns.tsx';
import { type ChosenFilter, FindingFilterButton, filterCount } from './finding-filter.tsx';
import { QuickLine } from './quick-line.tsx';

/** Rows asked for at once: what crosses to the page and is laid out in one go stays small, the next come while one scrolls. */
export const FINDING_PAGE = 500;

export interface ListState {
  readonly filter: ChosenFilter;
  readonly text: string;
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
  readonly limit: number;
}

interface FindingListProps {
  readonly list: FindingList | undefined;
  readonly round: RoundOverview | undefined;
  readonly areas: readonly { readonly code: string; readonly label: string }[];
  readonly state: ListState;
  readonly onState: (change: Partial<ListState>) => void;
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
  readonly onRecorded: (id: string) => void;
  readonly onNew: () => void;
  readonly home: string | undefined;
  readonly onHome: (facility: string) => void;
  readonly today: DateOnly;
  readonly quickRef: Ref<InputRef>;
  readonly narrowed: { readonly count: number; readonly words: string; readonly clear: () => void } | null;
}

export function FindingListPane(props: FindingListProps): ReactNode {
  const { list, round, state, onState } = props;
  const [columns, setColumns] = useRemembered<readonly ColumnName[]>('device', 'finding.columns', firstColumns);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const facilities = round?.facilities ?? [];
  const shown = list?.rows ?? [];
  // What a filter has hidden is not acted on, and so it does not count as chosen.
  const chosen = shown.filter((row) => ticked.includes(row.id));
  const more = (): void => onState({ limit: state.limit + FINDING_PAGE });
  return (
    <section className="finding-list" aria-label="问题列表">
      <div className="list-head">
        <div className="row">
          <h1>
            问题 <span className="number soft">{list?.total ?? ''}</span>
            {list && list.repeated > 0 ? (
              <span className="soft small">
                其中重复记录 {list.repeated} 条，实计 {list.total - list.repeated} 个
              </span>
            ) : null}
          </h1>
          <span className="grow" />
          <Button type="primary" icon={<PlusOutlined />} onClick={props.onNew} title="Ctrl+N">
            新建问题
          </Button>
        </div>
        <div className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <Select
            aria-label="记录到"
            style={{ width: 132, flex: 'none' }}
            placeholder="选监狱"
            value={props.home ?? null}
            onChange={props.onHome}
            options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="grow">
            <QuickLine facilities={facilities} facility={props.home} today={props.today} inputRef={props.quickRef} onRecorded={props.onRecorded} />
          </div>
        </div>
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          <Input.Search
            className="grow"
            aria-label="搜索问题"
            placeholder="搜索标题、事实、人员或拼音首字母"
            allowClear
            value={state.text}
            onChange={(event) => onState({ text: event.target.value })}
          />
          <FindingFilterButton
            value={state.filter}
            facets={list?.facets}
            facilities={facilities}
            areas={props.areas}
            onChange={(filter) => onState({ filter })}
          />
          <Dropdown
            trigger={['click']}
            menu={{
              selectable: true,
              multiple: true,
              selectedKeys: [...columns],
              items: columnNames.map((name) => ({ key: name, label: columnWords[name], disabled: name === 'title' })),
              onSelect: ({ selectedKeys }) => setColumns(selectedKeys as ColumnName[]),
              onDeselect: ({ selectedKeys }) => setColumns(selectedKeys as ColumnName[]),
            }}
          >
            <Button>列</Button>
          </Dropdown>
        </div>
        {props.narrowed ? (
          <div className="row small words-box">
            只看 {props.narrowed.words || '所选'} 的 {props.narrowed.count} 条
            <button type="button" className="link-button" onClick={props.narrowed.clear}>
              显示全部
            </button>
          </div>
        ) : null}
        <TickedBar chosen={chosen} onClear={() => setTicked([])} />
      </div>
      <div className="list-body">
        <DataTable<FindingRow>
          label="问题"
          rows={shown}
          columns={columnsOf(columns)}
          keyOf={(row) => row.id}
          active={props.active}
          onActive={(row) => props.onActive(row.id)}
          ticked={ticked}
          onTick={setTicked}
          width={widthOf(columns)}
          onEndNear={list && list.total > shown.length && shown.length === state.limit ? more : undefined}
          onSort={(column, order) => onState({ sort: column && order ? { by: column, descending: order === 'descend' } : null })}
          empty={
            list ? <NoFindings state={state} facilities={facilities.length} onNew={props.onNew} onClear={() => onState({ filter: {}, text: '' })} /> : null
          }
        />
      </div>
      {list && list.total > shown.length ? (
        <div className="list-foot small">
          共 {list.total} 条，已显示 {shown.length} 条
          <button type="button" className="link-button" onClick={more}>
            再显示一些
          </button>
        </div>
      ) : null}
    </section>
  );
}

function NoFindings({ state, facilities, onNew, onClear }: { state: ListState; facilities: number; onNew: () => void; onClear: () => void }): ReactNode {
  if (filterCount(state.filter) > 0 || state.text !== '') {
    return (
      <EmptyState title="没有符合条件的问题" words="换一个词，或放宽筛选条件。">
        <Button onClick={onClear}>清除搜索和筛选</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="还没有问题"
      words={
        facilities === 0
          ? '请先在“轮次”中录入被巡监狱，或导入任务包，然后在这里记录问题。'
          : '在上面的快速记录行输入监区、类型拼音首字母和标题，回车即记下一条；也可以打开表单慢慢填写。'
      }
    >
      {facilities === 0 ? <GoButton to={{ screen: 'round', tab: 'plan' }}>录入被巡监狱</GoButton> : <Button onClick={onNew}>新建问题</Button>}
    </EmptyState>
  );
}

/** What may be done with the ticked findings together. */
function TickedBar({ chosen, onClear }: { chosen: readonly FindingRow[]; onClear: () => void }): ReactNode {
  if (chosen.length === 0) return null;
  return (
    <div className="row words-box" role="toolbar" aria-label="对所选问题">
      <span>已选 {chosen.length} 条</span>
      <DraftMenu findings={chosen} />
      <Button size="small" onClick={onClear}>
        取消选择
      </Button>
    </div>
  );
}
