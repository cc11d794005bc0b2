import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { filterCount, Many } from '#renderer/finding/finding-filter.tsx';
import { DropPanel } from '#renderer/ui/drop-panel.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { findingStatusWords, measures, measureWords, severities, severityWords } from '#shared/finding/words.ts';
import type { SummaryFilter } from '#shared/summary/filter.ts';

interface SummaryFilterProps {
  readonly value: SummaryFilter;
  readonly areas: readonly { readonly code: string; readonly label: string }[];
  readonly onChange: (filter: SummaryFilter) => void;
}

type Change = { [K in keyof SummaryFilter]?: SummaryFilter[K] | undefined };

/** Conditions over everything of the summary: board, charts, lists behind the numbers, exports. */
export function SummaryFilterButton({ value, areas, onChange }: SummaryFilterProps): ReactNode {
  const set = (change: Change): void =>
    onChange(Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined)) as SummaryFilter);
  return (
    <DropPanel placement="bottomRight" content={<FilterFields value={value} areas={areas} onSet={set} onClear={() => onChange({})} />}>
      <Badge count={filterCount(value)} size="small" color="var(--action)">
        <Button icon={<FilterOutlined />} aria-label={`筛选，已用 ${filterCount(value)} 个条件`}>
          筛选
        </Button>
      </Badge>
    </DropPanel>
  );
}

interface FieldsProps extends Pick<SummaryFilterProps, 'value' | 'areas'> {
  readonly onSet: (change: Change) => void;
  readonly onClear: () => void;
}

function FilterFields({ value, areas, onSet, onClear }: FieldsProps): ReactNode {
  const { data: round } = useView('round.overview', {});
  const day = (name: 'from' | 'to', label: string): ReactNode => (
    <DatePicker
      aria-label={label}
      placeholder={label}
      style={{ width: '50%' }}
      value={value[name] ? dayjs(value[name]) : null}
      onChange={(chosen) => onSet({ [name]: chosen ? chosen.format('YYYY-MM-DD') : undefined })}
    />
  );
  return (
    <div className="stack" style={{ width: 400 }}>
      <Many
        name="巡回检察组"
        value={value.teams}
        options={(round?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teams) => onSet({ teams })}
      />
      <Many
        name="单位"
        value={value.facilities}
        options={(round?.facilities ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(facilities) => onSet({ facilities })}
      />
      <Many
        name="业务类别"
        value={value.areas}
        options={areas.map(({ code, label }) => ({ value: code, label }))}
        onChange={(chosen) => onSet({ areas: chosen })}
      />
      <Many
        name="严重程度"
        value={value.severities}
        options={severities.map((severity) => ({ value: severity, label: severityWords[severity] }))}
        onChange={(chosen) => onSet({ severities: chosen })}
      />
      <Many
        name="处理方式"
        value={value.measures}
        options={measures.map((measure) => ({ value: measure, label: measureWords[measure] }))}
        onChange={(chosen) => onSet({ measures: chosen })}
      />
      <Many
        name="状态"
        value={value.statuses}
        options={(['confirmed', 'closed'] as const).map((status) => ({ value: status, label: findingStatusWords[status] }))}
        onChange={(statuses) => onSet({ statuses })}
      />
      <FieldRow name="期间">
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          {day('from', '发现日期起')}
          {day('to', '发现日期止')}
        </div>
      </FieldRow>
      <div className="row">
        <span className="soft small grow">筛选同时用于数字、图表、名单、共性问题、报告和台账。</span>
        <Button size="small" onClick={onClear}>
          清除筛选
        </Button>
      </div>
    </div>
  );
}
