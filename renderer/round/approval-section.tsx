import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Mark } from '#renderer/ui/words.tsx';
import { type ApprovalRuleRow, approvalSteps, approvalStepWords } from '#shared/letter/approval-rule.ts';
import { InlineList, InlineText } from './inline-field.tsx';

/** Who looks at each type of paper, and who may sign it: the office's 文书权限清单. */
export function ApprovalSection(): ReactNode {
  const { data } = useView('approvalRules.list', {});
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <section className="section" aria-labelledby="office-approval">
      <h2 id="office-approval">审批次序和签发权限</h2>
      <p className="soft small">检察长可以授权检察官签发文书（组织法第二十九条），授权签发人和依据写在这里。未设置的按通行次序。</p>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col" style={{ width: 220 }}>
              文书
            </th>
            <th scope="col">审批次序</th>
            <th scope="col" style={{ width: 170 }}>
              授权签发人
            </th>
            <th scope="col" style={{ width: 130 }}>
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {(data ?? []).map((row) =>
            editing === row.key ? (
              <ApprovalForm key={row.key} row={row} onDone={() => setEditing(null)} />
            ) : (
              <tr key={row.key}>
                <td>{row.label}</td>
                <td>
                  {row.stepLabels.join(' → ')} {row.own ? null : <Mark tone="attention">待核</Mark>}
                </td>
                <td>{row.signers.join('、')}</td>
                <td>
                  <Button size="small" aria-label={`设置${row.label}的审批`} onClick={() => setEditing(row.key)}>
                    设置
                  </Button>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function ApprovalForm({ row, onDone }: { row: ApprovalRuleRow; onDone: () => void }): ReactNode {
  const run = useCommand();
  const record = useDraftRecord('approvalRule', row.key);
  const steps = useDraftField<readonly string[]>(record, 'steps', row.steps);
  const inOrder = (chosen: readonly string[]): string[] => approvalSteps.filter((step) => chosen.includes(step));
  const back = async (): Promise<void> => {
    if ((await run('approvalRule.remove', { id: row.key })).ok) onDone();
  };
  return (
    <tr>
      <td>{row.label}</td>
      <td>
        <Select
          mode="multiple"
          aria-label={`${row.label}的审批次序`}
          style={{ width: '100%' }}
          value={[...steps.value]}
          onChange={(chosen: string[]) => steps.choose(inOrder(chosen))}
          options={approvalSteps.map((step) => ({ value: step, label: approvalStepWords[step] }))}
        />
        {steps.refusal ? (
          <div className="field-refusal" role="alert">
            {steps.refusal.words}
          </div>
        ) : null}
        <InlineText record={record} field="basis" label={`${row.label}的授权依据`} value={row.basis} placeholder="授权依据，如 检察官权力清单第×项" />
      </td>
      <td>
        <InlineList record={record} field="signers" label={`${row.label}的授权签发人`} value={row.signers} placeholder="姓名，顿号分开" />
      </td>
      <td>
        <Button size="small" type="primary" onClick={onDone}>
          完成
        </Button>
        {row.own ? (
          <Button size="small" type="text" onClick={() => void back()}>
            恢复通行
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
