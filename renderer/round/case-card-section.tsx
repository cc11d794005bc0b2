import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { CaseCardPanel } from '#renderer/letter/case-card.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';
import type { Facility } from '#shared/round/facility.ts';

/** 案卡 of the inspection of one place. */
export function CaseCardSection({ facilities }: { facilities: readonly Pick<Facility, 'id' | 'name'>[] }): ReactNode {
  const [chosen, setChosen] = useState<string>();
  const facility = chosen ?? facilities[0]?.id;
  if (facility === undefined)
    return (
      <EmptyState title="还没有被巡单位" words="在“方案与编组”中增加被巡单位后，这里列出每个单位要填录的案卡。">
        <GoButton to={{ screen: 'round', tab: 'plan' }}>录入被巡单位</GoButton>
      </EmptyState>
    );
  return (
    <section className="section stack wide" aria-labelledby="round-card">
      <h2 id="round-card">巡回检察案卡</h2>
      <FieldRow name="被巡单位" htmlFor="card-facility">
        <Select
          id="card-facility"
          aria-label="案卡的被巡单位"
          style={{ width: 280 }}
          value={facility}
          onChange={setChosen}
          options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <CaseCardPanel facility={facility} />
    </section>
  );
}
