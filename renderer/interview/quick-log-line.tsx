import type { InputRef } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { EnterLine } from '#renderer/ui/enter-line.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import { workMethodShort } from '#shared/interview/words.ts';
import { amountWords } from '#shared/interview/work-log.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import type { DeskPlace } from './desk-place.ts';
import { parseQuickLog } from './quick-log.ts';

interface QuickLogLineProps {
  readonly facility: DeskPlace;
  readonly members: readonly string[];
  /** Who was named last; stands where the line names nobody. */
  readonly usual: readonly string[];
  readonly onRecorded: (id: string) => void;
}

const none = { volumes: null, books: null, persons: null, hours: null, items: null };

/** One line, one row of the log: what was understood is shown before Enter writes it down. */
export function QuickLogLine({ facility, members, usual, onRecorded }: QuickLogLineProps): ReactNode {
  const run = useCommand();
  const input = useRef<InputRef>(null);
  const today = useMemo(() => dateInChina(systemClock.now()), []);
  const [line, setLine] = useState('');
  const [busy, setBusy] = useState(false);
  useShortcut(['alt+q'], () => input.current?.focus());
  const entry = line.trim() === '' ? null : parseQuickLog(line, { facility, members, today });
  const people = entry && entry.people.length > 0 ? entry.people : usual;
  // Looking at a wing on the spot means going inside.
  const inside = entry?.method === 'walk' && entry.place !== '';
  const record = async (): Promise<void> => {
    if (!entry || busy) return;
    setBusy(true);
    const done = await run('workLog.add', {
      ...{ facility: facility.id, on: entry.on, place: entry.place, content: entry.content, people, inside },
      ...(entry.method === undefined ? {} : { method: entry.method }),
      ...entry.amounts,
    });
    setBusy(false);
    if (!done.ok) return;
    setLine('');
    onRecorded(done.value.id);
  };
  return (
    <div className="quick-line">
      <EnterLine
        inputRef={input}
        label="快速记日志"
        placeholder="快速记日志：sdck 3jq 2h 查看禁闭室，回车"
        value={line}
        onChange={setLine}
        onEnter={() => void record()}
      />
      {entry ? (
        <div className="quick-chips" role="status" aria-label="已识别">
          {entry.method ? <Mark tone="action">{workMethodShort[entry.method]}</Mark> : <Mark tone="attention">未写方法</Mark>}
          <Mark>{entry.on}</Mark>
          {entry.place ? <Mark>{entry.place}</Mark> : null}
          {inside && people.length < 2 ? <Mark tone="attention">进入监区须二人以上</Mark> : null}
          {people.length > 0 ? <Mark>{people.join('、')}</Mark> : null}
          {amountWords({ ...none, ...entry.amounts }) === '' ? null : <Mark>{amountWords({ ...none, ...entry.amounts })}</Mark>}
          <span className="small soft one-line">{entry.content}</span>
        </div>
      ) : (
        <div className="quick-chips small soft">方法（拼音首字母）· 监区 · 人员 · 卷册人次小时件 · 日期 · 内容，空格分开，次序不限</div>
      )}
    </div>
  );
}
