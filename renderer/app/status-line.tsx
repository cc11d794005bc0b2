import { Button, Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CoreStatus } from '#renderer/core/api.ts';
import { useCore, useStatus } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';
import { useWay } from './route.tsx';
import { useSettings } from './settings-context.tsx';
import { useUndo } from './use-undo.ts';

type Tone = 'plain' | 'attention' | 'alarm';

interface Pledge {
  readonly key: string;
  readonly words: string;
  readonly tone: Tone;
  readonly explain: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time of day, with the date in front when it is not today. */
export function timeWords(moment: string, seconds: boolean, now = new Date()): string {
  const at = new Date(moment);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${seconds ? `:${two(at.getSeconds())}` : ''}`;
  return at.toDateString() === now.toDateString() ? time : `${at.getMonth() + 1}月${at.getDate()}日 ${time}`;
}

export function savedPromise(status: CoreStatus | undefined): Pledge {
  if (status?.failure) {
    return { key: 'saved', words: '未能落盘', tone: 'alarm', explain: `${status.failure.words}${status.failure.next}` };
  }
  if (status && status.pending > 0) {
    return {
      key: 'saved',
      words: `正在落盘 ${status.pending} 处`,
      tone: 'attention',
      explain: '刚输入的内容正在写入磁盘，通常不到半秒。此时断电，可能少最后几个字。',
    };
  }
  if (!status?.durableAt) return { key: 'saved', words: '尚无输入', tone: 'plain', explain: '打开以来还没有输入内容，先前的内容都在磁盘上。' };
  return {
    key: 'saved',
    words: `已落盘 ${timeWords(status.durableAt, true)}`,
    tone: 'plain',
    explain: '此刻之前输入的全部内容已加密写入磁盘并得到确认，断电也不会丢失。',
  };
}

export function backupPromise(status: CoreStatus | undefined, minutes: number, now = Date.now()): Pledge {
  const backup = status?.backup;
  const key = 'backup';
  if (!backup?.place)
    return { key, words: '未设备份', tone: 'attention', explain: '内容目前只在这台电脑上。请指定第二个文件夹或移动存储，程序会自动备份并回读核对。' };
  if (backup.running) return { key, words: '正在备份', tone: 'plain', explain: '正在写备份包并回读核对。' };
  if (backup.lastFailure) return { key, words: '备份未成', tone: 'attention', explain: `${backup.lastFailure.words}${backup.lastFailure.next}` };
  if (!backup.lastVerified) return { key, words: '尚未备份', tone: 'attention', explain: '备份位置已指定，还没有完成第一次备份。' };
  const late = minutes > 0 && now - Date.parse(backup.lastVerified) > minutes * 2 * 60_000;
  return {
    key,
    words: `已备份 ${timeWords(backup.lastVerified, false)}`,
    tone: late ? 'attention' : 'plain',
    explain: late ? '上次备份已超过设定间隔的两倍。请检查备份位置是否可用。' : '全部内容的加密备份已写到备份位置，并经回读核对。',
  };
}

/** The promise at the foot of the desk: amber with words when something is not yet safe, a click explains. */
export function StatusLine(): ReactNode {
  const status = useStatus();
  const core = useCore();
  const tell = useTell();
  const { settings } = useSettings();
  const { go } = useWay();
  const { undo, redo } = useUndo();
  useMinuteTick();
  const backupNow = (): void => {
    core.backup
      .run(() => undefined)
      .then(
        (state) => state.lastVerified && tell.note(`已备份 ${timeWords(state.lastVerified, false)}`),
        (error) => tell.trouble(troubleOf(error)),
      );
  };
  const backup = backupPromise(status, settings.backupMinutes);
  const promises: Pledge[] = [
    savedPromise(status),
    {
      ...backup,
      act: status?.backup.place ? { label: '立即备份', run: backupNow } : { label: '指定备份位置', run: () => go({ screen: 'settings', tab: 'backup' }) },
    },
    {
      key: 'unsent',
      words: `未交出 ${status?.unsent ?? 0}`,
      tone: 'plain',
      explain: '这台电脑上还没有随巡检包交出的登记条目数。导出成果包后归零。',
      act: { label: '去交换', run: () => go({ screen: 'exchange' }) },
    },
    {
      key: 'disputed',
      words: `分歧 ${status?.disputed ?? 0}`,
      tone: (status?.disputed ?? 0) > 0 ? 'attention' : 'plain',
      explain: '同一字段有两个以上写法、等人选定的处数。两个写法都保留着。',
      act: { label: '去处理', run: () => go({ screen: 'conflict' }) },
    },
  ];
  return (
    <footer className="desk-status">
      {promises.map((promise) => (
        <StatusItem key={promise.key} promise={promise} />
      ))}
      {status?.work ? (
        <span role="status" className="status-work">
          {status.work.words}
          {status.work.share > 0 ? ` ${Math.round(status.work.share * 100)}%` : ''}
        </span>
      ) : null}
      <span className="grow" />
      {status?.canUndo ? (
        <button type="button" onClick={undo} title="Ctrl+Z">
          撤销：{status.canUndo}
        </button>
      ) : null}
      {status?.canRedo ? (
        <button type="button" onClick={redo} title="Ctrl+Y">
          重做：{status.canRedo}
        </button>
      ) : null}
    </footer>
  );
}

function StatusItem({ promise }: { promise: Pledge }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      content={
        <div className="stack" style={{ maxWidth: 340 }}>
          <div>{promise.explain}</div>
          {promise.act ? (
            <div>
              <Button
                size="small"
                onClick={() => {
                  setOpen(false);
                  promise.act?.run();
                }}
              >
                {promise.act.label}
              </Button>
            </div>
          ) : null}
        </div>
      }
    >
      <button type="button" className="status-item number" data-tone={promise.tone} data-status={promise.key}>
        {promise.words}
      </button>
    </Popover>
  );
}

function useMinuteTick(): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}
