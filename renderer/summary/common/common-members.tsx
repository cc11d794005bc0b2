import type { TableColumnType } from 'antd';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { CommonDetail, CommonMember } from '#shared/summary/common-problem/common-views.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';

const columns: TableColumnType<CommonMember>[] = [
  { key: 'place', title: '单位', width: 96, render: (_, row) => <span className="one-line block">{row.place}</span> },
  { key: 'type', title: '类型', width: 60, render: (_, row) => <span className="number">{row.type}</span> },
  {
    key: 'title',
    title: '问题',
    render: (_, row) => <OneLine words={row.title} />,
  },
  { key: 'number', title: '编号', width: 120, render: (_, row) => <span className="number soft">{row.number}</span> },
];

interface CommonMembersProps {
  readonly detail: CommonDetail;
  readonly at: CutoffParams;
  readonly onOpen: (key: string) => void;
}

/** Every finding of the group; ticked ones may become a problem of their own or leave. */
export function CommonMembers({ detail, at, onOpen }: CommonMembersProps): ReactNode {
  const { row, members, candidates, parts } = detail;
  const [proposed, setProposed] = useState(`${row.name}（另）`);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [active, setActive] = useState<string>();
  const { go } = useWay();
  const run = useCommand();
  return (
    <section aria-label="所含问题">
      <h3>
        所含问题 <span className="soft number">{members.length}</span>
      </h3>
      {candidates.length > 0 ? (
        <WordsBox tone="plain">
          又有 {candidates.length} 个相近的问题还没有归入。
          <button type="button" className="link-button" onClick={() => void run('common.takeIn', { ...at, id: row.key, findings: [...candidates] })}>
            并入
          </button>
        </WordsBox>
      ) : null}
      {parts.map((part) => (
        <WordsBox key={part.findings[0]} tone="plain" label="拆分建议">
          按文字看，有 {part.findings.length} 个问题自成一组（如“{part.name}”），与其余的相近程度不到界限。
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setTicked(part.findings);
              setProposed(part.name);
            }}
          >
            选中它们
          </button>
        </WordsBox>
      ))}
      {ticked.length > 0 ? (
        <SplitBar key={proposed} name={proposed} detail={detail} at={at} ticked={ticked} onOpen={onOpen} onClear={() => setTicked([])} />
      ) : null}
      <div className="member-table">
        <DataTable<CommonMember>
          label="所含问题"
          rows={members}
          columns={columns}
          keyOf={(member) => member.id}
          active={active}
          onActive={(member) => setActive(member.id)}
          onOpen={(member) => go({ screen: 'finding', id: member.id })}
          ticked={ticked}
          onTick={setTicked}
          width={480}
          empty={null}
        />
      </div>
    </section>
  );
}

interface SplitBarProps extends CommonMembersProps {
  /** Proposed for what is split off. */
  readonly name: string;
  readonly ticked: readonly string[];
  readonly onClear: () => void;
}

function SplitBar({ name: proposed, detail, at, ticked, onOpen, onClear }: SplitBarProps): ReactNode {
  const { row } = detail;
  const [name, setName] = useState(proposed);
  const run = useCommand();
  const ask = useConfirmDanger();
  const split = async (): Promise<void> => {
    const done = await run('common.split', { ...at, group: row.key, findings: [...ticked], name });
    if (!done.ok) return;
    onClear();
    onOpen(done.value.id);
  };
  const takeOut = async (): Promise<void> => {
    const reason = await ask({
      title: `从“${row.name}”移出 ${ticked.length} 个问题？`,
      words: '移出的问题照旧保留，只是单独看待，不再归入任何共性问题。可用 Ctrl+Z 恢复。',
      act: '移出',
      reason: true,
    });
    if (reason === null) return;
    const done = await run('common.takeOut', { ...at, group: row.key, findings: [...ticked], reason });
    if (!done.ok) return;
    onClear();
    onOpen(done.value.id);
  };
  return (
    <div className="row words-box" role="toolbar" aria-label="对所选问题">
      <span className="number">已选 {ticked.length} 个</span>
      <Input aria-label="拆出后的名称" className="grow" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      <Button size="small" type="primary" onClick={() => void split()}>
        拆分
      </Button>
      <Button size="small" onClick={() => void takeOut()}>
        移出
      </Button>
      <Button size="small" onClick={onClear}>
        取消选择
      </Button>
    </div>
  );
}
