import type { TableColumnType } from 'antd';
import { Tooltip } from 'antd';
import { Dash, Mark } from '#renderer/ui/words.tsx';
import type { FindingRow } from '#shared/finding/list.ts';
import { measureWords } from '#shared/finding/words.ts';
import { HandoverMark, SeverityMark, StatusMark } from './finding-marks.tsx';

export const columnWords = {
  number: '编号',
  title: '问题',
  place: '地点',
  conduct: '发生日期',
  severity: '严重程度',
  measure: '监督方式',
  status: '状态',
  evidence: '证据',
  recordedBy: '记录人',
  handover: '交出',
} as const;
export type ColumnName = keyof typeof columnWords;
export const columnNames = Object.keys(columnWords) as ColumnName[];
export const firstColumns: readonly ColumnName[] = ['title', 'place', 'severity', 'status'];

const all: Readonly<Record<ColumnName, TableColumnType<FindingRow>>> = {
  number: { key: 'number', title: '编号', width: 130, sorter: true, render: (_, row) => <span className="number one-line">{row.number}</span> },
  title: {
    key: 'area',
    title: '问题',
    width: 220,
    sorter: true,
    render: (_, row) => (
      <Tooltip title={`${row.number} ${row.title}`} mouseEnterDelay={0.6}>
        <span className="one-line block">
          <span className="stream-edge" data-stream={row.stream} />
          {row.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null} {row.general ? <Mark>普遍</Mark> : null}{' '}
          {row.sameAs !== null ? <Mark title={`与 ${row.sameAs} 是同一问题，只计一次`}>同一问题</Mark> : null}{' '}
          <span className="soft number">{row.type || '未定类'}</span> {row.title || row.typeLabel || <Dash />}{' '}
        </span>
      </Tooltip>
    ),
  },
  place: {
    key: 'facility',
    title: '地点',
    width: 112,
    sorter: true,
    render: (_, row) => (
      <span className="one-line block" title={`${row.facilityName} ${row.wing}`}>
        {row.facilityName} {row.wing}
      </span>
    ),
  },
  conduct: {
    key: 'conduct',
    title: '发生日期',
    width: 104,
    sorter: true,
    render: (_, row) => (row.conductFrom ? <span className="number">{row.conductFrom}</span> : <Dash />),
  },
  severity: { key: 'severity', title: '严重程度', width: 116, sorter: true, render: (_, row) => <SeverityMark severity={row.severity} /> },
  measure: { key: 'measure', title: '监督方式', width: 116, render: (_, row) => (row.measure ? measureWords[row.measure] : <Dash />) },
  status: { key: 'status', title: '状态', width: 76, render: (_, row) => <StatusMark status={row.status} /> },
  evidence: { key: 'evidence', title: '证据', width: 56, align: 'right', render: (_, row) => (row.evidence > 0 ? row.evidence : <Dash />) },
  handover: { key: 'handover', title: '交出', width: 108, render: (_, row) => <HandoverMark handover={row.handover} /> },
  recordedBy: { key: 'recordedBy', title: '记录人', width: 84, render: (_, row) => row.recordedBy || <Dash /> },
};

export const sortNames: Readonly<Record<string, 'number' | 'conduct' | 'severity' | 'area' | 'facility'>> = {
  number: 'number',
  conduct: 'conduct',
  severity: 'severity',
  area: 'area',
  facility: 'facility',
};

export function columnsOf(names: readonly ColumnName[]): TableColumnType<FindingRow>[] {
  return columnNames.filter((name) => names.includes(name)).map((name) => all[name]);
}

export const widthOf = (names: readonly ColumnName[]): number => columnsOf(names).reduce((sum, column) => sum + Number(column.width), 36);
