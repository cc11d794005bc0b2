import { Button, Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useCore, useStatus } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';
import { networkPromise } from '#renderer/network/network-promise.ts';
import { backupPromise, lostPromise, type Pledge, savedPromise, timeWords } from './pledges.ts';
import { useWay } from './route.tsx';
import { useSettings } from './settings-context.tsx';
import { useUndo } from './use-undo.ts';

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
  const lost = lostPromise(status);
  const promises: Pledge[] = [
    savedPromise(status),
    ...(lost ? [{ ...lost, act: { label: '去导入', run: () => go({ screen: 'exchange', tab: 'import' }) } }] : []),
    {
      ...backup,
      act: status?.backup.place ? { label: '立即备份', run: backupNow } : { label: '指定备份位置', run: () => go({ screen: 'settings', tab: 'backup' }) },
    },
    {
      key: 'unsent',
      words: `未交出 ${status?.unsent ?? 0}${(status?.unreceipted ?? 0) > 0 ? ` · 未回执 ${status?.unreceipted}` : ''}`,
      tone: 'plain',
      explain: '未交出：还没有随成果包交给组织方的登记条目，导出成果包后归零。未回执：已交出、组织方的回执还没有带回来的条目，导入回执后归零。',
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
  const network = networkPromise(status?.sync);
  if (network) promises.push({ ...network, act: { label: '去交换', run: () => go({ screen: 'exchange', tab: 'network' }) } });
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
