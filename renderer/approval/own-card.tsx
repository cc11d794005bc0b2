import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CoreApi } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';

type Card = Awaited<ReturnType<CoreApi['exchange']['card']>>;

/** This laptop's card, to be given to the office that sends papers: the first step of approving by file. */
export function OwnCard(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const tell = useTell();
  const [card, setCard] = useState<Card>();
  useEffect(() => void attempt(async () => setCard(await core.exchange.card())), [attempt, core]);
  const save = async (): Promise<void> => {
    const written = await attempt(() => core.exchange.exportCard());
    if (written) tell.note(`${written.name} 已写入 ${written.place}`);
  };
  return (
    <div className="row">
      <span className="soft">
        第一次审批前，把本机的设备名片交给送审方登记；指纹 <span className="number">{card?.fingerprint ?? ''}</span>
      </span>
      <Button size="small" onClick={() => void save()}>
        导出设备名片
      </Button>
    </div>
  );
}
