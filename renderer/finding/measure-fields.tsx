import { Checkbox, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { type DraftField, type DraftRecord, useDraftField } from '#renderer/data/use-draft-field.ts';
import { DraftArea } from '#renderer/ui/draft-inputs.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { departs } from '#shared/finding/measure-proposal.ts';
import { regraded } from '#shared/finding/reasons.ts';
import {
  clueBodies,
  clueBodyWords,
  measures,
  measureWords,
  type Stream,
  sentenceChanges,
  sentenceChangeWords,
  severities,
  severityWords,
} from '#shared/finding/words.ts';
import type { Json } from '#shared/ledger/canonical.ts';

/** Draws one field of the form with its name, state, refusal and differences. */
export type FieldRowOf = (name: string, field: string, draft: DraftField<Json>, body: ReactNode, note?: ReactNode) => ReactNode;

interface MeasureFieldsProps {
  readonly detail: FindingDetail;
  readonly record: DraftRecord;
  readonly stream: Stream;
  readonly row: FieldRowOf;
}

/** Weight of a finding and how it is dealt with: the rules propose with their articles, the person decides and says why where it differs. */
export function MeasureFields({ detail, record, stream, row }: MeasureFieldsProps): ReactNode {
  const { finding, usualSeverity, proposals } = detail;
  const severity = useDraftField(record, 'severity', finding.severity);
  const severityReason = useDraftField(record, 'severityReason', finding.severityReason);
  const measure = useDraftField(record, 'measure', finding.measure);
  const measureReason = useDraftField(record, 'measureReason', finding.measureReason);
  const otherGrade = regraded({ stream, severity: severity.value }, usualSeverity);
  const otherwise = departs(measure.value, proposals);
  return (
    <>
      {row(
        '严重程度',
        'severity',
        severity,
        <Radio.Group
          id="finding-severity"
          aria-label="严重程度"
          value={severity.value}
          onChange={(event) => severity.choose(event.target.value as (typeof severities)[number])}
          options={severities.map((value) => ({ value, label: severityWords[value] }))}
        />,
        otherGrade && usualSeverity !== null ? `这类问题通常定为${severityWords[usualSeverity]}，另作认定要写明理由` : null,
      )}
      {otherGrade || (severity.value ?? 0) >= 3 || severityReason.value !== ''
        ? row(
            '定级理由',
            'severityReason',
            severityReason,
            <DraftArea
              id="finding-severityReason"
              label="定级理由"
              field={severityReason}
              rows={1}
              placeholder={otherGrade ? '必填：为什么另作认定' : '为什么定为严重'}
            />,
          )
        : null}
      {stream === 'prison' ? <Circumstances detail={detail} record={record} row={row} /> : null}
      {stream === 'clue' ? <ClueBodyField detail={detail} record={record} row={row} /> : null}
      {row(
        '监督方式',
        'measure',
        measure,
        <Select
          id="finding-measure"
          aria-label="监督方式"
          style={{ width: 220 }}
          allowClear
          placeholder="尚未确定"
          value={measure.value}
          onChange={(value) => measure.choose(value ?? null)}
          options={measures.map((value) => ({ value, label: measureWords[value] }))}
        />,
        <Proposals detail={detail} chosen={measure.value} onTake={measure.choose} />,
      )}
      {otherwise || measureReason.value !== ''
        ? row(
            '选择理由',
            'measureReason',
            measureReason,
            <DraftArea
              id="finding-measureReason"
              label="选择监督方式的理由"
              field={measureReason}
              rows={1}
              placeholder={otherwise ? '必填：与规则建议不同，写明理由' : '选择的理由'}
            />,
          )
        : null}
    </>
  );
}

interface ProposalsProps {
  readonly detail: FindingDetail;
  readonly chosen: FindingDetail['finding']['measure'];
  readonly onTake: (measure: FindingDetail['finding']['measure']) => void;
}

function Proposals({ detail, chosen, onTake }: ProposalsProps): ReactNode {
  if (detail.proposals.length === 0) return null;
  return (
    <div>
      {detail.proposals.map((one) => (
        <div key={one.measure}>
          规则建议：<strong>{measureWords[one.measure]}</strong>。{one.reason}
          <span className="soft">
            {' '}
            {one.articles.join('、')}；由{one.decidedBy}决定。
          </span>
          {chosen === one.measure ? null : (
            <button type="button" className="link-button" onClick={() => onTake(one.measure)}>
              采用
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

type PartProps = Pick<MeasureFieldsProps, 'detail' | 'record' | 'row'>;

/** What tips the choice besides the severity (GZ 552, 624; GD 36). */
function Circumstances({ detail: { finding, proposals }, record, row }: PartProps): ReactNode {
  const general = useDraftField(record, 'general', finding.general);
  const majorRisk = useDraftField(record, 'majorRisk', finding.majorRisk);
  const accident = useDraftField(record, 'graveAccident', finding.graveAccident);
  const change = useDraftField(record, 'sentenceChange', finding.sentenceChange);
  const concerned = change.value !== null || proposals.some((one) => one.measure === 'opinion') || /^[BC]/.test(finding.type);
  return (
    <>
      {row(
        '情形',
        'general',
        general,
        <div className="stack checks">
          <Checkbox id="finding-general" checked={general.value} onChange={(event) => general.choose(event.target.checked)}>
            多个监区或一段时期反复出现，属于普遍性问题
          </Checkbox>
          <Checkbox checked={majorRisk.value} onChange={(event) => majorRisk.choose(event.target.checked)}>
            可能导致执法不公，或有重大漏洞、隐患、事故风险
          </Checkbox>
          <Checkbox checked={accident.value} onChange={(event) => accident.choose(event.target.checked)}>
            已发生重大事故
          </Checkbox>
        </div>,
      )}
      {concerned
        ? row(
            '减假暂',
            'sentenceChange',
            change,
            <Select
              id="finding-sentenceChange"
              aria-label="减假暂情形"
              allowClear
              placeholder="按问题类型"
              style={{ width: 220 }}
              value={change.value}
              onChange={(value) => change.choose(value ?? null)}
              options={sentenceChanges.map((value) => ({ value, label: sentenceChangeWords[value] }))}
            />,
          )
        : null}
    </>
  );
}

function ClueBodyField({ detail: { finding }, record, row }: PartProps): ReactNode {
  const body = useDraftField(record, 'clueTo', finding.clueTo);
  return row(
    '线索管辖',
    'clueTo',
    body,
    <Radio.Group
      id="finding-clueTo"
      aria-label="线索管辖"
      value={body.value}
      onChange={(event) => body.choose(event.target.value as (typeof clueBodies)[number])}
      options={clueBodies.map((value) => ({ value, label: clueBodyWords[value] }))}
    />,
  );
}
