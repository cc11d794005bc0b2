import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { useFirst } from '#renderer/ui/use-first.tsx';
import { EmptyState, TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { ClockRow } from '#shared/clock/board.ts';
import { ClockActs } from './clock-acts.tsx';
import { DueMark, daysLeft } from './due-mark.tsx';
import { TimerSection } from './timer-section.tsx';
import './clock.css';

const all = 'all';

/** 期限看板: what is overdue, what ends today, what runs; the next paper is one click away. */
export function ClockScreen(): ReactNode {
  const [state, setState] = useState<ClockRow['state'] | typeof all>(all);
  const [facility, setFacility] = useState<string | undefined>(undefined);
  const { route, stay } = useWay();
  const { data, trouble } = useView('clock.board', {
    ...(state === all ? {} : { state }),
    ...(facility === undefined ? {} : { facility }),
    ...(route.ids ? { ids: [...route.ids] } : {}),
  });
  const { data: round } = useView('round.overview', {});
  const { shown, foot } = useFirst(data?.rows ?? [], `${state} ${facility} ${route.ids?.join(' ')}`);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const { counts } = data;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>期限</h1>
        <div className="row clock-filter">
          <Segmented<ClockRow['state'] | typeof all>
            aria-label="期限状态"
            value={state}
            onChange={setState}
            options={[
              { value: all, label: '全部' },
              { value: 'overdue', label: `已逾期 ${counts.overdue}` },
              { value: 'lastDay', label: `今日到期 ${counts.lastDay}` },
              { value: 'running', label: `未到期 ${counts.running}` },
            ]}
          />
          <ChoiceFilter
            label="被巡单位"
            all="全部单位"
            width={200}
            value={facility}
            onChange={setFacility}
            options={(round?.facilities ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
          <span className="soft small">按 {data.today} 计算</span>
        </div>
        {route.ids ? (
          <div className="row small words-box">
            只看 {route.about || '所选'} 的 {route.ids.length} 项
            <button type="button" className="link-button" onClick={() => stay({ ids: undefined, about: undefined })}>
              显示全部
            </button>
          </div>
        ) : null}
        <TimerSection facilities={round?.facilities ?? []} />
        {data.warnings.map((words) => (
          <WordsBox key={words} tone="attention">
            {words}在“资料库 · 节假日”中导入。
          </WordsBox>
        ))}
        {data.rows.length === 0 ? (
          <NoClocks narrowed={state !== all || facility !== undefined || route.ids !== undefined} />
        ) : (
          <div className="coverage-scroll">
            <table className="grid-table clock-table" aria-label="在计的期限">
              <thead>
                <tr>
                  <th scope="col">状态</th>
                  <th scope="col">期限</th>
                  <th scope="col">事项</th>
                  <th scope="col">单位</th>
                  <th scope="col">起算日</th>
                  <th scope="col">截止日</th>
                  <th scope="col">依据</th>
                  <th scope="col">下一步</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
            {foot}
          </div>
        )}
      </div>
    </div>
  );
}

function NoClocks({ narrowed }: { narrowed: boolean }): ReactNode {
  if (narrowed) return <EmptyState title="没有符合条件的期限" words="换一个状态或单位，或看全部。" />;
  return (
    <EmptyState title="没有在计的期限" words="文书登记发出、口头纠正提出、巡回检察结束后，期限会出现在这里；收到副本、抗诉等从外面来的，在上面手工起算。">
      <GoButton to={{ screen: 'letter' }}>打开文书</GoButton>
    </EmptyState>
  );
}

function Row({ row }: { row: ClockRow }): ReactNode {
  const { go } = useWay();
  const [open, setOpen] = useState(false);
  const source = row.source.kind === 'finding' || row.source.kind === 'letter' ? row.source : undefined;
  return (
    <>
      <tr data-state={row.state}>
        <td>
          <DueMark left={daysLeft(row)} />
        </td>
        <td>{row.name}</td>
        <td>
          {source ? (
            <button type="button" className="link-button" onClick={() => go({ screen: source.kind === 'letter' ? 'letter' : 'finding', id: source.id })}>
              {row.subject}
            </button>
          ) : (
            row.subject
          )}
        </td>
        <td className="place">{row.facilityName}</td>
        <td className="number">{row.start}</td>
        <td className="number">{row.due}</td>
        <td>
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {row.article}
          </button>
        </td>
        <td>
          <ClockActs row={row} />
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={8}>
            <div className="clock-steps">
              <strong>{row.rule}</strong>
              {row.steps.map((step) => (
                <div key={step}>{step}</div>
              ))}
              {row.warnings.map((words) => (
                <div key={words} className="attention-text">
                  {words}
                </div>
              ))}
              <div className="soft">{row.next}</div>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}
