import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { timeWords } from '#renderer/app/pledges.ts';
import type { SyncStanding } from '#renderer/core/api.ts';
import { useCore, useStatus } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { Mark, type Tone, TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { OfferedServer } from '#shared/exchange/package.ts';
import { ConnectionForm } from './connection-form.tsx';
import { HeldPackages } from './held-packages.tsx';
import { clockWords, noticeWords } from './network-words.ts';
import { OfferedNote } from './offered-note.tsx';

/** The round's way over the network: off until somebody sets it up, and then honest about what it does. */
export function NetworkSection({ onApplied }: { onApplied: () => void }): ReactNode {
  const sync = useStatus()?.sync;
  const { entries } = useDesk().book;
  const core = useCore();
  const [editing, setEditing] = useState<'own' | 'offered' | null>(null);
  const [offered, setOffered] = useState<OfferedServer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a task package may come in meanwhile, on this very screen, above.
  useEffect(() => void core.sync.offered().then(setOffered, () => setOffered(null)), [core, entries]);
  if (!sync) return null;
  const { account } = sync;
  const news = offered !== null && (account?.address !== offered.address || account.database !== offered.database);
  return (
    <section className="section stack" aria-labelledby="network-title">
      <h2 id="network-title">网络交换</h2>
      {account ? <Standing sync={sync} onEdit={() => setEditing('own')} /> : <Off onSetUp={() => setEditing('own')} />}
      {news ? <OfferedNote offered={offered} inUse={account?.address ?? null} onSetUp={() => setEditing('offered')} /> : null}
      <HeldPackages held={sync.held} onApplied={onApplied} />
      <ConnectionForm open={editing !== null} account={account} offered={editing === 'offered' ? offered : null} onClose={() => setEditing(null)} />
    </section>
  );
}

function Off({ onSetUp }: { onSetUp: () => void }): ReactNode {
  return (
    <>
      <p className="soft">没有开启，本机不连接任何服务器。有内网 CouchDB 服务器时，可由管理员为本轮次建一个数据库，各台电脑自动互相合并；服务器只存密文。</p>
      <div>
        <Button onClick={onSetUp}>设置服务器</Button>
      </div>
    </>
  );
}

const phases: Readonly<Record<SyncStanding['phase'], { readonly words: string; readonly tone: Tone }>> = {
  off: { words: '未设置', tone: 'plain' },
  stopped: { words: '已停止', tone: 'attention' },
  working: { words: '正在交换', tone: 'action' },
  resting: { words: '已连接', tone: 'done' },
  failed: { words: '未成', tone: 'alarm' },
};

function Standing({ sync, onEdit }: { sync: SyncStanding; onEdit: () => void }): ReactNode {
  const { account } = sync;
  const phase = phases[sync.phase];
  const clocks = clockWords(sync);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['服务器', `${account?.address} · ${account?.database}`],
    [
      '状态',
      <span key="phase" className="row">
        <Mark tone={phase.tone}>{phase.words}</Mark>
        {sync.phase === 'failed' ? <span>{sync.nextTryAt ? `${timeWords(sync.nextTryAt, true)} 自动再试` : '需要处理后再试'}</span> : null}
      </span>,
    ],
    ['最近交换', sync.lastAt ? timeWords(sync.lastAt, true) : '还没有'],
    ...(clocks === undefined ? [] : [['时钟', clocks] as const]),
    ...(sync.unacknowledged === null ? [] : [['待组织方收讫', `${sync.unacknowledged} 条登记`] as const]),
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sync.words ? <ProgressNote words={sync.words} share={sync.share} /> : null}
      {sync.failure ? <TroubleNote trouble={sync.failure} /> : null}
      {sync.notices.map((notice) => (
        <WordsBox key={notice} tone="attention">
          {noticeWords[notice]}
        </WordsBox>
      ))}
      <Leftovers sync={sync} />
      <Actions sync={sync} onEdit={onEdit} />
    </>
  );
}

/** What lies on the server and could not be used, and what nobody has sent. */
function Leftovers({ sync }: { sync: SyncStanding }): ReactNode {
  const words = [
    ...(sync.waiting > 0 ? [`有 ${sync.waiting} 份内容所依据的前文还没有到，到齐后自动并入。`] : []),
    ...(sync.chunksAbsent > 0 ? [`有 ${sync.chunksAbsent} 块证据材料本机和服务器都没有，等有的电脑送上来。`] : []),
    ...sync.unreadable.map((failure) => `${failure.words}${failure.next}`),
  ];
  if (words.length === 0) return null;
  return (
    <WordsBox tone="attention">
      {[...new Set(words)].slice(0, 6).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </WordsBox>
  );
}

function Actions({ sync, onEdit }: { sync: SyncStanding; onEdit: () => void }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const on = sync.account?.on === true && sync.phase !== 'stopped';
  const forget = async (): Promise<void> => {
    const agreed = await confirm({
      title: `移除服务器 ${sync.account?.address} 的连接设置？`,
      words: '本机不再与它交换，用户名和口令从本机移除。本机数据和服务器上的密文都不受影响，可以重新设置。',
      act: '移除连接设置',
    });
    if (agreed !== null) await core.sync.forget();
  };
  return (
    <div className="row">
      {on ? (
        <>
          <Button type="primary" disabled={sync.phase === 'working'} onClick={() => void attempt(() => core.sync.now())}>
            立即交换
          </Button>
          <Button onClick={() => void attempt(() => core.sync.stop())}>停止</Button>
        </>
      ) : (
        <Button type="primary" onClick={() => void attempt(() => core.sync.resume())}>
          继续交换
        </Button>
      )}
      <Button onClick={onEdit}>连接设置</Button>
      <Button onClick={() => void attempt(forget)}>移除</Button>
    </div>
  );
}
