import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useKeptText } from '#renderer/data/use-kept-text.ts';
import { EnterLine, meansEnter } from '#renderer/ui/enter-line.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { matchesText } from '#renderer/ui/pinyin.ts';
import { Keys, StreamBand } from '#renderer/ui/words.tsx';
import { regraded } from '#shared/finding/reasons.ts';
import { type Severity, type Stream, severities, severityWords, streams, streamWords } from '#shared/finding/words.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import type { ProblemType } from '#shared/taxonomy/schema.ts';
import { titleOfType } from './quick-entry.ts';
import { TypeSelect } from './type-select.tsx';

interface NewFindingProps {
  readonly facilities: readonly { readonly id: string; readonly name: string; readonly wings: readonly string[] }[];
  readonly home: string | undefined;
  readonly onHome: (facility: string) => void;
  readonly onRecorded: (id: string, another: boolean) => void;
}

/** The few fields that make a finding; everything else is filled in beside the list. */
export function NewFinding({ facilities, home, onHome, onRecorded }: NewFindingProps): ReactNode {
  const run = useCommand(true);
  const [type, setType] = useState<ProblemType | null>(null);
  const title = useKeptText('newFinding', 'title');
  const [wing, setWing] = useState('');
  const [stream, setStream] = useState<Stream>('prison');
  const [grade, setGrade] = useState<Severity | null>(null);
  const gradeReason = useKeptText('newFinding', 'gradeReason');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const severity = grade ?? type?.severity ?? null;
  const otherGrade = regraded({ stream, severity }, type?.severity);
  const record = async (another: boolean): Promise<void> => {
    const result = await run('finding.record', {
      facility: home ?? '',
      stream,
      title: title.text.trim() || (type ? titleOfType(type) : ''),
      ...(type ? { type: type.code } : {}),
      ...(severity === null ? {} : { severity }),
      ...(otherGrade ? { severityReason: gradeReason.text } : {}),
      ...(wing === '' ? {} : { wing }),
    });
    if (!result.ok) {
      setRefusal(result.refusal);
      return;
    }
    setRefusal(null);
    setType(null);
    title.clear();
    setGrade(null);
    gradeReason.clear();
    setTurn(turn + 1);
    onRecorded(result.value.id, another);
  };
  useShortcut(['ctrl+enter'], () => void record(true));
  const wings = facilities.find((facility) => facility.id === home)?.wings ?? [];
  const place = (field: string): Refusal | null => (refusal?.place === field ? refusal : null);
  return (
    <section className="editor" aria-label="新建问题" data-region tabIndex={-1}>
      <div className="editor-head">
        <h2>新建问题</h2>
      </div>
      {stream === 'prison' ? null : <StreamBand stream={stream} />}
      <div className="editor-body">
        <FieldRow name="归属" refusal={place('stream')}>
          <Radio.Group
            aria-label="归属"
            value={stream}
            onChange={(event) => setStream(event.target.value as Stream)}
            options={streams.map((value) => ({ value, label: streamWords[value] }))}
          />
        </FieldRow>
        <FieldRow name="监狱" htmlFor="new-facility" refusal={place('facility')}>
          <Select
            id="new-facility"
            aria-label="监狱"
            style={{ width: '100%' }}
            placeholder="选择监狱"
            value={home ?? null}
            onChange={onHome}
            showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
            options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldRow>
        <FieldRow name="类型" htmlFor="new-type" refusal={place('type')}>
          <TypeSelect
            key={turn}
            id="new-type"
            value={type?.code ?? ''}
            autoFocus
            onChoose={(chosen) => {
              setType(chosen);
              setGrade(null);
              if (chosen.stream === 'residentOffice') setStream('residentOffice');
            }}
          />
        </FieldRow>
        <FieldRow name="严重程度" refusal={place('severity')} note={otherGrade && type ? `这类问题通常定为${severityWords[type.severity]}` : null}>
          <Radio.Group
            aria-label="严重程度"
            value={severity}
            onChange={(event) => setGrade(event.target.value as Severity)}
            options={severities.map((value) => ({ value, label: severityWords[value] }))}
          />
        </FieldRow>
        {otherGrade ? (
          <FieldRow name="定级理由" htmlFor="new-severity-reason" refusal={place('severityReason')}>
            <EnterLine
              id="new-severity-reason"
              label="定级理由"
              placeholder="必填：为什么另作认定"
              value={gradeReason.text}
              onChange={gradeReason.set}
              onEnter={() => void record(false)}
            />
          </FieldRow>
        ) : null}
        <FieldRow name="标题" htmlFor="new-title" refusal={place('title')}>
          <Input
            id="new-title"
            aria-label="标题"
            maxLength={120}
            placeholder={type ? `空着则用“${titleOfType(type)}”` : '一句话写明是什么问题'}
            value={title.text}
            onChange={(event) => title.set(event.target.value)}
            onKeyDown={(event) => {
              if (meansEnter(event)) void record(false);
            }}
          />
        </FieldRow>
        <FieldRow name="监区" htmlFor="new-wing">
          <WingInput id="new-wing" wings={wings} value={wing} onChange={setWing} />
        </FieldRow>
        {refusal && !['stream', 'facility', 'type', 'severity', 'severityReason', 'title'].includes(refusal.place ?? '') ? (
          <div className="field-refusal" role="alert">
            {refusal.words}
            {refusal.next}
          </div>
        ) : null}
        <div className="row">
          <Button type="primary" onClick={() => void record(false)}>
            记下，继续填写
          </Button>
          <Button onClick={() => void record(true)}>记下，再建一条</Button>
          <span className="soft small">
            <Keys keys="回车" /> 记下{'　'}
            <Keys keys="Ctrl+Enter" /> 再建一条
          </span>
        </div>
      </div>
    </section>
  );
}

interface WingInputProps {
  readonly id: string;
  readonly wings: readonly string[];
  readonly value: string;
  readonly onChange: (wing: string) => void;
  readonly onBlur?: () => void;
}

/** The prison's own wings as proposals; anything else may be typed. */
export function WingInput({ id, wings, value, onChange, onBlur }: WingInputProps): ReactNode {
  return (
    <>
      <Input
        id={id}
        aria-label="监区"
        list={`${id}-wings`}
        maxLength={60}
        placeholder="监区或部门"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(onBlur ? { onBlur } : {})}
      />
      <datalist id={`${id}-wings`}>
        {wings.map((wing) => (
          <option key={wing} value={wing} />
        ))}
      </datalist>
    </>
  );
}
