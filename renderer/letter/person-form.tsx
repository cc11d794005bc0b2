import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { Refusal } from '#shared/kernel/result.ts';
import type { PersonCaseInput } from '#shared/letter/person.ts';

type Name = keyof PersonCaseInput;

interface PersonField {
  readonly name: Name;
  readonly label: string;
  readonly date?: true;
  readonly hint?: string;
  /** Takes the whole line. */
  readonly wide?: true;
}

const about: readonly PersonField[] = [
  { name: 'name', label: '姓名' },
  { name: 'sex', label: '性别', hint: '男' },
  { name: 'born', label: '出生日期', date: true },
  { name: 'number', label: '罪犯编号' },
  { name: 'crime', label: '罪名', hint: '盗窃罪' },
  { name: 'sentence', label: '主刑', hint: '有期徒刑八年' },
  { name: 'property', label: '附加刑和财产性判项', hint: '并处罚金二万元' },
  { name: 'judgment', label: '生效裁判', hint: '××人民法院（2017）×刑初字第×号刑事判决', wide: true },
  { name: 'termFrom', label: '刑期起日', date: true },
  { name: 'termTo', label: '刑期止日', date: true },
  { name: 'custody', label: '服刑场所' },
  { name: 'changes', label: '刑期变动', hint: '2020年6月减刑六个月', wide: true },
];

const proposal: readonly PersonField[] = [
  { name: 'proposal', label: '提请内容', hint: '建议减去有期徒刑六个月', wide: true },
  { name: 'proposalNumber', label: '建议书文号' },
  { name: 'proposedOn', label: '提请日期', date: true },
  { name: 'receivedOn', label: '收到副本日期', date: true },
];

const decision: readonly PersonField[] = [
  { name: 'decision', label: '裁定或者决定内容', hint: '减去有期徒刑六个月', wide: true },
  { name: 'decisionNumber', label: '裁定书或者决定书文号' },
  { name: 'decidedOn', label: '作出日期', date: true },
  { name: 'receivedOn', label: '收到副本日期', date: true },
];

export const emptyPerson: PersonCaseInput = { name: '' };

interface PersonFormProps {
  readonly person: PersonCaseInput;
  readonly onChange: (person: PersonCaseInput) => void;
  readonly refusal: Refusal | null;
  /** Of an opinion on a ruling or decision; else on a proposal. */
  readonly ruling: boolean;
}

/** The person whose sentence is to be changed, and what was proposed or decided (field report 2.3 C and D). */
export function PersonForm({ person, onChange, refusal, ruling }: PersonFormProps): ReactNode {
  const part = (legend: string, fields: readonly PersonField[]): ReactNode => (
    <fieldset className="person-form">
      <legend>{legend}</legend>
      {fields.map((field) => (
        <div key={field.name} className={field.wide ? 'wide' : undefined}>
          <Labelled name={field.label}>
            {(id) => <PersonInput id={id} field={field} value={person[field.name] ?? ''} onChange={(value) => onChange({ ...person, [field.name]: value })} />}
          </Labelled>
        </div>
      ))}
    </fieldset>
  );
  return (
    <>
      {part('罪犯情况', about)}
      {ruling ? part('裁定或者决定', decision) : part('提请情况', proposal)}
      {refusal ? (
        <div className="field-refusal" role="alert">
          {refusal.words}
        </div>
      ) : null}
    </>
  );
}

interface PersonInputProps {
  readonly id: string;
  readonly field: PersonField;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

function PersonInput({ id, field, value, onChange }: PersonInputProps): ReactNode {
  if (field.date)
    return (
      <DatePicker
        id={id}
        aria-label={field.label}
        placeholder="留空"
        style={{ width: '100%' }}
        value={value === '' ? null : dayjs(value)}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      />
    );
  return (
    <Input id={id} aria-label={field.label} maxLength={200} placeholder={field.hint ?? ''} value={value} onChange={(event) => onChange(event.target.value)} />
  );
}
