import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import type { AnsweredRow, RequestView } from '#renderer/core/approval-api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { PassphraseForm } from '#renderer/ui/passphrase-form.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { Moment } from '#shared/kernel/clock.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { RequestSheet } from './request-sheet.tsx';
import './approval.css';

/** Opens approval packages on this laptop, whether or not it has the round, and signs them. */
export function RequestDesk(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const tell = useTell();
  const [request, setRequest] = useState<RequestView | null>(null);
  const [asking, setAsking] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [answered, setAnswered] = useState<readonly AnsweredRow[]>([]);
  const load = useCallback(async () => setAnswered(await core.approval.answered()), [core]);
  useEffect(() => void attempt(load), [attempt, load]);
  const open = async (file: File | undefined, passphrase?: string): Promise<void> => {
    if (!file) return;
    setTrouble(null);
    try {
      const opened = await core.approval.openRequest({ file, ...(passphrase === undefined ? {} : { passphrase }) });
      setAsking(opened.needs === 'passphrase' ? file : null);
      setRequest(opened.needs === 'passphrase' ? null : opened.request);
    } catch (error) {
      if (!isWorkbenchError(error, 'package.wrongPassphrase')) setAsking(null);
      setTrouble(troubleOf(error));
    }
  };
  if (request)
    return (
      <RequestSheet
        request={request}
        onClose={() => setRequest(null)}
        onSay={async (verdict, remarks) => {
          const written = await attempt(() => core.approval.answer({ task: request.task, verdict, remarks }));
          if (!written) return false;
          tell.note(`签名文件 ${written.name} 已写入 ${written.place}，请交回送审方`);
          await attempt(load);
          setRequest(null);
          return true;
        }}
      />
    );
  return (
    <div className="stack">
      <FileDrop label="打开审批包" accept=".xjb" onFiles={([file]) => void open(file)}>
        拖入送来的审批包 (.xjb)，或点击选择。打开只看不改，签署后生成几 KB 的签名文件交回。
      </FileDrop>
      {asking ? (
        <PassphraseForm
          name={asking.name}
          trouble={trouble}
          skip="不打开"
          onOpen={(passphrase) => void open(asking, passphrase)}
          onSkip={() => {
            setAsking(null);
            setTrouble(null);
          }}
        />
      ) : trouble ? (
        <TroubleNote trouble={trouble} />
      ) : null}
      <Answered rows={answered} />
    </div>
  );
}

function Answered({ rows }: { rows: readonly AnsweredRow[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <section aria-label="本机签署过的审批">
      <h3>本机签署过 {rows.length} 件</h3>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">文书</th>
            <th scope="col">意见</th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.task}>
              <td>
                {row.facility} {row.title}
              </td>
              <td>{row.verdictWords}</td>
              <td className="number">{timeWords(row.at as Moment, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
