import type { ReactNode } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { TakeAnswer } from '#renderer/letter/steps/approval-file.tsx';
import { stageTones } from '#renderer/letter/steps/steps-panel.tsx';
import { EmptyState, Mark } from '#renderer/ui/words.tsx';
import type { InboxRow } from '#shared/letter/approval/views.ts';
import { stageWords } from '#shared/letter/approval/words.ts';
import { approvalStepWords } from '#shared/letter/approval-rule.ts';
import { RequestDesk } from './request-desk.tsx';

/** 审批: what waits for whom in this round, packages of other rounds, and signatures that come back. */
export function ApprovalScreen(): ReactNode {
  const { data: rows } = useView('letters.inbox', {});
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>审批</h1>
        <section className="section stack" aria-labelledby="approval-inbox">
          <h2 id="approval-inbox">
            送审的文书 <span className="number soft">{rows?.length ?? ''}</span>
          </h2>
          {rows?.length === 0 ? (
            <EmptyState title="没有送审的文书" words="文书在“办理”页提请审批后列在这里；等您签署的排在最前。">
              <GoButton to={{ screen: 'letter' }}>打开文书</GoButton>
            </EmptyState>
          ) : rows ? (
            <Inbox rows={rows} />
          ) : null}
        </section>
        <section className="section stack" aria-labelledby="approval-file">
          <h2 id="approval-file">打开送来的审批包</h2>
          <RequestDesk />
        </section>
        <section className="section stack" aria-labelledby="approval-answer">
          <h2 id="approval-answer">收入交回的签名</h2>
          <TakeAnswer />
        </section>
      </div>
    </div>
  );
}

function Inbox({ rows }: { rows: readonly InboxRow[] }): ReactNode {
  const { go } = useWay();
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">文书</th>
          <th scope="col">状态</th>
          <th scope="col">等候</th>
          <th scope="col">送审</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.letter}>
            <td>
              <button type="button" className="link-button" onClick={() => go({ screen: 'letter', id: row.letter, tab: 'issue' })}>
                {row.facilityName} {row.title}
              </button>
            </td>
            <td>
              <Mark tone={stageTones[row.stage]}>{stageWords[row.stage]}</Mark>
            </td>
            <td>
              {row.step ? approvalStepWords[row.step] : ''} {row.mine ? <Mark tone="action">等您签署</Mark> : null}
            </td>
            <td className="number">
              {row.on} 第 {row.version} 次
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
