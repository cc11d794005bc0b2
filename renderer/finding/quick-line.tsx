import type { InputRef } from 'antd';
import { type ReactNode, type Ref, useMemo, useState } from 'react';
import { useTaxonomy } from '#renderer/data/taxonomy.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useKeptText } from '#renderer/data/use-kept-text.ts';
import { EnterLine } from '#renderer/ui/enter-line.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import { regraded } from '#shared/finding/reasons.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { severityWords } from '#shared/taxonomy/words.ts';
import { parseQuickEntry, type QuickEntry, type QuickFacility, titleOfType } from './quick-entry.ts';

interface QuickLineProps {
  readonly facilities: readonly QuickFacility[];
  readonly facility: string | undefined;
  readonly today: DateOnly;
  readonly inputRef: Ref<InputRef>;
  readonly onRecorded: (id: string) => void;
}

/** One line, one finding: what was understood is shown before Enter writes it down. */
export function QuickLine({ facilities, facility, today, inputRef, onRecorded }: QuickLineProps): ReactNode {
  const shipped = useTaxonomy();
  const run = useCommand();
  const { text: line, set: setLine, clear } = useKeptText('quickLine', 'line');
  const [busy, setBusy] = useState(false);
  const entry = useMemo(
    () => (shipped && line.trim() !== '' ? parseQuickEntry(line, { index: shipped.index, facilities, facility, today }) : null),
    [line, shipped, facilities, facility, today],
  );
  const record = async (): Promise<void> => {
    if (!entry || busy) return;
    setBusy(true);
    const { type } = entry;
    const result = await run('finding.record', {
      facility: entry.facility?.id ?? '',
      title: entry.title,
      ...(type ? { type: type.code, stream: type.stream } : {}),
      ...(entry.severity === undefined ? {} : { severity: entry.severity }),
      ...(entry.severityReason === '' ? {} : { severityReason: entry.severityReason }),
      ...(entry.wing === undefined ? {} : { wing: entry.wing }),
      ...(entry.conductFrom === undefined ? {} : { conductFrom: entry.conductFrom }),
      ...(entry.personCount === undefined ? {} : { personCount: entry.personCount }),
    });
    setBusy(false);
    if (!result.ok) return;
    clear();
    onRecorded(result.value.id);
  };
  return (
    <div className="quick-line">
      <EnterLine
        id="quick-line"
        inputRef={inputRef}
        label="快速记录"
        placeholder="快速记录：3jq jb 超期 2r，回车"
        value={line}
        onChange={setLine}
        onEnter={() => void record()}
      />
      {entry ? (
        <div className="quick-chips" role="status" aria-label="已识别">
          {entry.facility ? <Mark>{entry.facility.name}</Mark> : <Mark tone="attention">请先选监狱</Mark>}
          {entry.wing ? <Mark>{entry.wing}</Mark> : null}
          {entry.type ? (
            <Mark tone="action">
              {entry.type.code} {titleOfType(entry.type)}
            </Mark>
          ) : (
            <Mark tone="attention">未识别类型</Mark>
          )}
          {entry.type?.stream === 'residentOffice' ? <Mark tone="resident">派驻检察 · 内部</Mark> : null}
          <SeverityChips entry={entry} />
          {entry.conductFrom ? <Mark>{entry.conductFrom}</Mark> : null}
          {entry.personCount === undefined ? null : <Mark>{entry.personCount} 人</Mark>}
          {entry.type && entry.title === titleOfType(entry.type) ? null : <span className="small soft one-line">标题：{entry.title || '（空）'}</span>}
        </div>
      ) : (
        <div className="quick-chips small soft" title="次序不限。另定轻重写 1j 至 4j，并写“因：理由”。">
          监区 类型首字母 标题 日期 人数，空格分开；轻重 1j–4j 因：理由
        </div>
      )}
    </div>
  );
}

/** What it will weigh; where that is another weight than usual, whether the line says why: in few letters, the line is narrow. */
function SeverityChips({ entry: { type, severity, severityReason } }: { entry: QuickEntry }): ReactNode {
  if (severity === undefined) return null;
  if (!type || !regraded({ stream: type.stream, severity }, type.severity)) return <Mark>{severityWords[severity]}</Mark>;
  return (
    <Mark tone="attention" title={`${severityWords[severity]}；这类问题通常定为${severityWords[type.severity]}，另作认定要写明理由`}>
      {severity}级 {severityReason === '' ? '请写“因：理由”' : `因：${severityReason}`}
    </Mark>
  );
}
