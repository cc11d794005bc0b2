import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { IndicatorRow } from '#shared/summary/rules/rule-views.ts';
import { IndicatorForm } from './indicator-form.tsx';
import './rules.css';

/** Figures that the book cannot count itself: entered with window and source, shown with numerator and denominator. */
export function IndicatorDesk(): ReactNode {
  const { data, trouble } = useView('summary.indicators', {});
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <section className="section" aria-labelledby="indicator-new">
          <h2 id="indicator-new">登记指标数值</h2>
          <IndicatorForm rules={data.rules} />
        </section>
        <section className="section" aria-labelledby="indicator-list">
          <h2 id="indicator-list">已登记</h2>
          {data.rows.length === 0 ? (
            <EmptyState
              title="还没有登记的数值"
              words="程序不能从记录计算的数字（如全年办案数、上级通报的数）在上面登记，写明期间和出处；汇总报告的指标表会列出。"
            />
          ) : (
            <IndicatorTable rows={data.rows} />
          )}
        </section>
      </div>
    </div>
  );
}

/** The window as tables write days; its own words where it has no days. */
function windowOf({ record: { windowFrom, windowTo }, window }: IndicatorRow): string {
  if (windowTo === null) return window;
  return windowFrom === null ? `截至 ${windowTo}` : `${windowFrom} 至 ${windowTo}`;
}

function IndicatorTable({ rows }: { rows: readonly IndicatorRow[] }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const remove = async (row: IndicatorRow): Promise<void> => {
    const reason = await ask({ title: `删除“${row.name}”的数值 ${row.text}？`, words: '可用 Ctrl+Z 恢复。', act: '删除', reason: true });
    if (reason !== null) await run('indicatorRecord.remove', { id: row.record.id, ...(reason === '' ? {} : { reason }) });
  };
  return (
    <>
      <p className="soft">登记的指标只供内部使用，不进入对外的文件。</p>
      <table className="grid-table" aria-label="已登记的指标">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="num">
              数值
            </th>
            <th scope="col">统计期间</th>
            <th scope="col">出处</th>
            <th scope="col">说明</th>
            <th scope="col">
              <span className="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.record.id}>
              <th scope="row">{row.name}</th>
              <td className="num">{row.text}</td>
              <td className="number">{windowOf(row)}</td>
              <td>{row.record.source}</td>
              <td className="small">{row.note}</td>
              <td>
                <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`删除${row.name}（可撤销）`} onClick={() => void remove(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
