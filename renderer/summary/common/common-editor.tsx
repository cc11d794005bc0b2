import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { type DraftRecord, useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { CommonDetail } from '#shared/summary/common-problem/common-views.ts';
import { type CommonPassage, passageText } from '#shared/summary/common-problem/paragraph.ts';
import { causeKinds, causeLibrary, commonLevels, commonLevelWords } from '#shared/summary/common-problem/words.ts';

const passages = [
  ['manifestation', '表现'],
  ['cause', '原因'],
  ['advice', '建议'],
] as const;

/** Name, degree, causes and the paragraph 表现—原因—建议. A proposal is read; once taken on, it is written. */
export function CommonEditor({ detail }: { detail: CommonDetail }): ReactNode {
  if (!detail.row.proposed) return <Editor detail={detail} />;
  return (
    <div className="stack">
      <WordsBox tone="plain">采用后可以改名称和程度，选择原因类别，修改下面起草的文字。</WordsBox>
      {passages.map(([name, label]) => (
        <FieldRow key={name} name={label}>
          <div className="read-text">{passageText(detail.paragraph[name])}</div>
        </FieldRow>
      ))}
    </div>
  );
}

function Editor({ detail }: { detail: CommonDetail }): ReactNode {
  const { row } = detail;
  const record = useDraftRecord('commonProblem', row.key);
  const name = useDraftField<string>(record, 'name', row.name);
  const level = useDraftField<string | null>(record, 'level', row.level === row.proposedLevel ? null : row.level);
  const causes = useDraftField<readonly string[]>(record, 'causes', row.causes);
  return (
    <div className="stack">
      <FieldRow name="名称" htmlFor="common-name" state={name.state} refusal={name.refusal}>
        <Input id="common-name" maxLength={120} value={name.value} onChange={(event) => name.set(event.target.value)} {...name.handlers} />
      </FieldRow>
      <FieldRow name="程度" state={level.state} refusal={level.refusal}>
        <Select
          aria-label="程度"
          style={{ width: 220 }}
          value={level.value ?? ''}
          onChange={(value: string) => level.choose(value === '' ? null : value)}
          options={[
            { value: '', label: `按界限：${commonLevelWords[row.proposedLevel]}` },
            ...commonLevels.map((value) => ({ value: value as string, label: commonLevelWords[value] })),
          ]}
        />
      </FieldRow>
      <FieldRow name="原因类别" state={causes.state} refusal={causes.refusal}>
        <Checkbox.Group<string>
          aria-label="原因类别"
          value={[...causes.value]}
          onChange={(chosen) => causes.choose(causeKinds.filter((kind) => chosen.includes(kind)))}
          options={causeKinds.map((kind) => ({ value: kind, label: causeLibrary[kind].label }))}
        />
      </FieldRow>
      {passages.map(([field, label]) => (
        <Passage key={field} record={record} field={field} label={label} passage={detail.paragraph[field]} />
      ))}
    </div>
  );
}

interface PassageProps {
  readonly record: DraftRecord;
  readonly field: (typeof passages)[number][0];
  readonly label: string;
  readonly passage: CommonPassage;
}

/** The drafted words follow the findings until a person writes own ones; those stay until they are given back. */
function Passage({ record, field, label, passage }: PassageProps): ReactNode {
  const draft = useDraftField<string>(record, field, passage.editable);
  const id = `common-${field}`;
  const note = passage.own ? (
    <span>
      已改为自己的文字，其中大括号里的数字仍随问题增减变化。
      <button type="button" className="link-button" onClick={() => draft.choose('')}>
        恢复程序起草
      </button>
    </span>
  ) : (
    '程序起草，随问题增减变化；直接修改即改为自己的文字，大括号里的数字移动或删除都可以，不要改写其中的名称。'
  );
  return (
    <FieldRow name={label} htmlFor={id} state={draft.state} refusal={draft.refusal} note={note}>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 16 }}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
        {...draft.handlers}
      />
      {passage.editable.includes('{=') ? <div className="soft small">印出来是：{passageText(passage)}</div> : null}
    </FieldRow>
  );
}
