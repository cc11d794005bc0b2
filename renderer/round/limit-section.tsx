import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { LimitRow } from '#shared/round/limits.ts';
import { InlineCount, InlineText } from './inline-field.tsx';

/** Thresholds that the province made stricter (GD 49); the plan check and the clocks follow them. */
export function LimitSection(): ReactNode {
  const { data } = useView('limits.list', {});
  return (
    <section className="section" aria-labelledby="office-limits">
      <h2 id="office-limits">省级标准</h2>
      <p className="soft small">省级实施办法可以在规定的基础上从严（规定第四十九条）。空着按规定执行；方案核对和期限随之改变。</p>
      <table className="inline-table office-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" style={{ width: 170 }}>
              规定
            </th>
            <th scope="col" style={{ width: 130 }}>
              省级标准
            </th>
            <th scope="col" style={{ width: 280 }}>
              依据
            </th>
            <th scope="col" style={{ width: 110 }}>
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {(data ?? []).map((row) => (
            <LimitLine key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LimitLine({ row }: { row: LimitRow }): ReactNode {
  const record = useDraftRecord('limit', row.key);
  const run = useCommand();
  return (
    <tr>
      <td>{row.label}</td>
      <td className="number">
        {row.regulation} {row.unit} <span className="soft small">{row.article}</span>
      </td>
      <td>
        <InlineCount record={record} field="value" label={`${row.label}（省级标准）`} value={row.value} max={365} />
      </td>
      <td>
        <InlineText record={record} field="basis" label={`${row.label}的依据`} value={row.basis} placeholder="省级实施办法第×条" />
      </td>
      <td>
        {row.value === null ? null : (
          <>
            {row.basis === '' ? <Mark tone="attention">未写依据</Mark> : null}
            <Button size="small" type="text" aria-label={`${row.label}按规定执行`} onClick={() => void run('limit.remove', { id: row.key })}>
              按规定
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
