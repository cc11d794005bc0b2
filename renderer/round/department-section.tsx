import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { Department } from '#shared/round/department.ts';
import { departmentDuties, departmentDutyWords } from '#shared/round/words.ts';
import { AddLine } from './add-line.tsx';
import { InlineChoice, InlineText } from './inline-field.tsx';

/** The departments under the names that the office uses. */
export function DepartmentSection(): ReactNode {
  const { data } = useView('departments.list', {});
  const run = useCommand();
  const add = async (rows: string): Promise<boolean> => {
    for (const row of rows.split('\n')) {
      const name = row.split('\t')[0]?.trim() ?? '';
      if (name !== '' && !(await run('department.add', { name })).ok) return false;
    }
    return true;
  };
  return (
    <section className="section" aria-labelledby="office-departments">
      <h2 id="office-departments">部门名称</h2>
      <table className="inline-table">
        <thead>
          <tr>
            <th scope="col" style={{ width: 260 }}>
              名称
            </th>
            <th scope="col" style={{ width: 240 }}>
              职责
            </th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {(data?.rows ?? []).map((row) => (
            <DepartmentRow key={row.id} row={row} />
          ))}
          <tr>
            <td colSpan={3}>
              <AddLine label="增加部门" placeholder="输入部门名称回车增加；或粘贴一列" onAdd={add} />
            </td>
          </tr>
        </tbody>
      </table>
      {data && data.suggestions.length > 0 ? (
        <div className="row small">
          <span className="soft">
            常用名称 <Mark tone="attention">待核</Mark>
          </span>
          {data.suggestions.map((one) => (
            <Button key={one.duty} size="small" title={departmentDutyWords[one.duty]} onClick={() => void run('department.add', { ...one })}>
              {one.name}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function DepartmentRow({ row }: { row: Department }): ReactNode {
  const record = useDraftRecord('department', row.id);
  const run = useCommand();
  return (
    <tr>
      <td>
        <InlineText record={record} field="name" label="部门名称" value={row.name} />
      </td>
      <td>
        <InlineChoice
          record={record}
          field="duty"
          label={`${row.name}的职责`}
          value={row.duty}
          options={departmentDuties.map((value) => ({ value, label: departmentDutyWords[value] }))}
        />
      </td>
      <td>
        <Button size="small" type="text" aria-label={`移除${row.name}（可撤销）`} onClick={() => void run('department.remove', { id: row.id })}>
          移除
        </Button>
      </td>
    </tr>
  );
}
