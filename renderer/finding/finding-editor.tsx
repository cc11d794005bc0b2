import { Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ConflictCard } from '#renderer/conflict/conflict-card.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useTaxonomy } from '#renderer/data/taxonomy.ts';
import { type DraftRecord, useDraftField, useRecordRefusal } from '#renderer/data/use-draft-field.ts';
import { useNames } from '#renderer/data/use-names.ts';
import { DraftArea, DraftCount, DraftDay, DraftText } from '#renderer/ui/draft-inputs.tsx';
import { DisputedMark, FieldRow } from '#renderer/ui/field-row.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { streams, streamWords } from '#shared/finding/words.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { ProblemType } from '#shared/taxonomy/schema.ts';
import { type FieldRowOf, MeasureFields } from './measure-fields.tsx';
import { WingInput } from './new-finding.tsx';
import { titleOfType } from './quick-entry.ts';
import { TypeSelect } from './type-select.tsx';

interface FindingEditorProps {
  readonly detail: FindingDetail;
  readonly record: DraftRecord;
  readonly facilities: readonly { readonly id: string; readonly name: string; readonly wings: readonly string[] }[];
}

/** The form of one finding. Every field saves itself; there is no save button. */
export function FindingEditor({ detail, record, facilities }: FindingEditorProps): ReactNode {
  const { finding } = detail;
  const core = useCore();
  const names = useNames();
  const refusal = useRecordRefusal(record);
  const [open, setOpen] = useState<string | null>(null);
  const facility = useDraftField(record, 'facility', finding.facility);
  const wing = useDraftField(record, 'wing', finding.wing);
  const stream = useDraftField(record, 'stream', finding.stream);
  const type = useDraftField(record, 'type', finding.type);
  const title = useDraftField(record, 'title', finding.title);
  const from = useDraftField<DateOnly | null>(record, 'conductFrom', finding.conductFrom);
  const to = useDraftField<DateOnly | null>(record, 'conductTo', finding.conductTo);
  const facts = useDraftField(record, 'facts', finding.facts);
  const persons = useDraftField(record, 'persons', finding.persons);
  const personCount = useDraftField<number | null>(record, 'personCount', finding.personCount);
  const informants = useDraftField<readonly string[]>(record, 'informants', finding.informants);
  const severity = useDraftField(record, 'severity', finding.severity);
  const basis = useDraftField(record, 'basis', finding.basis);

  /** Fills what the type and the day lead to, only where the person has written nothing. */
  const fillFrom = async (): Promise<void> => {
    if (!(await record.keeper.commit())) return;
    const fresh = await core.read('findings.detail', { id: finding.id });
    if (!fresh) return;
    if (fresh.finding.basis === '' && fresh.basis.length > 0) record.keeper.set('basis', fresh.basis.join('\n'));
    const proposed = fresh.proposals[0]?.measure;
    if (fresh.finding.measure === null && proposed) record.keeper.set('measure', proposed);
    if (record.keeper.waiting()) await record.keeper.commit();
  };
  const chooseType = (next: ProblemType): void => {
    type.set(next.code);
    if (title.value === '') title.set(titleOfType(next));
    // What only came with the type before goes with it; what a person decided stays.
    if (severity.value === null || severity.value === detail.usualSeverity) severity.set(next.severity);
    if (next.stream === 'residentOffice') stream.set('residentOffice');
    void fillFrom();
  };
  /** Marks of disputed fields, and the values side by side once opened. */
  const dispute = (field: string, label: string): ReactNode => {
    const found = detail.disputes.find((one) => one.field === field);
    if (!found) return null;
    if (open !== field) return <DisputedMark count={found.values.length} onOpen={() => setOpen(field)} />;
    return <ConflictCard kind="finding" id={finding.id} field={field} fieldLabel={label} values={found.values} names={names} onSettled={() => setOpen(null)} />;
  };
  const row: FieldRowOf = (name, field, draft, body, note) => (
    <FieldRow name={name} htmlFor={`finding-${field}`} state={draft.state} refusal={draft.refusal} note={dispute(field, name) ?? note}>
      {body}
    </FieldRow>
  );
  const chosen = useTaxonomy()?.taxonomy.typeByCode.get(type.value);
  const wings = facilities.find((one) => one.id === facility.value)?.wings ?? [];
  return (
    <div className="editor-body" data-region tabIndex={-1}>
      {refusal ? <TroubleNote trouble={{ words: refusal.words, next: refusal.next ?? '' }} /> : null}
      {row('类型', 'type', type, <TypeSelect id="finding-type" value={type.value} onChoose={chooseType} />, chosen?.lookAt ? `查什么：${chosen.lookAt}` : null)}
      {row('标题', 'title', title, <DraftText id="finding-title" label="标题" field={title} max={120} />)}
      {row(
        '地点',
        'facility',
        facility,
        <div className="two-fields">
          <Select
            id="finding-facility"
            aria-label="监狱"
            style={{ width: 180, flex: 'none' }}
            value={facility.value || null}
            onChange={(value: string) => facility.choose(value)}
            options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="grow">
            <WingInput id="finding-wing" wings={wings} value={wing.value} onChange={wing.set} onBlur={wing.handlers.onBlur} />
          </div>
        </div>,
        dispute('wing', '监区'),
      )}
      {row(
        '发生日期',
        'conductFrom',
        from,
        <div className="two-fields days">
          <DraftDay id="finding-conductFrom" label="行为发生日期" field={from} onChosen={() => void fillFrom()} />
          <span className="soft">至</span>
          <DraftDay id="finding-conductTo" label="行为截止日期" field={to} />
          {to.refusal ? <span className="field-refusal">{to.refusal.words}</span> : null}
        </div>,
        dispute('conductTo', '截止日期') ?? '决定适用哪一版法律',
      )}
      {row('事实', 'facts', facts, <DraftArea id="finding-facts" label="事实" field={facts} rows={6} placeholder="何时、何地、何人、做了什么，有什么证据" />)}
      {row(
        '涉及人员',
        'persons',
        persons,
        <div className="two-fields" style={{ alignItems: 'flex-start' }}>
          <div className="grow">
            <DraftArea id="finding-persons" label="涉及人员" field={persons} rows={1} placeholder="姓名或编号，多人用顿号分开" />
          </div>
          <DraftCount id="finding-personCount" label="涉及人数" field={personCount} max={100_000} unit="人" width={92} />
        </div>,
        dispute('personCount', '涉及人数'),
      )}
      {row(
        '控告举报人',
        'informants',
        informants,
        <Select
          id="finding-informants"
          aria-label="控告举报人"
          mode="tags"
          style={{ width: '100%' }}
          open={false}
          suffixIcon={null}
          tokenSeparators={['、', '，', ',']}
          placeholder="没有则留空；多人用顿号分开"
          value={[...informants.value]}
          onChange={(names: string[]) => informants.choose(names)}
        />,
        informants.value.length > 0 ? '姓名不会写入对外文书，文书体检会拦下' : undefined,
      )}
      <MeasureFields detail={detail} record={record} stream={stream.value} row={row} />
      {row(
        '法律依据',
        'basis',
        basis,
        <DraftArea id="finding-basis" label="法律依据" field={basis} rows={2} placeholder="每行一条；选定类型和日期后自动填入" />,
        detail.basis.length > 0 && basis.value !== detail.basis.join('\n') ? (
          <button type="button" className="link-button" onClick={() => basis.choose(detail.basis.join('\n'))}>
            填入发生日期适用的依据（{detail.basis.length} 条）
          </button>
        ) : null,
      )}
      {row(
        '归属',
        'stream',
        stream,
        <Radio.Group
          id="finding-stream"
          aria-label="归属"
          value={stream.value}
          onChange={(event) => stream.choose(event.target.value as (typeof streams)[number])}
          options={streams.map((value) => ({ value, label: streamWords[value] }))}
        />,
        '派驻检察问题和线索不进入给监狱的文书',
      )}
    </div>
  );
}
