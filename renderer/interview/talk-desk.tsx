import { Button, Input, type InputRef, Select, type TableColumnType } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { meansEnter } from '#renderer/ui/enter-line.tsx';
import { Dash, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { InterviewRow } from '#shared/interview/views.ts';
import { type InterviewKind, interviewKinds, interviewKindWords, type PersonRole, personRoles, personRoleWords } from '#shared/interview/words.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import type { DeskProps } from './desk-place.ts';
import { RecordPanes } from './record-panes.tsx';
import { TalkEditor } from './talk-editor.tsx';
import { timeNow } from './time-now.ts';

const columns: TableColumnType<InterviewRow>[] = [
  {
    key: 'on',
    title: '时间',
    width: 140,
    render: (_, row) => (
      <span className="number">
        {row.on} {row.fromTime}
      </span>
    ),
  },
  { key: 'kind', title: '种类', width: 60, render: (_, row) => interviewKindWords[row.kind] },
  {
    key: 'person',
    title: '对象',
    width: 150,
    render: (_, row) => (
      <span className="one-line block">
        {row.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null}{' '}
        {row.kind === 'forum' ? `${personRoleWords[row.role]} ${row.attendance ?? 0} 人` : row.personName || <Dash />}{' '}
        <span className="soft">{row.personWing}</span>
      </span>
    ),
  },
  { key: 'lines', title: '问答', width: 56, align: 'right', render: (_, row) => (row.lines > 0 ? row.lines : <Dash />) },
  {
    key: 'missing',
    title: '完整',
    width: 110,
    render: (_, row) =>
      row.missing.length === 0 ? (
        <Mark tone="done">可以签名</Mark>
      ) : (
        <Mark tone="attention" title={`还缺：${row.missing.join('、')}`}>
          缺 {row.missing.length} 项
        </Mark>
      ),
  },
];

/** 谈话笔录 of one place. */
export function TalkDesk({ facility, members }: DeskProps): ReactNode {
  const { stay } = useWay();
  const { data: rows, trouble } = useView('interviews.list', { facility: facility.id });
  if (trouble) return <TroubleNote trouble={trouble} />;
  const usual = rows?.[0];
  const head = (
    <NewTalk
      key={usual === undefined ? 'first' : 'next'}
      facility={facility.id}
      members={members}
      talkers={usual?.talkers ?? []}
      recorder={usual?.recorder ?? ''}
      onMade={(id) => stay({ id })}
    />
  );
  return (
    <RecordPanes
      name="笔录"
      pane="talk"
      rows={rows ?? []}
      columns={columns}
      width={540}
      head={head}
      empty="谈话由两名以上检察人员进行。在上面填写对象姓名和谈话人，按回车开始；问答逐句记录，随写随存。"
      editor={(row) => <TalkEditor key={row.id} id={row.id} facility={facility} members={members} onRemoved={() => stay({ id: undefined })} />}
    />
  );
}

interface NewTalkProps {
  readonly facility: string;
  readonly members: readonly string[];
  /** Of the last talk here: the same people mostly hold the next one. */
  readonly talkers: readonly string[];
  readonly recorder: string;
  readonly onMade: (id: string) => void;
}

/** Begins a record now: kind, whom, by whom. */
function NewTalk({ facility, members, talkers, recorder, onMade }: NewTalkProps): ReactNode {
  const run = useCommand();
  const today = useMemo(() => dateInChina(systemClock.now()), []);
  const [kind, setKind] = useState<InterviewKind>('talk');
  const [role, setRole] = useState<PersonRole>('prisoner');
  const [name, setName] = useState('');
  const [by, setBy] = useState<readonly string[]>(talkers);
  const input = useRef<InputRef>(null);
  useShortcut(['alt+q'], () => input.current?.focus());
  const make = async (): Promise<void> => {
    const done = await run('interview.add', {
      ...{ facility, kind, role, on: today, fromTime: timeNow(), talkers: by, recorder },
      personName: name.trim(),
    });
    if (!done.ok) return;
    setName('');
    onMade(done.value.id);
  };
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Select
          aria-label="笔录种类"
          style={{ width: 84, flex: 'none' }}
          value={kind}
          onChange={setKind}
          options={interviewKinds.map((value) => ({ value, label: interviewKindWords[value] }))}
        />
        <Select
          aria-label="对象身份"
          style={{ width: 118, flex: 'none' }}
          value={role}
          onChange={setRole}
          options={personRoles.map((value) => ({ value, label: personRoleWords[value] }))}
        />
        <Input
          ref={input}
          aria-label="对象姓名"
          placeholder={kind === 'forum' ? '座谈主题对象，可空' : '姓名，回车开始'}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (meansEnter(event)) void make();
          }}
        />
        <Button type="primary" onClick={() => void make()}>
          开始
        </Button>
      </div>
      <Select
        mode="tags"
        aria-label="谈话人"
        style={{ width: '100%' }}
        placeholder="谈话人，二人以上，顿号分开"
        tokenSeparators={['、', '，', ',', ' ']}
        value={[...by]}
        onChange={(next: string[]) => setBy(next)}
        options={members.map((value) => ({ value, label: value }))}
      />
    </div>
  );
}
