import { Button } from 'antd';
import { Fragment, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { GoButton } from '#renderer/app/go-button.tsx';
import { timeWords } from '#renderer/app/pledges.ts';
import { useWay } from '#renderer/app/route.tsx';
import type { ImportRecord } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Dash, EmptyState, Mark, TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import { packageKindWords } from '#shared/exchange/words.ts';
import type { MergeBoard as Board, MergeTeam } from '#shared/workbench/merge-board.ts';
import { standingWords } from './package-words.ts';
import { SkewMark } from './skew-mark.tsx';

/** 五组合并台: teams by facilities by chapters; what has come from each, and what is still open about it. */
export function MergeBoard({ turn }: { turn: number }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { book } = useDesk();
  const { data, trouble } = useView('merge.board', {});
  const [imports, setImports] = useState<readonly ImportRecord[]>([]);
  const load = useCallback(
    async () => setImports((await core.exchange.imports()).filter((one) => one.book === book.book && !one.withdrawn)),
    [core, book.book],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after an import or a receipt, and when records changed.
  useEffect(() => void attempt(load), [attempt, load, turn, data]);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  if (data.teams.length === 0)
    return (
      <EmptyState title="还没有编组" words="在“轮次”中编组并分派监狱后，这里按组、按单位、按业务类别显示收到了什么。">
        <GoButton to={{ screen: 'round', tab: 'plan' }}>编组和录入监狱</GoButton>
      </EmptyState>
    );
  const placed = new Set(data.teams.flatMap((team) => importsOf(team, imports)));
  const unplaced = imports.filter((one) => one.kind === 'team' && !placed.has(one));
  return (
    <section className="section stack" aria-labelledby="board-title">
      <h2 id="board-title">五组合并台</h2>
      <p className="soft">把各组的包一起拖到上面，先后不限。数字是已并入的问题数（同一问题只计一次）；空格表示该单位该类别还没有收到问题，未必没有查过。</p>
      <Unplaced imports={unplaced} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many chapters scroll sideways, also by keyboard. */}
      <section className="board-scroll" tabIndex={0} aria-label="各组各单位各类别的问题数">
        <table className="grid-table merge-board">
          <thead>
            <tr>
              <th scope="col">被巡单位</th>
              {data.areas.map(({ code, label }) => (
                <th scope="col" key={code} className="num">
                  {label}
                </th>
              ))}
              <th scope="col" className="num">
                合计
              </th>
              <th scope="col" className="num">
                分歧
              </th>
            </tr>
          </thead>
          <tbody>
            {data.teams.map((team) => (
              <TeamRows key={team.team} team={team} board={data} imports={importsOf(team, imports)} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** By the team's laptops; by the team's name where a laptop is not assigned to it. */
const importsOf = (team: MergeTeam, imports: readonly ImportRecord[]): readonly ImportRecord[] =>
  imports.filter((one) => (one.kind === 'team' || one.kind === 'share') && (team.devices.includes(one.device) || one.team === team.name));

/** Packages of laptops that belong to no team yet: they are in the sums, but in no team's line. */
function Unplaced({ imports }: { imports: readonly ImportRecord[] }): ReactNode {
  const { go } = useWay();
  if (imports.length === 0) return null;
  return (
    <WordsBox tone="attention" label="未归组的包">
      <div className="row">
        <span className="grow">
          {imports.length} 个包来自没有归组的电脑（{[...new Set(imports.map(({ from }) => from))].join('、')}），内容已并入，但不在各组的行里。
        </span>
        <Button size="small" onClick={() => go({ screen: 'round', tab: 'devices' })}>
          去指定组
        </Button>
      </div>
    </WordsBox>
  );
}

function TeamRows({ team, board, imports }: { team: MergeTeam; board: Board; imports: readonly ImportRecord[] }): ReactNode {
  const { go } = useWay();
  return (
    <Fragment>
      <tr className="board-team">
        <th scope="rowgroup" colSpan={board.areas.length + 1}>
          <span className="row">
            <strong>{team.name}</strong>
            <Arrived imports={imports} devices={team.devices} />
            {team.questions > 0 ? <Mark tone="attention">待答询问 {team.questions}</Mark> : null}
          </span>
        </th>
        <td className="num">{team.total || <Dash />}</td>
        <td className="num">{team.disputed || <Dash />}</td>
      </tr>
      {team.rows.map((row) => (
        <tr key={row.facility}>
          <th scope="row">{row.name}</th>
          {row.cells.map((count, at) => (
            <td className="num" key={board.areas[at]?.code}>
              <Found count={count} facility={row.facility} name={`${row.name} ${board.areas[at]?.label}`} area={board.areas[at]?.code ?? ''} />
            </td>
          ))}
          <td className="num">{row.total === 0 ? <Dash /> : <Found count={row.total} facility={row.facility} name={`${row.name}全部`} area="" />}</td>
          <td className="num">
            {row.disputed > 0 ? (
              <button type="button" className="link-button" onClick={() => go({ screen: 'conflict' })}>
                {row.disputed}
              </button>
            ) : (
              <Dash />
            )}
          </td>
        </tr>
      ))}
    </Fragment>
  );
}

/** How many problems have come from a place; a click lists them. */
function Found({ count, facility, name, area }: { count: number; facility: string; name: string; area: string }): ReactNode {
  const { go } = useWay();
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="link-button number"
      aria-label={`${name} ${count} 个问题`}
      onClick={() => go({ screen: 'finding', tab: `filter:${facility}:${area}` })}
    >
      {count}
    </button>
  );
}

/** The newest package of the team: its number, signature, clock and receipt. */
function Arrived({ imports, devices }: { imports: readonly ImportRecord[]; devices: readonly string[] }): ReactNode {
  const newest = useMemo(() => [...imports].sort((a, b) => b.number - a.number)[0], [imports]);
  if (!newest) return <Mark tone="attention">还没有收到包</Mark>;
  // One whose fingerprint was compared at its import has been enrolled by that.
  const known = newest.standing === 'trusted' || (newest.standing === 'unknown' && devices.includes(newest.device));
  const open = imports.filter((one) => one.receiptAt === null).length;
  return (
    <>
      <span className="number">
        {packageKindWords[newest.kind as 'team' | 'share']}到 {newest.number} 号，共 {imports.length} 个，{timeWords(newest.at, false)} 导入
      </span>
      <Mark tone={known ? 'done' : 'attention'}>封装、{known ? '签名完好 · 已登记的设备' : standingWords[newest.standing]}</Mark>
      {newest.quarantined > 0 ? <Mark tone="attention">未收 {newest.quarantined} 条</Mark> : null}
      <Mark tone={open === 0 ? 'done' : 'attention'}>{open === 0 ? '已给回执' : `待给回执 ${open} 个包`}</Mark>
      <span className="soft">
        时钟 <SkewMark minutes={newest.skewMinutes} />
      </span>
    </>
  );
}
