import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import type { Refusal } from '#shared/kernel/result.ts';
import { type ReviewOutcome, reviewOutcomes } from '#shared/letter/words.ts';

const outcomeNames: Readonly<Record<ReviewOutcome, string>> = {
  upheld: '异议不成立，维持',
  changed: '异议部分成立，变更（检察建议为修改）',
  revoked: '异议成立，撤销（检察建议为撤回）',
};

/** What the review comes to: the words and the consequences of the paper depend on it, so nothing is presumed. */
export function OutcomeChoice(props: { outcome: ReviewOutcome | undefined; refusal: Refusal | null; onChoose: (outcome: ReviewOutcome) => void }): ReactNode {
  return (
    <FieldRow name="复查结论" htmlFor="draft-outcome" refusal={props.refusal} note="登记发出时，异议即按此办结；撤销的文书期限停止。">
      <Radio.Group
        id="draft-outcome"
        aria-label="复查结论"
        className="outcome-choice"
        value={props.outcome}
        onChange={(event) => props.onChoose(event.target.value as ReviewOutcome)}
        options={reviewOutcomes.map((value) => ({ value, label: outcomeNames[value] }))}
      />
    </FieldRow>
  );
}
