import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { meansEnter } from '#renderer/ui/enter-line.tsx';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { type ClockId, clocks, periodWords } from '#shared/round/clock-table.ts';

/** Clocks that start with a paper from outside; the others start by themselves from the round, findings and letters. */
const manual: readonly ClockId[] = [
  'reductionOpinion',
  'reductionRuling',
  'releaseOpinion',
  'releaseDecision',
  'rehearing',
  'objectionReview',
  'detentionOverdue',
  'deliveryToPrison',
];

interface TimerSectionProps {
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
}

/** Starts a period by hand: a copy received, an objection, a ruling. */
export function TimerSection({ facilities }: TimerSectionProps): ReactNode {
  const run = useCommand();
  const [clock, setClock] = useState<ClockId>('reductionOpinion');
  const [startOn, setStartOn] = useState<DateOnly | null>(null);
  const [subject, setSubject] = useState('');
  const [facility, setFacility] = useState<string | undefined>(undefined);
  const ready = startOn !== null && subject.trim() !== '';
  const add = async (): Promise<void> => {
    if (!ready) return;
    const done = await run('timer.add', { clock, startOn, subject: subject.trim(), ...(facility === undefined ? {} : { facility }) });
    if (done.ok) setSubject('');
  };
  return (
    <div className="row clock-filter">
      <span className="soft">手工起算</span>
      <Select<ClockId>
        aria-label="期限种类"
        style={{ width: 290 }}
        value={clock}
        onChange={setClock}
        options={manual.map((id) => ({ value: id, label: `${clocks[id].name}（${periodWords(clocks[id].period)}）` }))}
      />
      <DatePicker
        aria-label={clocks[clock].startLabel}
        placeholder={clocks[clock].startLabel}
        style={{ width: 170 }}
        value={startOn === null ? null : dayjs(startOn)}
        onChange={(day) => setStartOn(day ? (day.format('YYYY-MM-DD') as DateOnly) : null)}
      />
      <Input
        aria-label="事项"
        placeholder="事项，如 罪犯张某减刑建议"
        style={{ width: 230 }}
        maxLength={120}
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
        onKeyDown={(event) => {
          if (meansEnter(event)) void add();
        }}
      />
      <Select
        aria-label="单位"
        allowClear
        placeholder="单位"
        style={{ width: 150 }}
        value={facility}
        onChange={(value: string | undefined) => setFacility(value)}
        options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button disabled={!ready} onClick={() => void add()}>
        开始计算
      </Button>
    </div>
  );
}
