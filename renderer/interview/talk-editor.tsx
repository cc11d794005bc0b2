import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { type DraftRecord, useDraftField, useDraftRecord, useRecordRefusal } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { WingInput } from '#renderer/finding/new-finding.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DraftArea, DraftCount, DraftDay, DraftNames, DraftText } from '#renderer/ui/draft-inputs.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { TextRow } from '#renderer/ui/text-row.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { Interview } from '#shared/interview/interview.ts';
import type { InterviewDetail } from '#shared/interview/views.ts';
import {
  interviewKinds,
  interviewKindWords,
  interviewTitleWords,
  personRoles,
  personRoleWords,
  readBackStatements,
  readBacks,
  readBackWords,
  rightsTemplate,
} from '#shared/interview/words.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { BoundFindings } from './bound-findings.tsx';
import type { DeskPlace } from './desk-place.ts';
import { TalkLines } from './talk-lines.tsx';
import { timeNow } from './time-now.ts';
import { useSheet } from './use-sheet.ts';

interface TalkEditorProps {
  readonly id: string;
  readonly facility: DeskPlace;
  readonly members: readonly string[];
  readonly onRemoved: () => void;
}

export function TalkEditor({ id, ...rest }: TalkEditorProps): ReactNode {
  const { data, trouble } = useView('interviews.detail', { id });
  if (trouble) return <TroubleNote trouble={trouble} />;
  return data && data.interview.id === id ? <OneTalk detail={data} {...rest} /> : null;
}

/** One 笔录: frame, questions and answers, closing. Every field saves itself. */
function OneTalk({ detail, facility, members, onRemoved }: Omit<TalkEditorProps, 'id'> & { readonly detail: InterviewDetail }): ReactNode {
  const { interview } = detail;
  const run = useCommand();
  const { go } = useWay();
  const confirm = useConfirmDanger();
  const sheet = useSheet();
  const record = useDraftRecord('interview', interview.id);
  const refusal = useRecordRefusal(record);
  const title = interviewTitleWords[interview.kind];
  const remove = async (): Promise<void> => {
    const answer = await confirm({
      title: `删除${interview.on ?? ''} ${interview.personName}的${title}（${detail.lines.length} 个问答）`,
      words: '它不再计入工作量。可按 Ctrl+Z 撤销。',
      act: '删除这 1 份笔录',
    });
    if (answer === null) return;
    const done = await run('interview.remove', { id: interview.id });
    if (done.ok) onRemoved();
  };
  return (
    <section className="editor" aria-label="笔录详情">
      <div className="editor-head">
        <div className="row">
          <h2 className="one-line">
            {title} {interview.personName}
          </h2>
          {detail.disputes.length > 0 ? (
            <button type="button" className="disputed-mark" onClick={() => go({ screen: 'conflict' })}>
              有分歧 {detail.disputes.length} 处，去选定
            </button>
          ) : null}
          <span className="grow" />
          <Button size="small" onClick={() => void sheet('interviewRecord', [interview.id], detail.paper)}>
            打印笔录
          </Button>
          <Button size="small" danger type="text" onClick={() => void remove()}>
            删除
          </Button>
        </div>
        <div className="row small">
          {detail.missing.length === 0 ? (
            <Mark tone="done">各项齐全，可以打印签名</Mark>
          ) : (
            <span className="soft">交本人核对签名前还缺：{detail.missing.join('、')}</span>
          )}
        </div>
      </div>
      <div className="editor-body" data-region tabIndex={-1}>
        {refusal ? <TroubleNote trouble={{ words: refusal.words, next: refusal.next ?? '' }} /> : null}
        <TalkFrame interview={interview} record={record} wings={facility.wings} members={members} />
        <Rights interview={interview} record={record} />
        <section aria-label="问答" className="stack">
          <h3>问答 {detail.lines.length}</h3>
          <TalkLines interview={interview.id} lines={detail.lines} />
        </section>
        <Closing interview={interview} record={record} />
        <FieldRow name="相关问题">
          <BoundFindings kind="interview" id={interview.id} facility={facility.id} bound={detail.findings} />
        </FieldRow>
        <details>
          <summary className="soft small">历史 {detail.history.length}</summary>
          <HistoryPanel kind="interview" history={detail.history} />
        </details>
      </div>
    </section>
  );
}

interface PartProps {
  readonly interview: Interview;
  readonly record: DraftRecord;
}

