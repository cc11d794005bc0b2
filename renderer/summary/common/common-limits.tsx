import { SettingOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { DropPanel } from '#renderer/ui/drop-panel.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { CommonLimits } from '#shared/summary/common-problem/common-record.ts';

const limitWords: Readonly<Record<keyof CommonLimits, { readonly label: string; readonly min: number; readonly max: number }>> = {
  places: { label: '普遍性：出现单位数不少于（所）', min: 2, max: 200 },
  count: { label: '多发：问题数不少于（个）', min: 2, max: 1_000 },
  likeness: { label: '文字相近程度不低于（%）', min: 1, max: 100 },
};

/** Limits of the leader and how the proposals come about. */
export function CommonLimitsButton({ limits, method }: { limits: CommonLimits; method: string }): ReactNode {
  const run = useCommand();
  const write = (name: keyof CommonLimits, value: number | null): void => {
    if (value !== null && value !== limits[name]) void run('commonLimits.edit', { id: 'limits', fields: { [name]: value } });
  };
  const body = (
    <div className="stack" style={{ width: 340 }}>
      {(Object.keys(limitWords) as (keyof CommonLimits)[]).map((name) => (
        <Labelled key={name} name={limitWords[name].label}>
          {(id) => (
            <InputNumber
              id={id}
              min={limitWords[name].min}
              max={limitWords[name].max}
              precision={0}
              style={{ width: '100%' }}
              defaultValue={limits[name]}
              key={limits[name]}
              onBlur={(event) => write(name, Number.parseInt(event.target.value, 10) || null)}
              onPressEnter={(event) => event.currentTarget.blur()}
            />
          )}
        </Labelled>
      ))}
      <p className="soft small">{method}</p>
    </div>
  );
  return (
    <DropPanel placement="bottomRight" content={body}>
      <Button icon={<SettingOutlined />}>界限和方法</Button>
    </DropPanel>
  );
}
