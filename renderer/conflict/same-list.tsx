import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { SamePair, SameSide } from '#shared/finding/same-view.ts';

/** One problem that two people wrote down: suggested by likeness, decided by a person, counted once, both texts kept. */
export function SameList(): ReactNode {
  const { data, trouble } = useView('findings.same', {});
  const run = useCommand();
  const confirm = useConfirmDanger();
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data && data.suggested.length === 0 && data.linked.length === 0) {
    return (
      <EmptyState
        title="没有可能重复的问题"
        words="同一单位、同一类型、日期相差不超过 7 天、文字相近的两条问题会提示在这里，由人认定是否为同一问题。认定后统计只计一次，两条文字都保留。"
      />
    );
  }
  const separate = async ({ first, second }: SamePair): Promise<void> => {
    const reason = await confirm({
      title: `取消认定：${first.number} 与 ${second.number}`,
      words: '两条问题将分别计数，文字都不变。',
      act: '取消认定',
      reason: true,
    });
    if (reason !== null) await run('finding.separate', { first: first.id, second: second.id, reason });
  };
  return (
    <div className="stack">
      <p className="soft">{data?.rule}</p>
      {(data?.suggested ?? []).map((pair) => (
        <Pair key={`${pair.first.id} ${pair.second.id}`} pair={pair} mark={<Mark tone="attention">文字相近 {pair.likeness}%</Mark>}>
          <Button type="primary" onClick={() => void run('finding.link', { first: pair.first.id, second: pair.second.id })}>
            是同一问题
          </Button>
          <Button onClick={() => void run('finding.separate', { first: pair.first.id, second: pair.second.id })}>不是同一问题</Button>
        </Pair>
      ))}
      {data && data.waiting > data.suggested.length ? (
        <p className="soft">
          可能重复的共 {data.waiting} 对，先列出文字最相近的 {data.suggested.length} 对；认定后，后面的依次补上来。
        </p>
      ) : null}
      {(data?.linked ?? []).map((pair) => (
        <Pair key={`${pair.first.id} ${pair.second.id}`} pair={pair} mark={<Mark tone="done">同一问题，计 {pair.counted}</Mark>}>
          <Button onClick={() => void separate(pair)}>取消认定</Button>
        </Pair>
      ))}
    </div>
  );
}

function Pair({ pair, mark, children }: { pair: SamePair; mark: ReactNode; children: ReactNode }): ReactNode {
  const { first, second } = pair;
  const text = useMemo(() => ({ first: `${first.title}\n${first.facts}`, second: `${second.title}\n${second.facts}` }), [first, second]);
  return (
    <section className="section stack" aria-label={`${first.number} 与 ${second.number}`}>
      <div className="row">
        <h2>{first.facilityName}</h2>
        {mark}
      </div>
      <div className="conflict-values">
        <Side side={first}>{text.first}</Side>
        <Side side={second}>
          <DiffText before={text.first} after={text.second} />
        </Side>
      </div>
      <div className="row">{children}</div>
    </section>
  );
}

function Side({ side, children }: { side: SameSide; children: ReactNode }): ReactNode {
  const { go } = useWay();
  return (
    <div className="conflict-side">
      <div className="row small">
        <button type="button" className="link-button number" onClick={() => go({ screen: 'finding', id: side.id })}>
          {side.number}
        </button>
        <span className="soft">{side.recordedBy}</span>
        <span className="soft number">{side.conductFrom ?? ''}</span>
      </div>
      <div className="conflict-text">{children}</div>
    </div>
  );
}
