import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { DropPanel } from '#renderer/ui/drop-panel.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { matchesText } from '#renderer/ui/pinyin.ts';
import type { Facet, FindingFilter, FindingList } from '#shared/finding/list.ts';
import { findingStatusWords, measureWords, severityWords, streamWords } from '#shared/finding/words.ts';

export type ChosenFilter = Pick<FindingFilter, 'stream' | 'facilities' | 'areas' | 'severities' | 'measures' | 'statuses' | 'onlyDisputed' | 'onlyUnproven'>;

interface FindingFilterProps {
  readonly value: ChosenFilter;
  readonly facets: FindingList['facets'] | undefined;
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly code: string; readonly label: string }[];
  readonly onChange: (filter: ChosenFilter) => void;
}

/** How many conditions narrow the list. */
export function filterCount(filter: ChosenFilter): number {
  return Object.values(filter).filter((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false)).length;
}

export interface ManyProps<T extends string | number> {
  readonly name: string;
  readonly value: readonly T[] | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T[] | undefined) => void;
}

export function Many<T extends string | number>({ name, value, options, onChange }: ManyProps<T>): ReactNode {
  return (
    <FieldRow name={name}>
      <Select
        mode="multiple"
        aria-label={name}
        style={{ width: '100%' }}
        placeholder="全部"
        allowClear
        value={[...(value ?? [])]}
        onChange={(chosen: T[]) => onChange(chosen.length === 0 ? undefined : chosen)}
        options={options.map((option) => ({ ...option }))}
        showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
      />
    </FieldRow>
  );
}

const withCount = (label: string, value: string, facets: readonly Facet[] | undefined): string => {
  const count = facets?.find((facet) => facet.value === value)?.count;
  return count === undefined ? label : `${label} ${count}`;
};

export function FindingFilterButton({ value, facets, facilities, areas, onChange }: FindingFilterProps): ReactNode {
  const set = (change: { [K in keyof ChosenFilter]?: ChosenFilter[K] | undefined }): void => {
    const next = Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined && one !== false));
    onChange(next as ChosenFilter);
  };
  const words = <T extends string | number>(table: Readonly<Record<T, string>>, list: readonly Facet[] | undefined) =>
    (Object.entries(table) as [string, string][]).map(([key, label]) => ({ value: key, label: withCount(label, key, list) }));
  const body = (
    <div className="stack" style={{ width: 380 }}>
      <FieldRow name="归属">
        <Select
          aria-label="归属"
          style={{ width: '100%' }}
          placeholder="全部"
          allowClear
          value={value.stream ?? null}
          onChange={(stream) => set({ stream: stream ?? undefined })}
          options={words(streamWords, facets?.streams).map((option) => ({ ...option, value: option.value as NonNullable<ChosenFilter['stream']> }))}
        />
      </FieldRow>
      <Many
        name="监狱"
        value={value.facilities}
        options={facilities.map(({ id, name }) => ({ value: id, label: withCount(name, id, facets?.facilities) }))}
        onChange={(chosen) => set({ facilities: chosen })}
      />
      <Many
        name="业务类别"
        value={value.areas}
        options={areas.map(({ code, label }) => ({ value: code, label: withCount(label, code, facets?.areas) }))}
        onChange={(chosen) => set({ areas: chosen })}
      />
      <Many
        name="严重程度"
        value={value.severities}
        options={words(severityWords, facets?.severities).map((option) => ({ label: option.label, value: Number(option.value) as 1 | 2 | 3 | 4 }))}
        onChange={(chosen) => set({ severities: chosen })}
      />
      <Many
        name="监督方式"
        value={value.measures}
        options={words(measureWords, facets?.measures) as { value: keyof typeof measureWords; label: string }[]}
        onChange={(chosen) => set({ measures: chosen })}
      />
      <Many
        name="状态"
        value={value.statuses}
        options={words(findingStatusWords, facets?.statuses) as { value: keyof typeof findingStatusWords; label: string }[]}
        onChange={(chosen) => set({ statuses: chosen })}
      />
      <div className="row">
        <Button
          size="small"
          type={value.onlyDisputed ? 'primary' : 'default'}
          aria-pressed={value.onlyDisputed === true}
          onClick={() => set({ onlyDisputed: !value.onlyDisputed })}
        >
          只看有分歧
        </Button>
        <Button
          size="small"
          type={value.onlyUnproven ? 'primary' : 'default'}
          aria-pressed={value.onlyUnproven === true}
          onClick={() => set({ onlyUnproven: !value.onlyUnproven })}
        >
          只看没有证据
        </Button>
        <span className="grow" />
        <Button size="small" onClick={() => onChange({})}>
          清除筛选
        </Button>
      </div>
    </div>
  );
  return (
    <DropPanel placement="bottomLeft" content={body}>
      <Badge count={filterCount(value)} size="small" color="var(--action)">
        <Button icon={<FilterOutlined />} aria-label={`筛选，已用 ${filterCount(value)} 个条件`}>
          筛选
        </Button>
      </Badge>
    </DropPanel>
  );
}
