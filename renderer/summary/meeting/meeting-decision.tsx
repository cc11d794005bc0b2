import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Keys } from '#renderer/ui/words.tsx';
import { type FindingStatus, type Measure, measures, measureWords } from '#shared/finding/words.ts';
import type { Refusal, Result } from '#shared/kernel/result.ts';
import type { MeetingItem } from '#shared/summary/meeting/meeting-views.ts';

const decisions = [
  { kind: 'confirm', key: '1', label: '确认', from: ['recorded', 'verifying'] },
  { kind: 'verify', key: '2', label: '转入核实', from: ['recorded', 'dismissed'] },
  { kind: 'dismiss', key: '3', label: '认定不成立', from: ['recorded', 'verifying', 'confirmed'] },
  { kind: 'measure', key: '4', label: '定处理方式', from: ['recorded', 'verifying', 'confirmed'] },
] as const satisfies readonly { kind: string; key: string; label: string; from: readonly FindingStatus[] }[];

export type DecisionKind = (typeof decisions)[number]['kind'];

export const decisionOfKey = (key: string): DecisionKind | undefined => decisions.find((decision) => decision.key === key)?.kind;

/** Ways of handling for the prison side; clues and internal feedback are not decided on a wall. */
const offered = measures.filter((measure) => measure !== 'clueTransfer' && measure !== 'internalFeedback');

interface MeetingDecisionProps {
  readonly item: MeetingItem;
  readonly deciding: DecisionKind | undefined;
  readonly onDeciding: (kind: DecisionKind | undefined) => void;
}

/** What the meeting may decide about the problem on the wall; each decision is an act with its reason. */
export function MeetingDecision({ item, deciding, onDeciding }: MeetingDecisionProps): ReactNode {
  const allowed = decisions.filter(({ from }) => (from as readonly FindingStatus[]).includes(item.status));
  const chosen = allowed.find(({ kind }) => kind === deciding);
  if (chosen) return <Reason key={chosen.kind} item={item} kind={chosen.kind} label={chosen.label} onDone={() => onDeciding(undefined)} />;
  return (
    <div className="row" role="toolbar" aria-label="决定">
      {allowed.map(({ kind, key, label }) => (
        <Button key={kind} size="large" onClick={() => onDeciding(kind)}>
          <Keys keys={key} /> {label}
        </Button>
      ))}
    </div>
  );
}

function Reason({ item, kind, label, onDone }: { item: MeetingItem; kind: DecisionKind; label: string; onDone: () => void }): ReactNode {
  const [reason, setReason] = useState('会议决定');
  const [measure, setMeasure] = useState<Measure>(item.measure ?? offered[0] ?? 'oral');
  const [refusal, setRefusal] = useState<Refusal>();
  const run = useCommand(true);
  const act = (): Promise<Result<unknown>> => {
    const { id } = item;
    switch (kind) {
      case 'confirm':
        return run('finding.confirm', { id, reason });
      case 'verify':
        return run('finding.verify', { id, reason });
      case 'dismiss':
        return run('finding.dismiss', { id, reason });
      case 'measure':
        return run('finding.edit', { id, fields: { measure, measureReason: reason }, reason });
    }
  };
  const decide = async (): Promise<void> => {
    const done = await act();
    if (done.ok) onDone();
    else setRefusal(done.refusal);
  };
  return (
    <fieldset className="stack meeting-decision" aria-label={label}>
      {kind === 'measure' ? (
        <Segmented<Measure>
          aria-label="处理方式"
          value={measure}
          onChange={setMeasure}
          options={offered.map((value) => ({ value, label: measureWords[value] }))}
        />
      ) : null}
      <div className="row">
        <strong>{label}</strong>
        <Input
          aria-label="决定的理由"
          autoFocus
          className="grow"
          size="large"
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void decide();
          }}
        />
        <Button size="large" type="primary" disabled={reason.trim() === ''} onClick={() => void decide()}>
          记入登记簿
        </Button>
        <Button size="large" onClick={onDone}>
          返回
        </Button>
      </div>
      {refusal ? (
        <div className="field-refusal" role="alert">
          {refusal.words}
          {refusal.next ?? ''}
        </div>
      ) : null}
    </fieldset>
  );
}
