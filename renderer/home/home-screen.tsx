import type { ReactNode } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { timeWords } from '#renderer/app/pledges.ts';
import { type Route, useWay } from '#renderer/app/route.tsx';
import { useRoundTitle } from '#renderer/app/use-round-title.ts';
import { DueMark } from '#renderer/clock/due-mark.tsx';
import { useStatus } from '#renderer/data/core-context.tsx';
import { remember } from '#renderer/data/remembered.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Dash, EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { DueItem, HomeOverview } from '#shared/workbench/home.ts';
import './home.css';

/** Four questions: what is not yet looked at, what is due, what is waiting, what happened. */
export function HomeScreen(): ReactNode {
  const { data, trouble } = useView('home.overview', {});
  const title = useRoundTitle();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  if (data.coverage.rows.length === 0) {
    return (
      <EmptyState
        title="本轮次还没有被巡单位"
        words="工作台显示各监狱各业务查到哪里、什么到期、什么等人处理。先在轮次中编组、录入监狱，或从组织方的任务包导入。"
      >
        <GoButton to={{ screen: 'round', tab: 'plan' }}>编组和录入监狱</GoButton>
      </EmptyState>
    );
  }
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>{title}</h1>
        <div className="home-grid">
          <Due data={data} />
          <Waiting data={data} />
          <Recent data={data} />
        </div>
        <Coverage data={data} />
      </div>
    </div>
  );
}

