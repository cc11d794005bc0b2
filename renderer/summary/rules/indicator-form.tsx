import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { matchesText } from '#renderer/ui/pinyin.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { RuleRow } from '#shared/summary/rules/rule-book.ts';

interface Values {
  readonly rule: string | null;
  readonly label: string;
  readonly value: number | null;
  readonly qualifier: 'exact' | 'atLeast';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly windowFrom: DateOnly | null;
  readonly windowTo: DateOnly | null;
  readonly source: string;
  readonly remark: string;
}

const empty: Values = {
  ...{ rule: null, label: '', value: null, qualifier: 'exact', numerator: null, denominator: null },
  ...{ windowFrom: null, windowTo: null, source: '', remark: '' },
};

/** A number, or numerator and denominator; with the window it belongs to and where it was published. */
export function IndicatorForm({ rules }: { rules: readonly RuleRow[] }): ReactNode {
  const [values, setValues] = useState(empty);
  const run = useCommand();
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  const add = async (): Promise<void> => {
    const { rule, ...rest } = values;
    const done = await run('indicatorRecord.add', { ...rest, rule: rule ?? '' });
    if (done.ok) setValues({ ...empty, windowFrom: values.windowFrom, windowTo: values.windowTo, source: values.source });
  };
  const text = (field: 'label' | 'source' | 'remark', label: string, max: number): ReactNode => (
    <Labelled name={label}>
      {(id) => <Input id={id} maxLength={max} value={values[field]} onChange={(event) => set({ [field]: event.target.value })} />}
    </Labelled>
  );
  const number = (field: 'value' | 'numerator' | 'denominator', label: string): ReactNode => (
    <Labelled name={label}>
      {(id) => <InputNumber id={id} min={0} style={{ width: '100%' }} value={values[field]} onChange={(value) => set({ [field]: value })} />}
    </Labelled>
  );
  const day = (field: 'windowFrom' | 'windowTo', label: string): ReactNode => (
    <Labelled name={label}>
      {(id) => (
        <DatePicker
          id={id}
          style={{ width: '100%' }}
          placeholder="年-月-日"
          value={values[field] ? dayjs(values[field]) : null}
          onChange={(chosen) => set({ [field]: chosen ? (chosen.format('YYYY-MM-DD') as DateOnly) : null })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="stack">
      <div className="rule-form">
        <Labelled name="指标">
          {(id) => (
            <Select
              id={id}
              showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
              placeholder="选择要登记的指标"
              value={values.rule}
              onChange={(rule) => set({ rule })}
              options={rules.map((rule) => ({ value: rule.id, label: `${rule.name}（${rule.unit}）` }))}
            />
          )}
        </Labelled>
        {text('label', '补充名称', 60)}
        {number('value', '数值')}
        <Labelled name="数值限定">
          {(id) => (
            <Select
              id={id}
              value={values.qualifier}
              onChange={(qualifier) => set({ qualifier })}
              options={[
                { value: 'exact', label: '确数' },
                { value: 'atLeast', label: '以上' },
              ]}
            />
          )}
        </Labelled>
        {number('numerator', '分子')}
        {number('denominator', '分母')}
        {day('windowFrom', '统计期间开始')}
        {day('windowTo', '统计期间结束')}
        {text('source', '出处', 500)}
        {text('remark', '说明', 600)}
      </div>
      <div className="row">
        <Button type="primary" onClick={() => void add()}>
          登记
        </Button>
        <span className="soft small">填数值，或者只填分子和分母，比率由程序计算。时点数只填结束日期。</span>
      </div>
    </div>
  );
}
