import { Button, Tabs } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { NetworkSection } from '#renderer/network/network-section.tsx';
import { ExportDesk } from './export-desk.tsx';
import { HandoverSection } from './handover-section.tsx';
import { ImportDesk } from './import-desk.tsx';
import { ImportLog } from './import-log.tsx';
import { MergeBoard } from './merge-board.tsx';

/** Packages in from anywhere on top; below it out, the board of the hub, and the logs. */
export function ExchangeScreen(): ReactNode {
  const { book, refresh } = useDesk();
  const { route, go, stay } = useWay();
  const [turn, setTurn] = useState(0);
  const next = (): void => setTurn((now) => now + 1);
  const team = book.role !== 'hub' && book.kind === 'round';
  const items = [
    {
      key: 'export',
      label: '导出',
      children: (
        <div className="ways">
          <ExportDesk onExported={next} />
          <OwnCard />
        </div>
      ),
    },
    ...(book.kind === 'round' ? [{ key: 'network', label: '网络', children: <NetworkSection onApplied={next} /> }] : []),
    { key: 'merge', label: '五组合并台', children: <MergeBoard turn={turn} /> },
    {
      key: 'log',
      label: '记录与回执',
      children: (
        <div className="wide">
          {team ? <HandoverSection turn={turn} /> : null}
          <ImportLog turn={turn} onReceipt={next} />
        </div>
      ),
    },
  ];
  const first = team ? 'export' : 'merge';
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>交换</h1>
        <section className="section stack" aria-labelledby="import-title">
          <h2 id="import-title">导入巡检包</h2>
          <ImportDesk
            onGo={go}
            onApplied={async () => {
              next();
              await refresh();
            }}
          />
        </section>
        <Tabs
          activeKey={items.some(({ key }) => key === route.tab) ? (route.tab ?? first) : first}
          onChange={(tab) => stay({ tab })}
          items={items}
          destroyOnHidden
        />
      </div>
    </div>
  );
}

/** The card by which a hub enrols this laptop; its fingerprint is read aloud. */
export function OwnCard(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const tell = useTell();
  const { session } = useDesk();
  const [print, setPrint] = useState('');
  useEffect(() => {
    void attempt(async () => setPrint((await core.exchange.card()).fingerprint));
  }, [attempt, core]);
  return (
    <section className="section stack" aria-labelledby="card-title">
      <h2 id="card-title">本机设备名片</h2>
      <p className="soft">
        {session.person.name} · {session.deviceName}。把名片文件交给组织方登记，并在电话里逐组念出指纹，由对方核对。
      </p>
      <div className="fingerprint" role="img" aria-label={`本机指纹 ${print}`}>
        {print}
      </div>
      <div>
        <Button
          onClick={() =>
            void attempt(async () => {
              const written = await core.exchange.exportCard();
              if (written) tell.note(`名片已写入 ${written.place} 的 ${written.name}`);
            })
          }
        >
          导出设备名片
        </Button>
      </div>
    </section>
  );
}