function Coverage({ data }: { data: HomeOverview }): ReactNode {
  const { go } = useWay();
  const { areas, rows } = data.coverage;
  return (
    <section className="section" aria-labelledby="home-coverage">
      <h2 id="home-coverage">查到哪里了</h2>
      <p className="soft small">每格是该监狱该业务已记录的问题数；“–”表示还没有记录，可能尚未检查。点击数字看问题。</p>
      <div className="coverage-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard. */}
        <table className="grid-table coverage" tabIndex={0} aria-label="各监狱各业务问题数">
          <thead>
            <tr>
              <th scope="col">监狱</th>
              {areas.map((area) => (
                <th scope="col" key={area.code} className="area-name" title={area.label}>
                  {area.label}
                </th>
              ))}
              <th scope="col" className="num">
                合计
              </th>
              <th scope="col">最近发现</th>
              <th scope="col">检查清单</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.facility}>
                <th scope="row">{row.name}</th>
                {row.counts.map((count, at) => (
                  <td key={areas[at]?.code} className="num">
                    {count === 0 ? (
                      <Dash />
                    ) : (
                      <button
                        type="button"
                        className="link-button number"
                        aria-label={`${row.name} ${areas[at]?.label} ${count} 个问题`}
                        onClick={() => go({ screen: 'finding', tab: `filter:${row.facility}:${areas[at]?.code}` })}
                      >
                        {count}
                      </button>
                    )}
                  </td>
                ))}
                <td className="num">
                  {row.total === 0 ? (
                    <Dash />
                  ) : (
                    <button
                      type="button"
                      className="link-button number"
                      aria-label={`${row.name}全部 ${row.total} 个问题`}
                      onClick={() => go({ screen: 'finding', tab: `filter:${row.facility}:` })}
                    >
                      {row.total}
                    </button>
                  )}
                </td>
                <td className="number">{row.lastFoundOn ?? <span className="soft">尚无记录</span>}</td>
                <td className="number">
                  {row.checklist ? (
                    <button
                      type="button"
                      className="link-button number"
                      aria-label={`${row.name}检查清单已查 ${row.checklist.found + row.checklist.none} / ${row.checklist.total} 项`}
                      onClick={() => {
                        // The list opens at the place that the screen last stood at.
                        remember('device', 'finding.home', row.facility);
                        remember('session', 'checklist.tab', 'run');
                        go({ screen: 'checklist' });
                      }}
                    >
                      {row.checklist.found + row.checklist.none} / {row.checklist.total}
                    </button>
                  ) : (
                    <span className="soft">未生成</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Findings and letters open themselves; every other clock is dealt with on the board. */
function placeOf({ source }: DueItem): Route {
  return source.kind === 'finding' || source.kind === 'letter' ? { screen: source.kind, id: source.id } : { screen: 'clock' };
}

function Due({ data }: { data: HomeOverview }): ReactNode {
  const { go } = useWay();
  return (
    <section className="section" aria-labelledby="home-due">
      <h2 id="home-due">什么到期</h2>
      {data.due.length === 0 ? <p className="soft">没有在计的期限。文书登记发出、口头纠正提出后，期限会出现在这里。</p> : null}
      <ul className="plain-list">
        {data.due.slice(0, 8).map((item) => (
          <li key={item.id}>
            <button type="button" className="plain-button grow one-line" title={`${item.words}（${item.rule}）`} onClick={() => go(placeOf(item))}>
              {item.words}
            </button>
            <DueMark left={item.days} title={`${item.due} · ${item.rule}`} />
          </li>
        ))}
      </ul>
      {data.dueTotal > 8 ? (
        <p className="soft small">
          共 {data.dueTotal} 项，显示最紧的 8 项。
          <button type="button" className="link-button" onClick={() => go({ screen: 'clock' })}>
            看全部期限
          </button>
        </p>
      ) : null}
    </section>
  );
}

function Waiting({ data }: { data: HomeOverview }): ReactNode {
  const { go } = useWay();
  const status = useStatus();
  const { data: inbox } = useView('letters.inbox', {});
  const { data: questions } = useView('questions.list', {});
  const { data: same } = useView('findings.same', {});
  const { counts, overdue } = data;
  const rows: readonly { readonly words: string; readonly count: number; readonly alarm?: boolean; readonly open: () => void }[] = [
    { words: '已逾期的期限', count: overdue, alarm: true, open: () => go({ screen: 'clock' }) },
    { words: '待确认的问题', count: counts.unconfirmed, open: () => go({ screen: 'finding', tab: 'filter:status' }) },
    { words: '还没有证据的问题', count: counts.withoutEvidence, open: () => go({ screen: 'finding', tab: 'filter:unproven' }) },
    { words: '等我签署的文书', count: inbox?.filter((row) => row.mine).length ?? 0, open: () => go({ screen: 'approval' }) },
    {
      words: '退回或失效的送审',
      count: inbox?.filter((row) => row.stage === 'returned' || row.stage === 'voided').length ?? 0,
      open: () => go({ screen: 'approval' }),
    },
    { words: '文书草稿', count: counts.lettersDraft, open: () => go({ screen: 'letter', tab: 'filter:draft' }) },
    { words: '分歧', count: counts.disputed, open: () => go({ screen: 'conflict' }) },
    {
      words: '待本组答复的询问',
      count: questions?.filter((row) => row.mine && row.answer === '').length ?? 0,
      open: () => go({ screen: 'conflict', tab: 'questions' }),
    },
    { words: '可能重复记录的问题', count: same?.waiting ?? 0, open: () => go({ screen: 'conflict', tab: 'same' }) },
    { words: '未交出的登记', count: status?.unsent ?? 0, open: () => go({ screen: 'exchange', tab: 'export' }) },
  ];
  return (
    <section className="section" aria-labelledby="home-waiting">
      <h2 id="home-waiting">什么等人处理</h2>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.words}>
            <button type="button" className="plain-button grow" onClick={row.open}>
              {row.words}
            </button>
            <span className={`number ${row.count === 0 ? 'soft' : row.alarm ? 'alarm-text' : 'strong'}`}>{row.count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ data }: { data: HomeOverview }): ReactNode {
  const { go } = useWay();
  return (
    <section className="section" aria-labelledby="home-recent">
      <h2 id="home-recent">最近发生了什么</h2>
      {data.recent.length === 0 ? (
        <div className="stack">
          <p className="soft">还没有问题记录。</p>
          <div>
            <GoButton to={{ screen: 'finding', tab: 'new' }}>记录第一个问题</GoButton>
          </div>
        </div>
      ) : null}
      <ul className="plain-list">
        {data.recent.map((item) => (
          <li key={item.id}>
            <button type="button" className="plain-button grow one-line" title={item.title} onClick={() => go({ screen: 'finding', id: item.id })}>
              <span className="soft number">{item.number}</span> {item.title || '未写标题'}
            </button>
            <span className="soft small number">
              {item.person} {item.at ? timeWords(item.at, false) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
