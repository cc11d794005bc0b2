import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import type { DraftRecord } from '#renderer/data/use-draft-field.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { toFirstField } from '#renderer/ui/first-field.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import type { FindingStatus } from '#shared/finding/words.ts';
import { HandoverMark, StatusMark } from './finding-marks.tsx';

type StepName = 'finding.verify' | 'finding.confirm' | 'finding.dismiss' | 'finding.close' | 'finding.reopen';

interface Step {
  readonly command: StepName;
  readonly label: string;
  readonly reason: boolean;
}

const confirm: Step = { command: 'finding.confirm', label: '确认', reason: false };
const dismiss: Step = { command: 'finding.dismiss', label: '不成立', reason: true };
const steps: Readonly<Record<FindingStatus, readonly Step[]>> = {
  recorded: [confirm, { command: 'finding.verify', label: '转核实', reason: false }, dismiss],
  verifying: [confirm, dismiss],
  confirmed: [{ command: 'finding.close', label: '销号', reason: true }, dismiss],
  dismissed: [{ command: 'finding.verify', label: '重新核实', reason: false }],
  closed: [{ command: 'finding.reopen', label: '重新打开', reason: true }],
};

/** Number, status and the next steps of a finding. */
export function FindingHead({ detail, record, onDeleted }: { detail: FindingDetail; record: DraftRecord; onDeleted: () => void }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const [asking, setAsking] = useState<Step | null>(null);
  const { finding, row } = detail;
  const take = async (step: Step, reason?: string): Promise<void> => {
    if (!(await record.keeper.commit())) return;
    const result = await run(step.command, { id: finding.id, ...(reason === undefined ? {} : { reason }) });
    if (result.ok) setAsking(null);
  };
  const remove = async (): Promise<void> => {
    const reason = await ask({
      title: `删除问题“${finding.title || row.number}”`,
      words: '它将从列表、文书和汇总中消失，关联的证据保留。删除后可按 Ctrl+Z 撤销，或在“历史”中恢复。',
      act: '删除这 1 个问题',
      reason: true,
    });
    if (reason === null) return;
    const result = await run('finding.remove', { id: finding.id, ...(reason === '' ? {} : { reason }) });
    if (result.ok) onDeleted();
  };
  return (
    <div className="editor-head">
      <div className="row">
        <span className="soft number">{row.number}</span>
        <StatusMark status={finding.status} />
        {row.handover === undefined ? null : <HandoverMark handover={row.handover} />}
        {row.sameAs === null ? null : (
          <Mark title="与别的记录是同一问题，统计时只计一次">{row.sameAs === row.number ? '同一问题，计此条' : `同一问题，计 ${row.sameAs}`}</Mark>
        )}
        {finding.synthetic ? <Mark>虚构数据</Mark> : null}
        {detail.disputes.length > 0 ? <Mark tone="attention">分歧 {detail.disputes.length}</Mark> : null}
        <span className="grow" />
        {detail.deleted ? (
          <Button size="small" type="primary" onClick={() => void run('record.restore', { kind: 'finding', id: finding.id })}>
            恢复这个问题
          </Button>
        ) : (
          <>
            {steps[finding.status].map((step, at) => (
              <Button
                key={step.command}
                size="small"
                type={at === 0 && step === confirm ? 'primary' : 'default'}
                onClick={() => (step.reason ? setAsking(step) : void take(step))}
              >
                {step.label}
              </Button>
            ))}
            <Button size="small" danger type="text" onClick={() => void remove()}>
              删除
            </Button>
          </>
        )}
      </div>
      <h2 className="one-line" title={finding.title}>
        {finding.type} {finding.title || '未写标题'}
      </h2>
      {detail.missing && (finding.status === 'recorded' || finding.status === 'verifying') ? (
        <div className="note-state">确认前还需要：{detail.missing.words}</div>
      ) : null}
      {asking ? <ReasonDialog step={asking} onDone={(reason) => void take(asking, reason)} onBack={() => setAsking(null)} /> : null}
    </div>
  );
}

function ReasonDialog({ step, onDone, onBack }: { step: Step; onDone: (reason: string) => void; onBack: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={step.label}
      okText={step.label}
      cancelText="返回"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => onDone(reason.trim())}
      onCancel={onBack}
      afterOpenChange={toFirstField}
    >
      <Input.TextArea
        aria-label="理由"
        placeholder="理由（写入登记簿）"
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
