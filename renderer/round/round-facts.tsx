import type { ReactNode } from 'react';
import { useDraftRecord, useRecordRefusal } from '#renderer/data/use-draft-field.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { Round } from '#shared/round/round.ts';
import { organiserLevels, organiserLevelWords, roundKinds, roundKindWords } from '#shared/round/words.ts';
import { InlineChoice, InlineCount, InlineDate, InlineText } from './inline-field.tsx';

/** What the round is: title, kind, organiser, period. */
export function RoundFacts({ round }: { round: Round }): ReactNode {
  const record = useDraftRecord('round', 'round');
  const refusal = useRecordRefusal(record);
  return (
    <section className="section stack" aria-labelledby="round-facts">
      <h2 id="round-facts">轮次</h2>
      {refusal ? <TroubleNote trouble={{ words: refusal.words, next: refusal.next ?? '' }} /> : null}
      <div className="round-fields">
        <FieldRow name="名称">
          <InlineText record={record} field="title" label="轮次名称" value={round.title} />
        </FieldRow>
        <FieldRow name="方式">
          <InlineChoice
            record={record}
            field="kind"
            label="巡回检察方式"
            value={round.kind}
            options={roundKinds.map((value) => ({ value, label: roundKindWords[value] }))}
          />
        </FieldRow>
        <FieldRow name="组织院">
          <InlineText record={record} field="organiser" label="组织院" value={round.organiser} placeholder="××市人民检察院" />
        </FieldRow>
        <FieldRow name="层级">
          <InlineChoice
            record={record}
            field="organiserLevel"
            label="组织院层级"
            value={round.organiserLevel}
            options={organiserLevels.map((value) => ({ value, label: organiserLevelWords[value] }))}
          />
        </FieldRow>
        <FieldRow name="时间">
          <div className="row">
            <InlineDate record={record} field="periodFrom" label="开始日期" value={round.periodFrom} />
            <span className="soft">至</span>
            <InlineDate record={record} field="periodTo" label="结束日期" value={round.periodTo} />
          </div>
        </FieldRow>
        <FieldRow name="监狱总数" note="辖区监狱总数，用于核对巡回检察的年度比例">
          <InlineCount record={record} field="prisonsInProvince" label="辖区监狱总数" value={round.prisonsInProvince} max={500} />
        </FieldRow>
        <FieldRow name="缩短理由" note="少于规定时间的，写明理由并报上一级院备案">
          <InlineText record={record} field="shorteningReason" label="缩短时间的理由" value={round.shorteningReason} />
        </FieldRow>
        <FieldRow name="备案日期">
          <InlineDate record={record} field="shorteningFiledOn" label="缩短时间备案日期" value={round.shorteningFiledOn} />
        </FieldRow>
      </div>
    </section>
  );
}
