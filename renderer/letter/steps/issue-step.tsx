import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { useAttempt, useCommand } from '#renderer/data/use-command.ts';
import { issuedPdf } from '#renderer/document/issued-pdf.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import type { ApprovalDetail } from '#shared/letter/approval/views.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { CorrectLetter } from './correct-letter.tsx';
import { dayText } from './day-text.ts';
import { RevokeLine } from './revoke-line.tsx';

interface StepProps {
  readonly detail: LetterDetail;
  readonly approval: ApprovalDetail;
}

/** The number, from the team's range or as the office told it, and the day on which the letter went out. */
export function IssueStep({ detail, approval }: StepProps): ReactNode {
  if (detail.letter.status === 'issued') return <Issued detail={detail} approval={approval} />;
  const waits = approval.chain.length > 0 && approval.stage !== 'approved';
  return (
    <div className="stack">
      {waits ? null : <NumberLine detail={detail} approval={approval} />}
      {waits ? <OutsideIssue detail={detail} /> : <IssueForm detail={detail} outside={null} />}
    </div>
  );
}

function NumberLine({ detail, approval }: StepProps): ReactNode {
  const run = useCommand();
  const { letter } = detail;
  const [number, setNumber] = useState('');
  const [range, setRange] = useState<string | null>(null);
  const chosen = range ?? approval.ranges[0]?.id ?? null;
  if (letter.number !== null) return <div className="number strong">{letter.number}</div>;
  return (
    <>
      {approval.ranges.length > 0 ? (
        <div className="row">
          <Select
            className="grow"
            aria-label="号段"
            value={chosen}
            onChange={setRange}
            options={approval.ranges.map(({ id, words }) => ({ value: id, label: words }))}
          />
          <Button disabled={chosen === null} onClick={() => chosen !== null && void run('letter.number', { id: letter.id, range: chosen })}>
            取下一号
          </Button>
        </div>
      ) : null}
      <div className="row">
        <Input
          style={{ flex: '1 1 160px', width: 0 }}
          aria-label="发出文号"
          placeholder="院里给的文号；可以留空，编号后补填"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button disabled={number.trim() === ''} onClick={() => void run('letter.number', { id: letter.id, number: number.trim() })}>
          编号
        </Button>
      </div>
    </>
  );
}

/** Approved in the official system or on paper: said in words, since no signature here proves it. */
function OutsideIssue({ detail }: { detail: LetterDetail }): ReactNode {
  const [outside, setOutside] = useState('');
  return (
    <details>
      <summary>不在本程序审批，直接登记发出</summary>
      <div className="stack">
        <FieldRow name="由谁审批" htmlFor="issue-outside" note="写明在哪里由谁审批；这份文书会一直显示为程序外审批。">
          <Input
            id="issue-outside"
            aria-label="程序外审批"
            placeholder="如 正式办案系统，检察长 9月20日签发"
            maxLength={500}
            value={outside}
            onChange={(event) => setOutside(event.target.value)}
          />
        </FieldRow>
        <IssueForm detail={detail} outside={outside} />
      </div>
    </details>
  );
}

function IssueForm({ detail, outside }: { detail: LetterDetail; outside: string | null }): ReactNode {
  const { letter } = detail;
  const core = useCore();
  const keepers = useDraftKeepers();
  const run = useCommand();
  const attempt = useAttempt();
  const [on, setOn] = useState('');
  const [busy, setBusy] = useState(false);
  const issue = async (): Promise<void> => {
    setBusy(true);
    await keepers.commitAll();
    const pdf = await attempt(async () => {
      const model = await core.read('letters.asIssued', { id: letter.id, on, number: letter.number });
      return model ? (await issuedPdf(model, on)).sha256 : undefined;
    });
    await run('letter.issue', { id: letter.id, on, ...(outside === null ? {} : { outside }), ...(pdf === undefined ? {} : { pdf }) });
    setBusy(false);
  };
  return (
    <div className="stack">
      <FieldRow name="发出日期" htmlFor={`issue-on-${outside === null}`}>
        <DatePicker
          id={`issue-on-${outside === null}`}
          aria-label="发出日期"
          value={on ? dayjs(on) : null}
          maxDate={dayjs()}
          onChange={(day) => setOn(dayText(day))}
        />
      </FieldRow>
      <p className="soft small">登记后内容定稿，不能再改，只能另行更正；回复期限从发出之日起计。登记可按 Ctrl+Z 撤销。</p>
      <div>
        <Button type="primary" loading={busy} disabled={on === '' || (outside !== null && outside.trim() === '')} onClick={() => void issue()}>
          登记发出
        </Button>
      </div>
    </div>
  );
}

function Issued({ detail, approval }: StepProps): ReactNode {
  const { letter } = detail;
  return (
    <div className="stack">
      <dl className="facts">
        <div>
          <dt>文号</dt>
          <dd className="number">{letter.number ?? '留空'}</dd>
        </div>
        <div>
          <dt>发出日期</dt>
          <dd className="number">{letter.issuedOn}</dd>
        </div>
        {detail.row.replyDue === null ? null : (
          <div>
            <dt>回复期限</dt>
            <dd className="number">{detail.row.replyDue}（发出起算）</dd>
          </div>
        )}
        {letter.issuedPdf === '' ? null : (
          <div>
            <dt>PDF 校验值</dt>
            <dd className="number small" title={letter.issuedPdf}>
              {letter.issuedPdf.slice(0, 16)}…
            </dd>
          </div>
        )}
      </dl>
      {letter.number === null ? <NumberLine detail={detail} approval={approval} /> : null}
      <div>
        <CorrectLetter letter={letter} correctedBy={approval.correctedBy} label="制作更正文书" />
      </div>
      <RevokeLine letter={letter} />
    </div>
  );
}
