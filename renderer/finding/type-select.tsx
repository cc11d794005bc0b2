import { type RefSelectProps, Select } from 'antd';
import { type ReactNode, type Ref, useMemo, useState } from 'react';
import { useTaxonomy } from '#renderer/data/taxonomy.ts';
import type { ProblemType } from '#shared/taxonomy/schema.ts';
import { searchTypes } from '#shared/taxonomy/search.ts';

/** A type, or an area with its types. */
interface TypeOption {
  readonly value?: string;
  readonly label: string;
  readonly title?: string;
  readonly area?: string;
  readonly options?: TypeOption[];
}

interface TypeSelectProps {
  readonly id?: string;
  readonly value: string;
  readonly onChoose: (type: ProblemType) => void;
  readonly inputRef?: Ref<RefSelectProps>;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** All problem types, found by code, name, keyword or pinyin initials; without a search word grouped by area. */
export function TypeSelect({ id, value, onChoose, inputRef, autoFocus = false, disabled = false }: TypeSelectProps): ReactNode {
  const shipped = useTaxonomy();
  const [query, setQuery] = useState('');
  const options = useMemo((): TypeOption[] => {
    if (!shipped) return [];
    const { taxonomy, index } = shipped;
    const option = (type: ProblemType) =>
      ({
        value: type.code,
        label: `${type.code} ${type.name}${type.source === '本轮自定' ? '（本轮自定）' : ''}`,
        area: taxonomy.areaByCode.get(type.area)?.name ?? '',
      }) satisfies TypeOption;
    if (query.trim() !== '') return searchTypes(index, query, 40).map(option);
    return taxonomy.areas.map((area) => ({
      label: area.name,
      title: area.name,
      options: taxonomy.types.filter((type) => type.area === area.code).map(option),
    }));
  }, [shipped, query]);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      aria-label="问题类型"
      style={{ width: '100%' }}
      placeholder="类型：代码、名称或拼音首字母"
      autoFocus={autoFocus}
      disabled={disabled}
      value={value === '' ? null : value}
      showSearch={{ searchValue: query, onSearch: setQuery, filterOption: false }}
      notFoundContent="没有符合的类型，换个词试试"
      onChange={(code: string) => {
        setQuery('');
        const type = shipped?.taxonomy.typeByCode.get(code);
        if (type) onChoose(type);
      }}
      options={options}
      popupMatchSelectWidth={420}
      listHeight={360}
    />
  );
}
