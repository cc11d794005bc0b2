import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import type { MissingVolume, RefusedFile, ShelvedPackage } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';

interface ShelfProps {
  /** Another one means that a file was dealt with. */
  readonly turn: string;
  /** Files that stand above with their trouble already. */
  readonly named: readonly string[];
  readonly onOpen: (item: ShelvedPackage) => void;
}

/** Packages that came before the one they build on, those that could not be opened, and evidence volumes that have not come. Nothing is shown while all is there. */
export function Shelf({ turn, named, onOpen }: ShelfProps): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const [items, setItems] = useState<readonly ShelvedPackage[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [volumes, setVolumes] = useState<readonly MissingVolume[]>([]);
  const load = useCallback(async () => {
    setItems(await core.exchange.shelf());
    setRefused(await core.exchange.refused());
    setVolumes(await core.exchange.missingVolumes());
  }, [core]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn means that a file was dealt with.
  useEffect(() => void attempt(load), [attempt, load, turn]);
  const remove = async (item: ShelvedPackage): Promise<void> => {
    const answer = await confirm({
      title: `移走待并入的“${item.title}”`,
      words: '只移走本机保存的这个文件，登记簿不变；以后可重新拷入。',
      act: '移走这 1 个文件',
    });
    if (answer === null) return;
    await attempt(() => core.exchange.unshelve(item.id));
    await attempt(load);
  };
  return (
    <>
      {items.length > 0 ? (
        <section className="stack" aria-label="待并入">
          <h3>待并入 {items.length} 个</h3>
          {items.map((item) => (
            <WordsBox key={item.id} tone="attention">
              <div className="row">
                <strong>{item.title}</strong>
                <span className="soft number">{timeWords(item.at, false)}</span>
                <span className="grow" />
                <Button size="small" onClick={() => onOpen(item)}>
                  打开
                </Button>
                <Button size="small" onClick={() => void remove(item)}>
                  移走
                </Button>
              </div>
              <div>{item.words}</div>
            </WordsBox>
          ))}
        </section>
      ) : null}
      <Refused
        files={refused.filter(({ name }) => !named.includes(name))}
        onForget={(file) => void attempt(() => core.exchange.forgetRefused(file.id)).then(() => attempt(load))}
      />
      {volumes.map((one) => (
        <WordsBox key={`${one.package} ${one.volume}`} tone="attention">
          {one.package}：还缺证据卷 {one.volume}（{one.missing === one.all ? '整卷未到' : `其中 ${one.missing} 块未到`}，共 {one.all}{' '}
          块）。请导入该卷；中断过的再导入一次即可续上。
        </WordsBox>
      ))}
    </>
  );
}

/** Kept until the file comes whole, so that nobody believes it was taken in. */
function Refused({ files, onForget }: { files: readonly RefusedFile[]; onForget: (file: RefusedFile) => void }): ReactNode {
  if (files.length === 0) return null;
  return (
    <section className="stack" aria-label="打不开的巡检包">
      <h3>打不开的巡检包 {files.length} 个</h3>
      {files.map((file) => (
        <WordsBox key={file.id} tone="attention">
          <div className="row">
            <strong>{file.name}</strong>
            <span className="soft number">{timeWords(file.at, false)}</span>
            <span className="grow" />
            <Button size="small" onClick={() => onForget(file)}>
              不再列出
            </Button>
          </div>
          <div>{file.words}</div>
          <div className="soft">{file.next}</div>
        </WordsBox>
      ))}
    </section>
  );
}
