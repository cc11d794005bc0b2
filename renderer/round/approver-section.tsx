import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { troubleOfRefusal } from '#renderer/data/trouble.ts';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { toFirstField } from '#renderer/ui/first-field.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';

/** Who approves letters in this round: persons with a card of their own, and who holds which step. */
export function ApproverSection(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const run = useCommand();
  const { book } = useDesk();
  const { data } = useView('letters.approvalHolders', {});
  const [read, setRead] = useState<{ card: DeviceCard; fingerprint: string } | null>(null);
  if (!data) return null;
  const approvers = data.people.filter(({ record }) => record !== '');
  const options = data.people.map(({ id, name, post }) => ({ value: id, label: post === '' ? name : `${name}（${post}）` }));
  return (
    <div className="wide">
      <section className="section stack" aria-labelledby="round-holders">
        <h2 id="round-holders">各环节由谁审批</h2>
        <p className="soft small">
          不填时，在册人员都可以签署该环节。哪种文书经过哪些环节，在“本院设置”的“审批次序和签发权限”中设置。送审时的名单随送审固定，之后的改动不影响已送审的文书。
        </p>
        <div className="holder-rows stack">
          {data.steps.map(({ step, label, persons }) => (
            <FieldRow key={step} name={label}>
              <Select
                mode="multiple"
                aria-label={`${label}人员`}
                style={{ width: '100%', maxWidth: 520 }}
                placeholder="在册人员均可"
                value={[...persons]}
                options={options}
                onChange={(chosen: string[]) => void run('stepHolder.edit', { id: step, fields: { persons: chosen } })}
              />
            </FieldRow>
          ))}
        </div>
      </section>
      <section className="section stack" aria-labelledby="round-approvers">
        <h2 id="round-approvers">只审批、不在组内的人</h2>
        <p className="soft small">如检察长：不需要登记簿，只用审批包和签名文件。凭设备名片登记，登记要核对指纹。</p>
        {approvers.length === 0 ? <p className="soft">还没有登记。</p> : <Approvers rows={approvers} />}
        {book.role === 'hub' ? (
          <FileDrop
            label="登记审批人名片"
            accept=".xjcard"
            onFiles={([file]) =>
              void attempt(async () => {
                if (file) setRead(await core.exchange.readCard(file));
              })
            }
          >
            拖入审批人的设备名片文件，或点击选择
          </FileDrop>
        ) : (
          <p className="soft">由组织方登记，随任务包下发。</p>
        )}
      </section>
      {read ? <RegisterDialog {...read} onClose={() => setRead(null)} /> : null}
    </div>
  );
}

function Approvers({ rows }: { rows: readonly { readonly id: string; readonly name: string; readonly post: string; readonly record: string }[] }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const remove = async (id: string, name: string): Promise<void> => {
    const answer = await ask({
      title: `移除审批人“${name}”`,
      words: '他此前签署的意见会显示为签名者未登记，不再作数；已发出的文书不受影响。可按 Ctrl+Z 撤销。',
      act: '移除这 1 名审批人',
    });
    if (answer !== null) await run('approver.remove', { id });
  };
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">职务</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.name}</td>
            <td>{row.post}</td>
            <td>
              <Button size="small" onClick={() => void remove(row.record, row.name)}>
                移除
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RegisterDialog({ card, fingerprint, onClose }: { card: DeviceCard; fingerprint: string; onClose: () => void }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const tell = useTell();
  const [post, setPost] = useState('');
  const [heard, setHeard] = useState(false);
  const register = async (): Promise<void> => {
    const done = await attempt(() => core.approval.registerApprover({ card, post }));
    if (done && !done.ok) tell.trouble(troubleOfRefusal(done.refusal));
    if (done?.ok) onClose();
  };
  return (
    <Modal
      open
      title={`登记审批人 ${card.person.name}`}
      okText="登记"
      cancelText="返回"
      okButtonProps={{ disabled: !heard }}
      onOk={() => void register()}
      onCancel={onClose}
      afterOpenChange={toFirstField}
    >
      <div className="stack">
        <div className="fingerprint">{fingerprint}</div>
        <p>请打电话或当面，让对方逐组念出他电脑上的指纹，与上面八组数字一一核对。</p>
        <FieldRow name="职务" htmlFor="approver-post">
          <Input
            id="approver-post"
            aria-label="审批人职务"
            placeholder="如 检察长"
            maxLength={60}
            value={post}
            onChange={(event) => setPost(event.target.value)}
          />
        </FieldRow>
        <label>
          <input type="checkbox" checked={heard} onChange={(event) => setHeard(event.target.checked)} /> 八组数字已逐组核对一致
        </label>
      </div>
    </Modal>
  );
}
