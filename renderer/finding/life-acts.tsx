import { Button, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { departs } from '#shared/finding/measure-proposal.ts';
import { type RecheckOutcome, type RecheckWay, recheckOutcomes, recheckOutcomeWords, recheckWays, recheckWayWords } from '#shared/finding/words.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';

/** Acts of a finding's life that need a day or more; the others stand as buttons in the head. */
export const formActs = [
  { act: 'finding.oral', label: '口头提出' },
  { act: 'finding.rectify', label: '开始整改' },
  { act: 'finding.recheck', label: '复核、回头看' },
] as const;
export type FormAct = (typeof formActs)[number];

interface ActFormProps {
  readonly act: FormAct['act'];
  readonly detail: FindingDetail;
  readonly onDone: () => void;
}

export function ActForm({ act, detail, onDone }: ActFormProps): ReactNode {
  switch (act) {
    case 'finding.oral':
      return <OralForm detail={detail} onDone={onDone} />;
    case 'finding.rectify':
      return <RectifyForm detail={detail} onDone={onDone} />;
    case 'finding.recheck':
      return <RecheckForm detail={detail} onDone={onDone} />;
  }
}

const today = (): string => dateInChina(systemClock.now());

function DayPick({ label, value, onChange }: { label: string; value: string | null; onChange: (day: string | null) => void }): ReactNode {
  return (
    <Labelled name={label}>
      {(id) => (
        <DatePicker
          id={id}
          aria-label={label}
          placeholder="年-月-日"
          style={{ width: 140 }}
          maxDate={dayjs()}
          value={value === null ? null : dayjs(value)}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
        />
      )}
    </Labelled>
  );
}

type FormProps = Omit<ActFormProps, 'act'>;

/** 口头纠正: raised on one day, corrected by another; seven days between (GZ 624). */
function OralForm({ detail: { finding, proposals }, onDone }: FormProps): ReactNode {
  const run = useCommand();
  const [on, setOn] = useState<string | null>(finding.oralOn ?? today());
  const [doneOn, setDoneOn] = useState<string | null>(finding.oralDoneOn);
  const [reason, setReason] = useState(finding.measureReason);
  const needed = finding.measure !== 'oral' && departs('oral', proposals);
  const save = async (): Promise<void> => {
    if (on === null) return;
    const done = await run('finding.oral', { id: finding.id, on, doneOn, ...(needed ? { reason } : {}) });
    if (done.ok) onDone();
  };
  return (
    <div className="words-box stack">
      <div className="row">
        <DayPick label="提出日期" value={on} onChange={setOn} />
        <DayPick label="完成日期" value={doneOn} onChange={setDoneOn} />
        <Button type="primary" disabled={on === null || (needed && reason.trim() === '')} onClick={() => void save()}>
          记录口头纠正
        </Button>
      </div>
      {needed ? (
        <Input.TextArea
          aria-label="口头纠正的理由"
          placeholder={`规则建议另有方式：${proposals[0]?.reason ?? ''}口头纠正的理由`}
          autoSize={{ minRows: 2 }}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      <div className="soft small">提出后七日内未纠正的，应当书面提出（规则第六百二十四条）。完成日期在纠正后填写。</div>
    </div>
  );
}

function RectifyForm({ detail: { finding }, onDone }: FormProps): ReactNode {
  const run = useCommand();
  const [on, setOn] = useState<string | null>(today());
  const save = async (): Promise<void> => {
    if (on === null) return;
    const done = await run('finding.rectify', { id: finding.id, on });
    if (done.ok) onDone();
  };
  return (
    <div className="words-box row">
      <DayPick label="开始整改日期" value={on} onChange={setOn} />
      <Button type="primary" disabled={on === null} onClick={() => void save()}>
        登记开始整改
      </Button>
    </div>
  );
}

/** 复核 on the spot, or 回头看 (GD 40); what has come back after closing is opened again by it. */
function RecheckForm({ detail: { finding }, onDone }: FormProps): ReactNode {
  const run = useCommand();
  const closed = finding.status === 'closed';
  const [on, setOn] = useState<string | null>(today());
  const [way, setWay] = useState<RecheckWay>(closed ? 'followUp' : 'review');
  const [outcome, setOutcome] = useState<RecheckOutcome | null>(null);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (on === null || outcome === null) return;
    const done = await run('finding.recheck', { id: finding.id, on, way, outcome, reason });
    if (done.ok) onDone();
  };
  return (
    <div className="words-box stack">
      <div className="row">
        <DayPick label="复核日期" value={on} onChange={setOn} />
        <Select
          aria-label="复核方式"
          style={{ width: 180 }}
          value={way}
          onChange={setWay}
          options={recheckWays.map((value) => ({ value, label: recheckWayWords[value] }))}
        />
      </div>
      <Radio.Group
        aria-label="复核结论"
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as RecheckOutcome)}
        options={recheckOutcomes.map((value) => ({ value, label: recheckOutcomeWords[value] }))}
      />
      <Input.TextArea
        aria-label="复核情况"
        placeholder="看了什么、结论的理由（写入登记簿）"
        autoSize={{ minRows: 2 }}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button type="primary" disabled={on === null || outcome === null || reason.trim() === ''} onClick={() => void save()}>
          登记复核
        </Button>
        {closed ? <span className="soft small">结论为整改不到位的，问题按反弹重新打开。</span> : null}
      </div>
    </div>
  );
}
