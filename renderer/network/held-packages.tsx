import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HeldFromServer, OpenedPackage } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { type Consent, RehearsalView } from '#renderer/exchange/rehearsal-view.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import { heldWords } from './network-words.ts';

type Rehearsed = Extract<OpenedPackage, { needs: 'nothing' }>;

/** Packages from the server that ask what a package from a stick would ask: rehearsed on the same screen, with the same consents. */
export function HeldPackages({ held, onApplied }: { held: readonly HeldFromServer[]; onApplied: () => void }): ReactNode {
  const core = useCore();
  const [opened, setOpened] = useState<{ readonly item: HeldFromServer; readonly rehearsed: Rehearsed } | null>(null);
  // Taken in here; the worker tells so after its next exchange.
  const [done, setDone] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const tried = async (work: () => Promise<void>): Promise<void> => {
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  const rehearse = (item: HeldFromServer): Promise<void> =>
    tried(async () => {
      const answer = await core.exchange.open({ file: await core.sync.held(item.id) }, () => undefined);
      if (answer.needs === 'nothing') setOpened({ item, rehearsed: answer });
    });
  const apply = (item: HeldFromServer, rehearsed: Rehearsed, consent: Consent): Promise<void> =>
    tried(async () => {
      await core.exchange.apply({ opened: rehearsed.opened, ...consent });
      setOpened(null);
      setDone((before) => [...before, item.id]);
      await core.sync.now();
      onApplied();
    });
  const waiting = held.filter(({ id }) => !done.includes(id) && id !== opened?.item.id);
  return (
    <>
      {waiting.map((item) => (
        <WordsBox key={item.id} tone="attention">
          <div className="row">
            <span className="grow">
              <strong>
                {item.person} · {item.from}
              </strong>
              ：{heldWords[item.reason]}
              {item.words}
            </span>
            {item.reason === 'impostor' ? null : (
              <Button size="small" onClick={() => void rehearse(item)}>
                打开演练
              </Button>
            )}
          </div>
        </WordsBox>
      ))}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {opened ? (
        <RehearsalView
          key={opened.rehearsed.opened}
          name={`网络 · ${opened.item.from}`}
          opened={opened.rehearsed}
          onApply={(consent) => void apply(opened.item, opened.rehearsed, consent)}
          onDiscard={() =>
            void tried(async () => {
              await core.exchange.discard(opened.rehearsed.opened);
              setOpened(null);
            })
          }
        />
      ) : null}
    </>
  );
}
