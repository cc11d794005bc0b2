import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useCore, useDraftKeepers, useStatus } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { bytesWords } from '#renderer/exchange/package-words.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { TeamWithPeople } from '#shared/round/overview.ts';

/** One sealed task package for each team: to its enrolled laptops, or to a passphrase told apart. */
export function HandoutSection({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  const server = useStatus()?.sync.account;
  return (
    <section className="section stack" aria-labelledby="round-handout">
      <h2 id="round-handout">发放任务包</h2>
      <p className="soft">任务包带有编组、监狱和清单。对方设备已登记的，口令留空，只有该组设备能打开；尚未登记的，填写口令并另行电话告知。</p>
      {server ? (
        <p className="soft">
          任务包写明网络交换的服务器 {server.address}（数据库 {server.database}），不含用户名和口令；各组核对后自行填写。
        </p>
      ) : null}
      {teams.length === 0 ? (
        <EmptyState title="还没有编组" words="每个组一个任务包。先在“方案与编组”中编组、分派监狱，再来这里导出。">
          <GoButton to={{ screen: 'round', tab: 'plan' }}>编组和录入监狱</GoButton>
        </EmptyState>
      ) : null}
      {teams.map((team) => (
        <TeamHandout key={team.id} team={team} />
      ))}
    </section>
  );
}

function TeamHandout({ team }: { team: TeamWithPeople }): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<{ words: string; share: number } | null>(null);
  const [done, setDone] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = async (): Promise<void> => {
    setTrouble(null);
    setDone('');
    setProgress({ words: '正在制作任务包', share: 0 });
    try {
      await keepers.commitAll();
      const written = await core.exchange.exportPackage({ kind: 'task', team: team.id, ...(passphrase === '' ? {} : { passphrase }) }, (words, share) =>
        setProgress({ words, share }),
      );
      setDone(written ? `已写入 ${written.place} 的 ${written.name}，${bytesWords(written.bytes)}，已回读核对。` : '没有导出，没有生成文件。');
      if (written) setPassphrase('');
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setProgress(null);
  };
  return (
    <section className="stack" aria-label={`${team.name}任务包`}>
      <div className="row">
        <span style={{ width: 160 }}>{team.name}</span>
        <Input.Password
          style={{ width: 240 }}
          aria-label={`${team.name}任务包口令`}
          placeholder="口令（可空）"
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <Button disabled={progress !== null} onClick={() => void write()}>
          导出任务包
        </Button>
        <span className="soft">{done}</span>
      </div>
      {progress ? <ProgressNote words={progress.words} share={progress.share} onCancel={() => void core.exchange.stopExport()} /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </section>
  );
}