function TalkFrame({ interview, record, wings, members }: PartProps & { readonly wings: readonly string[]; readonly members: readonly string[] }): ReactNode {
  const kind = useDraftField(record, 'kind', interview.kind);
  const role = useDraftField(record, 'role', interview.role);
  const on = useDraftField<DateOnly | null>(record, 'on', interview.on);
  const from = useDraftField(record, 'fromTime', interview.fromTime);
  const to = useDraftField(record, 'toTime', interview.toTime);
  const place = useDraftField(record, 'place', interview.place);
  const talkers = useDraftField(record, 'talkers', interview.talkers);
  const recorder = useDraftField(record, 'recorder', interview.recorder);
  return (
    <div className="talk-fields">
      <FieldRow name="种类" state={kind.state} refusal={kind.refusal}>
        <div className="two-fields">
          <Select
            aria-label="种类"
            style={{ width: 90, flex: 'none' }}
            value={kind.value}
            onChange={(value) => kind.choose(value)}
            options={interviewKinds.map((value) => ({ value, label: interviewKindWords[value] }))}
          />
          <Select
            aria-label="身份"
            style={{ width: '100%' }}
            value={role.value}
            onChange={(value) => role.choose(value)}
            options={personRoles.map((value) => ({ value, label: personRoleWords[value] }))}
          />
        </div>
      </FieldRow>
      <FieldRow name="日期" htmlFor="talk-on" state={on.state} refusal={on.refusal}>
        <DraftDay id="talk-on" label="日期" field={on} />
      </FieldRow>
      <FieldRow name="时间" htmlFor="talk-from" state={from.state} refusal={from.refusal ?? to.refusal}>
        <div className="two-fields">
          <DraftText id="talk-from" label="开始时间" field={from} max={10} width={62} placeholder="9:05" />
          <span className="soft">至</span>
          <DraftText id="talk-to" label="结束时间" field={to} max={10} width={62} placeholder="9:50" />
          <button type="button" className="link-button small" onClick={() => to.choose(timeNow())}>
            此刻结束
          </button>
        </div>
      </FieldRow>
      <TextRow id="talk-place" name="地点" field={place} max={80} placeholder="如 三监区谈话室" />
      <FieldRow name="谈话人" htmlFor="talk-talkers" state={talkers.state} refusal={talkers.refusal}>
        <DraftNames id="talk-talkers" label="谈话人（二人以上）" field={talkers} proposals={members} />
      </FieldRow>
      <TextRow id="talk-recorder" name="记录人" field={recorder} max={40} />
      {interview.kind === 'forum' ? <Attendance interview={interview} record={record} /> : <Person interview={interview} record={record} wings={wings} />}
    </div>
  );
}

function Attendance({ interview, record }: PartProps): ReactNode {
  const attendance = useDraftField<number | null>(record, 'attendance', interview.attendance);
  return (
    <FieldRow name="参加人数" htmlFor="talk-attendance" state={attendance.state} refusal={attendance.refusal}>
      <DraftCount id="talk-attendance" label="参加人数" field={attendance} max={10_000} unit="人" width={120} />
    </FieldRow>
  );
}

function Person({ interview, record, wings }: PartProps & { readonly wings: readonly string[] }): ReactNode {
  const name = useDraftField(record, 'personName', interview.personName);
  const number = useDraftField(record, 'personNumber', interview.personNumber);
  const wing = useDraftField(record, 'personWing', interview.personWing);
  const crime = useDraftField(record, 'personCrime', interview.personCrime);
  const term = useDraftField(record, 'personTerm', interview.personTerm);
  const duty = useDraftField(record, 'personDuty', interview.personDuty);
  return (
    <>
      <TextRow id="talk-name" name="姓名" field={name} max={60} />
      <FieldRow name="监区" htmlFor="talk-wing" state={wing.state} refusal={wing.refusal}>
        <WingInput id="talk-wing" wings={wings} value={wing.value} onChange={wing.set} onBlur={wing.handlers.onBlur} />
      </FieldRow>
      {interview.role === 'prisoner' ? (
        <>
          <TextRow id="talk-number" name="编号" label="罪犯编号" field={number} max={40} />
          <TextRow id="talk-crime" name="罪名" field={crime} max={120} />
          <div className="across">
            <TextRow id="talk-term" name="刑期" field={term} max={120} placeholder="有期徒刑八年，2019年3月1日起" />
          </div>
        </>
      ) : (
        <TextRow id="talk-duty" name="职务" label="职务或与案件的关系" field={duty} max={120} />
      )}
    </>
  );
}

/** 告知: what the person was told before the first question. */
function Rights({ interview, record }: PartProps): ReactNode {
  const told = useDraftField(record, 'rightsTold', interview.rightsTold);
  const note = useDraftField(record, 'rightsNote', interview.rightsNote);
  return (
    <FieldRow
      name="告知"
      htmlFor="talk-rights"
      state={note.state}
      refusal={note.refusal}
      note={
        note.value === '' ? (
          <button type="button" className="link-button" onClick={() => note.choose(rightsTemplate)}>
            填入常用告知内容
          </button>
        ) : null
      }
    >
      <div className="stack" style={{ gap: 4 }}>
        <Checkbox checked={told.value} onChange={(event) => told.choose(event.target.checked)}>
          已出示证件，已告知权利义务
        </Checkbox>
        <DraftArea id="talk-rights" label="告知内容" field={note} rows={1} placeholder="告知内容，写入笔录" />
      </div>
    </FieldRow>
  );
}

/** How it was read back, what was corrected, who signed. */
function Closing({ interview, record }: PartProps): ReactNode {
  const readBack = useDraftField(record, 'readBack', interview.readBack);
  const corrections = useDraftField(record, 'corrections', interview.corrections);
  const signNote = useDraftField(record, 'signNote', interview.signNote);
  return (
    <>
      <FieldRow
        name="核对"
        htmlFor="talk-readback"
        state={readBack.state}
        refusal={readBack.refusal}
        note={readBack.value ? `末尾由本人写明：${readBackStatements[readBack.value]}` : null}
      >
        <Select
          id="talk-readback"
          aria-label="核对方式"
          allowClear
          placeholder="本人看过，或向其宣读"
          style={{ width: 240 }}
          value={readBack.value}
          onChange={(value) => readBack.choose(value ?? null)}
          options={readBacks.map((value) => ({ value, label: readBackWords[value] }))}
        />
      </FieldRow>
      <FieldRow name="更正补充" htmlFor="talk-corrections" state={corrections.state} refusal={corrections.refusal}>
        <DraftArea id="talk-corrections" label="更正和补充" field={corrections} rows={1} placeholder="本人要求更正、补充的内容" />
      </FieldRow>
      <TextRow id="talk-sign" name="签名" label="签名捺印情况" field={signNote} max={500} placeholder="如 逐页签名捺指印；拒绝签名的写明原因" />
    </>
  );
}
