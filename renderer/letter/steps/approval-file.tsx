import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import type { AnswerView } from '#renderer/core/approval-api.ts';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { troubleOfRefusal } from '#renderer/data/trouble.ts';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { toFirstField } from '#renderer/ui/first-field.ts';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { ApprovalDetail } from '#shared/letter/approval/views.ts';
import { verdictWords } from '#shared/letter/approval/words.ts';
import { approvalStepWords } from '#shared/letter/approval-rule.ts';

const byPassphrase = '';

/** Shortest passphrase for a file that leaves the laptop. */
const SHORTEST = 8;

/** Approval by file: a package for somebody's laptop, and the signature that comes back. */
export function ApprovalFile({ approval }: { approval: ApprovalDetail }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="stack">
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          导出审批包
        </Button>
      </div>
      <TakeAnswer />
      {open ? <ExportDialog approval={approval} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ExportDialog({ approval, onClose }: { approval: ApprovalDetail; onClose: () => void }): ReactNode {
  const core = useCore();
  const { session } = useDesk();
  const keepers = useDraftKeepers();
  const attempt = useAttempt();
  const tell = useTell();
  const holders = approval.steps.find(({ key }) => key === approval.current)?.persons ?? [];
  const people = approval.people.filter(({ name }) => holders.length === 0 || holders.includes(name));
  // Whoever sits here signs here: the package is for somebody else.
  const [person, setPerson] = useState(people.find(({ id }) => id !== session.person.id)?.id ?? byPassphrase);
  const [passphrase, setPassphrase] = useState('');
  const sealed = person !== byPassphrase;
  const send = async (): Promise<void> => {
    await keepers.commitAll();
    const written = await attempt(() =>
      core.approval.exportRequest({ letter: approval.letter, person: sealed ? person : null, ...(sealed ? {} : { passphrase }) }),
    );
    if (!written) return;
    tell.note(`${written.name} 已写入 ${written.place}，已回读核对`);
    onClose();
  };
  return (
    <Modal
      open
      title="导出审批包"
      okText="导出"
      cancelText="返回"
      okButtonProps={{ disabled: !sealed && passphrase.length < SHORTEST }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={toFirstField}
    >
      <div className="stack">
        <p>包里是这次送审的定稿、上次同意后的改动和所涉问题的摘要，只读，不含登记簿。审批人在自己的电脑上打开、签署，交回几 KB 的签名文件。</p>
        <FieldRow name="送给" htmlFor="approval-person">
          <Select
            id="approval-person"
            aria-label="审批人"
            value={person}
            onChange={setPerson}
            options={[
              ...people.map(({ id, name, post }) => ({ value: id, label: post === '' ? name : `${name}（${post}）` })),
              { value: byPassphrase, label: '凭口令打开' },
            ]}
          />
        </FieldRow>
        {sealed ? null : (
          <FieldRow name="口令" htmlFor="approval-passphrase" note={`至少 ${SHORTEST} 个字符，请另行告知审批人，不要和文件放在一起。`}>
            <Input.Password
              id="approval-passphrase"
              aria-label="审批包口令"
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </FieldRow>
        )}
      </div>
    </Modal>
  );
}

/** Takes a signature file in: shown first, registered only when it counts. */
export function TakeAnswer(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const tell = useTell();
  const [answer, setAnswer] = useState<AnswerView | null>(null);
  const open = (file: File | undefined): void => void attempt(async () => (file ? setAnswer(await core.approval.openAnswer({ file })) : undefined));
  const take = async (read: AnswerView, register: string | null): Promise<void> => {
    if (register !== null) {
      const registered = await attempt(() => core.approval.registerApprover({ card: read.card, post: register }));
      if (!registered?.ok) {
        if (registered) tell.trouble(troubleOfRefusal(registered.refusal));
        return;
      }
    }
    const done = await attempt(() => core.approval.takeAnswer(read.opened));
    if (done && !done.ok) tell.trouble(troubleOfRefusal(done.refusal));
    if (done?.ok) tell.note(`${read.person}的审批意见已登记`);
    setAnswer(null);
  };
  return (
    <>
      <FileDrop label="收入签名文件" accept=".xjb" onFiles={([file]) => open(file)}>
        拖入审批人交回的签名文件 (.xjb)，或点击选择
      </FileDrop>
      {answer ? <AnswerDialog answer={answer} onTake={(post) => void take(answer, post)} onClose={() => setAnswer(null)} /> : null}
    </>
  );
}

function AnswerDialog({ answer, onTake, onClose }: { answer: AnswerView; onTake: (post: string | null) => void; onClose: () => void }): ReactNode {
  const [heard, setHeard] = useState(false);
  const [post, setPost] = useState('');
  return (
    <Modal
      open
      title={`${answer.person}：${approvalStepWords[answer.step]}，${verdictWords[answer.verdict]}`}
      okText={answer.known ? '登记意见' : '登记审批人并收入'}
      cancelText="不收入"
      okButtonProps={{ disabled: !answer.known && !heard }}
      onOk={() => onTake(answer.known ? null : post)}
      onCancel={onClose}
      afterOpenChange={toFirstField}
    >
      <div className="stack">
        {answer.remarks.map((remark) => (
          <div key={`${remark.block}${remark.text}`} className="said">
            {remark.quote === '' ? null : <span className="quote">“{remark.quote}” </span>}
            {remark.text}
          </div>
        ))}
        {answer.known ? (
          <p className="soft">签名者已在本轮登记。收入时再核对签名、文书和送审版次。</p>
        ) : (
          <>
            <WordsBox tone="attention">签名完好，但签名者没有在本轮登记。请打电话或当面逐组核对指纹后登记；只有组织方可以登记。</WordsBox>
            <div className="fingerprint">{answer.fingerprint}</div>
            <FieldRow name="职务" htmlFor="approver-post">
              <Input id="approver-post" aria-label="审批人职务" value={post} maxLength={60} onChange={(event) => setPost(event.target.value)} />
            </FieldRow>
            <label>
              <input type="checkbox" checked={heard} onChange={(event) => setHeard(event.target.checked)} /> 八组数字已逐组核对一致
            </label>
          </>
        )}
      </div>
    </Modal>
  );
}
