import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';

const asked = [
  ['name', '名称', 60],
  ['unit', '单位', 8],
  ['counts', '计数对象（件、人次、项）', 60],
  ['same', '视为同一', 300],
  ['window', '统计期间', 300],
  ['numerator', '分子', 300],
  ['denominator', '分母', 300],
  ['exclusions', '不计入', 300],
  ['formula', '计算方法', 600],
] as const;

type Name = (typeof asked)[number][0];

/** An indicator of the round's own; its values are entered with window and source. */
export function NewRule({ onDone }: { onDone: (id: string) => void }): ReactNode {
  const run = useCommand();
  const [values, setValues] = useState<Readonly<Partial<Record<Name, string>>>>({});
  const add = async (): Promise<void> => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    const done = await run('countingRule.add', filled);
    if (done.ok) onDone(done.value.id);
  };
  return (
    <section className="rule-detail" aria-label="新增自定指标">
      <h2>新增自定指标</h2>
      <p className="soft">自定指标的数值在“指标登记”中填写。名称、单位、计数对象、统计期间和计算方法必须填写。</p>
      <div className="rule-form">
        {asked.map(([field, label, max]) => (
          <Labelled key={field} name={label}>
            {(id) => <Input id={id} maxLength={max} value={values[field] ?? ''} onChange={(event) => setValues({ ...values, [field]: event.target.value })} />}
          </Labelled>
        ))}
      </div>
      <div className="row">
        <Button type="primary" onClick={() => void add()}>
          新增
        </Button>
      </div>
    </section>
  );
}
