import { Button, DatePicker, Dropdown, type TableColumnType } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { Dash, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { WorkLogRow } from '#shared/interview/views.ts';
import { type WorkMethod, workMethodShort, workMethods } from '#shared/interview/words.ts';
import { amountWords } from '#shared/interview/work-log.ts';
import type { DeskProps } from './desk-place.ts';
import { LogEditor } from './log-editor.tsx';
import { QuickLogLine } from './quick-log-line.tsx';
import { RecordPanes } from './record-panes.tsx';
import { useSheet } from './use-sheet.ts';

const columns: TableColumnType<WorkLogRow>[] = [
  { key: 'on', title: '日期', width: 100, render: (_, row) => <span className="number">{row.on}</span> },
  { key: 'method', title: '方法', width: 84, render: (_, row) => (row.method ? workMethodShort[row.method] : <Dash />) },
  { key: 'place', title: '地点', width: 88, render: (_, row) => (row.place === '' ? <Dash /> : <OneLine words={row.place} />) },
  {
    key: 'content',
    title: '工作内容',
    width: 200,
    render: (_, row) => (
      <span className="one-line block" title={row.content}>
        {row.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null} {row.content || row.notes || <Dash />}
      </span>
    ),
  },
  { key: 'amounts', title: '数量', width: 130, render: (_, row) => <span className="number one-line block">{amountWords(row) || <Dash />}</span> },
];

interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY = 'YYYY-MM-DD';

/** 工作日志 of one place: a line for each piece of work, newest day first; printed by day, or as the list is filtered by time, person and method. */
export function LogDesk({ facility, members }: DeskProps): ReactNode {
  const { route, stay } = useWay();
  const [method, setMethod] = useState<WorkMethod | undefined>(undefined);
  const [person, setPerson] = useState<string | undefined>(undefined);
  const [period, setPeriod] = useState<Period | null>(null);
  const { data: rows, trouble } = useView('workLogs.list', {
    facility: facility.id,
    ...(method === undefined ? {} : { method }),
    ...(person === undefined ? {} : { person }),
    ...(period ?? {}),
  });
  const active = rows?.find((row) => row.id === route.id);
  const sheet = useSheet();
  const day = (rows ?? []).filter((row) => row.on === active?.on && row.paper === null);
  const people = useMemo(() => rows?.find((row) => row.people.length > 0)?.people ?? [], [rows]);
  // The sheet tells in the order of time; the list shows the newest first.
  const listed = [...(rows ?? [])].reverse();
  const [first, last] = [listed[0]?.on, listed.at(-1)?.on];
  const prints = [
    ...(active
      ? [
          {
            key: 'day',
            label: active.paper === null ? `${active.on} 当日 ${day.length} 条` : `${active.on} 已打印的检察记录`,
            onClick: () =>
              void sheet(
                'workRecord',
                day.map((row) => row.id),
                active.paper,
              ),
          },
        ]
      : []),
    ...(listed.length > 0
      ? [
          {
            key: 'listed',
            label: `所列 ${listed.length} 条：${first === last ? first : `${first} 至 ${last}`}${person === undefined ? '' : `，${person}`}`,
            onClick: () =>
              void sheet(
                'workRecord',
                listed.map((row) => row.id),
                null,
              ),
          },
        ]
      : []),
  ];
  if (trouble) return <TroubleNote trouble={trouble} />;
  const head = (
    <>
      <QuickLogLine facility={facility} members={members} usual={people} onRecorded={(id) => stay({ id })} />
      <div className="row">
        <ChoiceFilter
          label="检察方法"
          all="全部方法"
          width={116}
          value={method}
          onChange={(value) => setMethod(workMethods.find((one) => one === value))}
          options={workMethods.map((value) => ({ value, label: workMethodShort[value] }))}
        />
        <ChoiceFilter
          label="检察人员"
          all="全部人员"
          width={108}
          value={person}
          onChange={setPerson}
          options={members.map((name) => ({ value: name, label: name }))}
        />
        <DatePicker.RangePicker
          aria-label="日期"
          style={{ width: 216 }}
          placeholder={['开始日期', '结束日期']}
          value={period ? [dayjs(period.from), dayjs(period.to)] : null}
          onChange={(days) => setPeriod(days?.[0] && days[1] ? { from: days[0].format(DAY), to: days[1].format(DAY) } : null)}
        />
        <span className="soft small number">{rows?.length ?? 0} 条</span>
        <span className="grow" />
        <Dropdown menu={{ items: prints }} disabled={prints.length === 0}>
          <Button aria-label="打印检察记录">打印 ▾</Button>
        </Dropdown>
      </div>
    </>
  );
  return (
    <RecordPanes
      name="工作日志"
      pane="worklog"
      rows={rows ?? []}
      columns={columns}
      width={640}
      head={head}
      empty="每做完一件事写一行：方法、地点、人员、看了多少卷册、谈了多少人次、看了几小时录像。在上面一行写好按回车。"
      editor={(row) => <LogEditor key={row.id} row={row} facility={facility} members={members} onRemoved={() => stay({ id: undefined })} />}
    />
  );
}
