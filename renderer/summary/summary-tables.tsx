import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { DueMark } from '#renderer/clock/due-mark.tsx';
import { useFirst } from '#renderer/ui/use-first.tsx';
import { Dash, Mark } from '#renderer/ui/words.tsx';
import type { LetterRow } from '#shared/letter/views.ts';
import type { ResidentRow } from '#shared/summary/report/resident-rows.ts';
import type { CommonRow } from '#shared/summary/views.ts';
import { goToSources } from './use-follow.ts';

export function CommonTable({ common, onFigure }: { common: readonly CommonRow[]; onFigure: (id: string) => void }): ReactNode {
  const { shown, foot } = useFirst(common, '');
  if (common.length === 0) return <p className="soft">还没有在三所以上监狱出现的同类问题。</p>;
  return (
    <>
      <table className="grid-table" aria-label="共性问题">
        <thead>
          <tr>
            <th scope="col">类型</th>
            <th scope="col">业务</th>
            <th scope="col" className="num">
              监狱
            </th>
            <th scope="col" className="num">
              问题
            </th>
            <th scope="col">分布</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((problem) => (
            <tr key={problem.type}>
              <th scope="row">
                <span className="soft number">{problem.type}</span> {problem.label}
              </th>
              <td>{problem.areaLabel}</td>
              <td className="num">{problem.places.length}</td>
              <td className="num">
                <button
                  type="button"
                  className="link-button number"
                  aria-label={`${problem.label} ${problem.count} 个问题`}
                  onClick={() => onFigure(`common.${problem.type}`)}
                >
                  {problem.count}
                </button>
              </td>
              <td>{problem.places.map((place) => `${place.name} ${place.count}`).join('，')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {foot}
    </>
  );
}

export function LetterTable({ letters }: { letters: readonly LetterRow[] }): ReactNode {
  const { shown, foot } = useFirst(letters, '');
  const { go } = useWay();
  if (letters.length === 0) return <p className="soft">截至统计日还没有登记发出的文书。</p>;
  return (
    <>
      <table className="grid-table" aria-label="已发出文书">
        <thead>
          <tr>
            <th scope="col">监狱</th>
            <th scope="col">文书</th>
            <th scope="col">文号</th>
            <th scope="col">发出</th>
            <th scope="col">回复期限</th>
            <th scope="col">回复</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((letter) => (
            <tr key={letter.id}>
              <td>{letter.facilityName}</td>
              <td>
                <button type="button" className="link-button" onClick={() => go({ screen: 'letter', id: letter.id })}>
                  {letter.title}
                </button>
              </td>
              <td className="number">{letter.number ?? <Dash />}</td>
              <td className="number">{letter.issuedOn}</td>
              <td className="number">{letter.replyDue}</td>
              <td>
                {letter.replies > 0 ? <Mark tone="done">已回复</Mark> : letter.overdueDays > 0 ? <DueMark left={-letter.overdueDays} /> : <Mark>待回复</Mark>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {foot}
    </>
  );
}

export function ResidentTable({ rows }: { rows: readonly ResidentRow[] }): ReactNode {
  const { go } = useWay();
  if (rows.length === 0) return <p className="soft">没有派驻检察问题。</p>;
  return (
    <table className="grid-table" aria-label="派驻检察问题">
      <thead>
        <tr>
          <th scope="col">类型</th>
          <th scope="col" className="num">
            问题
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.type}>
            <th scope="row">
              <span className="soft number">{row.type}</span> {row.label}
            </th>
            <td className="num">
              <button
                type="button"
                className="link-button number"
                aria-label={`${row.label} ${row.count} 个`}
                onClick={() => goToSources({ sources: row.sources, of: 'finding', label: row.label }, go)}
              >
                {row.count}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
