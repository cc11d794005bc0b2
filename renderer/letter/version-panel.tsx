import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import type { ComparedBlock, LetterVersion, VersionText } from '#shared/letter/versions.ts';
import type { LetterDetail } from '#shared/letter/views.ts';

const changeWords = ({ made, changed, removed }: LetterVersion): string =>
  [made > 0 ? `新写 ${made} 段` : '', changed > 0 ? `改 ${changed} 段` : '', removed > 0 ? `删 ${removed} 段` : ''].filter((part) => part !== '').join('，');

/** The text as each sitting left it, what changed in it, and the way back to it. */
export function VersionPanel({ detail, locked }: { detail: LetterDetail; locked: boolean }): ReactNode {
  const { data: versions } = useView('letters.versions', { id: detail.letter.id });
  const [chosen, setChosen] = useState<string | null>(null);
  if (!versions) return null;
  // The newest sitting grows while one writes: its first step names it.
  const nameOf = (version: LetterVersion): string => version.steps[0]?.entry ?? version.entry;
  const open = versions.find((version) => nameOf(version) === chosen);
  return (
    <section className="stack" aria-label="正文版本">
      <h3>正文版本</h3>
      <ol className="version-list">
        {versions.map((version, i) => (
          <li key={nameOf(version)}>
            <button type="button" className="version-row" aria-expanded={version === open} onClick={() => setChosen(version === open ? null : nameOf(version))}>
              <span className="number">{version.at ? timeWords(version.at, false) : ''}</span>
              <strong>{version.person}</strong>
              <span className="soft grow one-line">{changeWords(version)}</span>
              {i === 0 ? <span className="soft small">现在</span> : null}
            </button>
            {version === open ? <OpenVersion detail={detail} version={version} latest={i === 0} locked={locked} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface OpenVersionProps {
  readonly detail: LetterDetail;
  readonly version: LetterVersion;
  readonly latest: boolean;
  readonly locked: boolean;
}

function OpenVersion({ detail, version, latest, locked }: OpenVersionProps): ReactNode {
  const { letter } = detail;
  const [step, setStep] = useState<string>(version.entry);
  const { data } = useView('letters.version', { id: letter.id, entry: step });
  const now = latest && step === version.entry;
  const [against, setAgainst] = useState<'before' | 'now'>('before');
  const run = useCommand();
  const ask = useConfirmDanger();
  if (!data) return null;
  const restore = async (): Promise<void> => {
    const changed = data.toNow.filter((block) => block.before !== block.after).length;
    const when = version.at ? timeWords(version.at, false) : '';
    const answer = await ask({
      title: `恢复到${version.person} ${when} 的版本`,
      words: `正文有 ${changed} 段会改回当时的写法。现在的写法留在历史里，也可按 Ctrl+Z 撤销。`,
      act: `恢复这 ${changed} 段`,
    });
    if (answer === null) return;
    await run('letter.write', restoring(letter.id, data, detail));
  };
  return (
    <div className="stack version-open">
      <div className="row">
        <Segmented
          size="small"
          value={against}
          onChange={setAgainst}
          options={[
            { value: 'before', label: '与上一版比' },
            { value: 'now', label: '与现在比', disabled: now },
          ]}
        />
        {version.steps.length > 1 ? (
          <Select
            size="small"
            aria-label="停在哪一步"
            value={step}
            onChange={setStep}
            popupMatchSelectWidth={false}
            options={version.steps.map(({ entry, at }, i) => ({ value: entry as string, label: `第 ${i + 1} 步 ${at ? timeWords(at, true) : ''}` }))}
          />
        ) : null}
        <span className="grow" />
        {now || locked ? null : (
          <Button size="small" onClick={() => void restore()}>
            恢复这一版
          </Button>
        )}
      </div>
      <Compared blocks={against === 'before' ? data.fromBefore : data.toNow} />
    </div>
  );
}

function restoring(letter: string, { blocks }: VersionText, detail: LetterDetail) {
  const kept = new Set(blocks.map((block) => block.id));
  return {
    letter,
    blocks: blocks.map(({ id, type, level, part, finding, content }) => ({ id, type, level, part, finding, content })),
    removed: detail.blocks.filter((block) => !kept.has(block.id)).map((block) => block.id),
    order: blocks.map((block) => block.id),
    label: '恢复文书版本',
  };
}

/** Changed paragraphs with their differences; what stayed the same is counted, not repeated. */
function Compared({ blocks }: { blocks: readonly ComparedBlock[] }): ReactNode {
  const shown: ReactNode[] = [];
  let same = 0;
  const tell = (key: string): void => {
    if (same > 0) shown.push(<div key={key} className="soft small">{`（${same} 段没有改动）`}</div>);
    same = 0;
  };
  for (const block of blocks) {
    if (block.before === block.after) {
      same += 1;
      continue;
    }
    tell(`same before ${block.id}`);
    shown.push(
      <p key={block.id} className="version-block">
        <DiffText before={block.before ?? ''} after={block.after ?? ''} />
      </p>,
    );
  }
  tell('same at the end');
  return <div>{shown}</div>;
}
