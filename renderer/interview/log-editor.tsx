import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { type DraftField, useDraftField, useDraftRecord, useRecordRefusal } from '#renderer/data/use-draft-field.ts';
import { WingInput } from '#renderer/finding/new-finding.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DraftArea, DraftCount, DraftDay, DraftNames, DraftText } from '#renderer/ui/draft-inputs.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { WorkLogRow } from '#shared/interview/views.ts';
import { workMethods, workMethodWords, workPlaces, workPlaceWords } from '#shared/interview/words.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { BoundFindings } from './bound-findings.tsx';
import type { DeskPlace } from './desk-place.ts';

interface LogEditorProps {
  readonly row: WorkLogRow;
  readonly facility: DeskPlace;
  readonly members: readonly string[];
  readonly onRemoved: () => void;
}

/** One row of the work log. Every field saves itself. */
export function LogEditor({ row, facility, members, onRemoved }: LogEditorProps): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  const confirm = useConfirmDanger();
  const record = useDraftRecord('workLog', row.id);
  const refusal = useRecordRefusal(record);
  const on = useDraftField<DateOnly | null>(record, 'on', row.on);
  const method = useDraftField(record, 'method', row.method);
  const at = useDraftField(record, 'at', row.at);
  const place = useDraftField(record, 'place', row.place);
  const inside = useDraftField(record, 'inside', row.inside);
  const people = useDraftField(record, 'people', row.people);
  const content = useDraftField(record, 'content', row.content);
  const notes = useDraftField(record, 'notes', row.notes);
  const camera = useDraftField(record, 'camera', row.camera);
  const footage = useDraftField(record, 'footage', row.footage);
  const line = (name: string, id: string, field: DraftField<Json>, body: ReactNode, note?: ReactNode): ReactNode => (
    <FieldRow name={name} htmlFor={id} state={field.state} refusal={field.refusal} note={note}>
      {body}
    </FieldRow>
  );
  const remove = async (): Promise<void> => {
    const answer = await confirm({
      title: `删除${row.on ?? ''}的 1 条工作日志`,
      words: '它的数量不再计入工作量。可按 Ctrl+Z 撤销。',
      act: '删除这 1 条日志',
    });
    if (answer === null) return;
    const done = await run('workLog.remove', { id: row.id });
    if (done.ok) onRemoved();
  };
  const watched = method.value === 'files' || at.value === 'officeFootage';
  return (
    <section className="editor" aria-label="工作日志详情">
      <div className="editor-head">
        <div className="row">
          <h2 className="one-line">{row.method ? workMethodWords[row.method] : '工作日志'}</h2>
          {row.disputed.length > 0 ? (
            <button type="button" className="disputed-mark" onClick={() => go({ screen: 'conflict' })}>
              有分歧 {row.disputed.length} 处，去选定
            </button>
          ) : null}
          <span className="grow" />
          <Button size="small" danger type="text" onClick={() => void remove()}>
            删除
          </Button>
        </div>
      </div>
      <div className="editor-body" data-region tabIndex={-1}>
        {refusal ? <TroubleNote trouble={{ words: refusal.words, next: refusal.next ?? '' }} /> : null}
        {line('日期', 'log-on', on, <DraftDay id="log-on" label="日期" field={on} />)}
        {line(
          '检察方法',
          'log-method',
          method,
          <Select
            id="log-method"
            aria-label="检察方法"
            style={{ width: '100%' }}
            value={method.value}
            onChange={(value) => method.choose(value)}
            options={workMethods.map((value) => ({ value, label: workMethodWords[value] }))}
          />,
          '规定第三十一条的九种方法',
        )}
        {line(
          '地点',
          'log-place',
          place,
          <div className="two-fields">
            <div className="grow">
              <WingInput id="log-place" wings={facility.wings} value={place.value} onChange={place.set} onBlur={place.handlers.onBlur} />
            </div>
            <Select
              aria-label="查看方式"
              allowClear
              placeholder="在哪里看的"
              style={{ width: 190, flex: 'none' }}
              value={at.value}
              onChange={(value) => at.choose(value ?? null)}
              options={workPlaces.map((value) => ({ value, label: workPlaceWords[value] }))}
            />
          </div>,
        )}
        {line(
          '进入',
          'log-inside',
          inside,
          <Checkbox id="log-inside" checked={inside.value} onChange={(event) => inside.choose(event.target.checked)}>
            进入监区、监舍（不少于二人，规定第二十条）
          </Checkbox>,
        )}
        {line(
          '检察人员',
          'log-people',
          people,
          <DraftNames id="log-people" label="检察人员" field={people} proposals={members} placeholder="姓名，顿号分开" />,
        )}
        <Amounts row={row} record={record} />
        {line(
          '工作内容',
          'log-content',
          content,
          <DraftArea id="log-content" label="工作内容" field={content} rows={2} placeholder="查阅、查看、清查了什么" />,
        )}
        {watched ? (
          <FieldRow name="录像" state={camera.state} refusal={camera.refusal ?? footage.refusal}>
            <div className="two-fields">
              <DraftText id="log-camera" label="监控点位" field={camera} max={120} placeholder="监控点位，如 三监区走廊2号" />
              <DraftText id="log-footage" label="录像时段" field={footage} max={200} placeholder="时段，如 9月1日 20:00-22:00" />
            </div>
          </FieldRow>
        ) : null}
        {line(
          '检察情况',
          'log-notes',
          notes,
          <DraftArea id="log-notes" label="检察情况" field={notes} rows={4} placeholder="看到什么、听到什么、是否发现问题" />,
        )}
        <FieldRow name="相关问题">
          <BoundFindings kind="workLog" id={row.id} facility={facility.id} bound={row.bound} />
        </FieldRow>
        {row.recordedBy === '' ? null : <Mark>填写人 {row.recordedBy}</Mark>}
      </div>
    </section>
  );
}

function Amounts({ row, record }: { row: WorkLogRow; record: ReturnType<typeof useDraftRecord> }): ReactNode {
  const volumes = useDraftField<number | null>(record, 'volumes', row.volumes);
  const books = useDraftField<number | null>(record, 'books', row.books);
  const persons = useDraftField<number | null>(record, 'persons', row.persons);
  const hours = useDraftField<number | null>(record, 'hours', row.hours);
  const items = useDraftField<number | null>(record, 'items', row.items);
  const all = [volumes, books, persons, hours, items];
  return (
    <FieldRow
      name="数量"
      state={all.find((field) => field.state !== 'committed')?.state ?? 'committed'}
      refusal={all.find((field) => field.refusal)?.refusal ?? null}
    >
      <div className="amounts">
        <DraftCount id="log-volumes" label="案卷" field={volumes} max={1_000_000} unit="卷" width={84} />
        <DraftCount id="log-books" label="台账、簿册" field={books} max={1_000_000} unit="册" width={84} />
        <DraftCount id="log-persons" label="人次" field={persons} max={1_000_000} unit="人次" width={98} />
        <DraftCount id="log-hours" label="音视频小时数" field={hours} max={10_000} unit="小时" step={0.5} width={98} />
        <DraftCount id="log-items" label="件、份、处" field={items} max={1_000_000} unit="件" width={84} />
      </div>
    </FieldRow>
  );
}
