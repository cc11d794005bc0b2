import { Button, Input, Tabs } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { DueMark } from '#renderer/clock/due-mark.tsx';
import { ConflictCard } from '#renderer/conflict/conflict-card.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftField, useDraftRecord, useRecordRefusal } from '#renderer/data/use-draft-field.ts';
import { useNames } from '#renderer/data/use-names.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import { stageWords } from '#shared/letter/approval/words.ts';
import type { CheckedItem, LetterHealth } from '#shared/letter/health/check.ts';
import { isAddressed, letterKinds } from '#shared/letter/kinds.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { fieldWords } from '#shared/workbench/kinds.ts';
import { CaseCardPanel } from './case-card.tsx';
import { LetterWriting, type WritingHandle } from './editor/letter-writing.tsx';
import { HealthFoot } from './health-panel.tsx';
import { frameWords, LetterFrame, Line } from './letter-frame.tsx';
import { StepsPanel, stageTones } from './steps/steps-panel.tsx';
import { VersionPanel } from './version-panel.tsx';
import './writing.css';

interface LetterEditorProps {
  readonly detail: LetterDetail;
  readonly writing: RefObject<WritingHandle | null>;
  /** The block with the caret. */
  readonly onCaret: (block: string) => void;
  readonly onDeleted: () => void;
}

/** The text of one letter, its frame, its findings, and its way out of the house. */
export function LetterEditor({ detail, writing, onCaret, onDeleted }: LetterEditorProps): ReactNode {
  const { letter, row } = detail;
  const disputes = [
    ...detail.disputes.map((dispute) => ({ kind: 'letter', id: letter.id, ...dispute })),
    ...detail.blockDisputes.map((dispute) => ({ kind: 'letterBlock', id: dispute.block, ...dispute })),
  ];
  const run = useCommand();
  const ask = useConfirmDanger();
  const names = useNames();
  const locked = letter.status === 'issued';
  const { route } = useWay();
  const remove = async (): Promise<void> => {
    const answer = await ask({
      title: `删除文书“${row.facilityName} ${letter.title}”`,
      words: '它的全部段落一并从列表消失，问题不受影响。删除后可按 Ctrl+Z 撤销。',
      act: '删除这 1 件文书',
    });
    if (answer === null) return;
    const result = await run('letter.remove', { id: letter.id });
    if (result.ok) onDeleted();
  };
  return (
    <section className="editor" aria-label="文书编辑" data-region tabIndex={-1}>
      <div className="editor-head">
        <div className="row">
          <Mark tone={stageTones[row.stage]}>{stageWords[row.stage]}</Mark>
          <span className="soft number">{letter.number ?? '未编号'}</span>
          {row.overdueDays > 0 ? <DueMark left={-row.overdueDays} title={`回复期限 ${row.replyDue ?? ''}`} /> : null}
          <span className="grow" />
          {locked ? null : (
            <Button size="small" danger type="text" onClick={() => void remove()}>
              删除
            </Button>
          )}
        </div>
        <h2 className="one-line">
          {row.facilityName} {letterTypeWords[letter.type]}
        </h2>
      </div>
      <Tabs
        className="fold-tabs letter-tabs"
        size="small"
        defaultActiveKey={route.tab === 'issue' ? 'issue' : 'text'}
        items={[
          { key: 'text', label: '正文', forceRender: true, children: <TextPanel detail={detail} locked={locked} writing={writing} onCaret={onCaret} /> },
          { key: 'findings', label: `问题 ${detail.findings.length}`, children: <Folded body={<FindingsPanel detail={detail} locked={locked} />} /> },
          { key: 'issue', label: '办理', children: <Folded body={<StepsPanel detail={detail} />} /> },
          { key: 'card', label: '案卡', children: <Folded body={<CaseCardPanel letter={letter.id} />} /> },
          { key: 'history', label: '历史', children: <Folded body={<LetterHistory detail={detail} locked={locked} />} /> },
        ]}
      />
      {disputes.length > 0 ? (
        <div className="editor-body" style={{ flex: 'none', maxHeight: '40%' }}>
          {disputes.map((dispute) => (
            <ConflictCard
              key={`${dispute.id} ${dispute.field}`}
              kind={dispute.kind}
              id={dispute.id}
              field={dispute.field}
              fieldLabel={`${dispute.kind === 'letter' ? '' : '正文段落的'}${fieldWords(dispute.kind, dispute.field)}`}
              values={dispute.values}
              names={names}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}

function LetterHistory({ detail, locked }: { detail: LetterDetail; locked: boolean }): ReactNode {
  return (
    <div className="stack">
      <VersionPanel detail={detail} locked={locked} />
      <h3>抬头和关联</h3>
      <HistoryPanel kind="letter" history={detail.history} />
    </div>
  );
}

const Folded = ({ body }: { body: ReactNode }): ReactNode => <div className="fold-body">{body}</div>;

type TextPanelProps = Omit<LetterEditorProps, 'onDeleted'> & { readonly locked: boolean };

function TextPanel({ detail, locked, writing, onCaret }: TextPanelProps): ReactNode {
  const { letter } = detail;
  const record = useDraftRecord('letter', letter.id);
  const refusal = useRecordRefusal(record);
  const recipient = useDraftField(record, 'recipient', letter.recipient);
  const number = useDraftField<string | null>(record, 'number', letter.number);
  const [frame, setFrame] = useState(false);
  const [health, setHealth] = useState<LetterHealth | null>(null);
  const jump = ({ place, field }: CheckedItem): void => {
    if (place) writing.current?.show(place);
    else if (field !== undefined) {
      if (field !== 'recipient' && field !== 'number') setFrame(true);
      requestAnimationFrame(() => document.getElementById(`letter-${field}`)?.focus());
    }
  };
  return (
    <div className="editor-body letter-body">
      {refusal ? <TroubleNote trouble={{ words: refusal.words, next: refusal.next ?? '' }} /> : null}
      {isAddressed(letter.type) ? <Line id="letter-recipient" name="主送" field={recipient} locked={locked} /> : null}
      {letterKinds[letter.type].family === 'record' && letter.number === null ? null : (
        <FieldRow name="文号" htmlFor="letter-number" state={number.state} refusal={number.refusal} note={numberNote(detail)}>
          <Input
            id="letter-number"
            aria-label="文号"
            placeholder={detail.numberShape ?? '留空'}
            readOnly={locked && letter.number !== null}
            value={number.value ?? ''}
            onChange={(event) => number.set(event.target.value === '' ? null : event.target.value)}
            {...number.handlers}
          />
        </FieldRow>
      )}
      <button type="button" className="link-button" aria-expanded={frame} onClick={() => setFrame(!frame)}>
        {frame ? '收起' : ''}
        {frameWords(letter)}
      </button>
      {frame ? <LetterFrame detail={detail} record={record} locked={locked} /> : null}
      <LetterWriting detail={detail} locked={locked} handle={writing} onCaret={onCaret} onHealth={setHealth} />
      {locked ? null : <HealthFoot letter={letter.id} health={health} onJump={jump} />}
    </div>
  );
}

const numberNote = ({ numberShape, letter }: LetterDetail): string =>
  numberShape !== null || letter.number !== null ? '留空由内勤编号' : '留空由内勤编号；本院这种文书的代字可在“轮次 · 本院设置”填写';

function FindingsPanel({ detail, locked }: { detail: LetterDetail; locked: boolean }): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  return (
    <div className="stack">
      {detail.findings.map((finding) => (
        <div key={finding.id} className="row">
          <button type="button" className="link-button grow one-line" onClick={() => go({ screen: 'finding', id: finding.id })}>
            {finding.number} {finding.title}
          </button>
          {locked ? null : (
            <Button size="small" onClick={() => void run('letter.unbind', { id: detail.letter.id, finding: finding.id })}>
              移出
            </Button>
          )}
        </div>
      ))}
      <p className="soft small">移出只解除关联，正文中已写的段落请自行删除。</p>
    </div>
  );
}
