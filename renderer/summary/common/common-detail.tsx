import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { CommonDetail } from '#shared/summary/common-problem/common-views.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { goToSources } from '../use-follow.ts';
import { LevelMark } from './common-columns.tsx';
import { CommonEditor } from './common-editor.tsx';
import { CommonMembers } from './common-members.tsx';

interface CommonDetailProps {
  readonly at: CutoffParams;
  readonly group: string;
  readonly onMerge: (keys: readonly string[], name?: string) => Promise<void>;
  readonly onOpen: (key: string) => void;
}

export function CommonDetailPane({ at, group, onMerge, onOpen }: CommonDetailProps): ReactNode {
  const { data } = useView('common.detail', { ...at, key: group });
  const { go } = useWay();
  if (!data) return null;
  const { row } = data;
  return (
    <section className="common-detail" aria-label="共性问题详情">
      <DetailHead detail={data} at={at} onMerge={onMerge} onOpen={onOpen} />
      <p className="soft">{row.why}</p>
      <p>
        {row.places.map((place) => (
          <span key={place.facility} className="place-count">
            {place.name}
            <button
              type="button"
              className="link-button number"
              aria-label={`${place.name} ${place.count} 个`}
              onClick={() => goToSources({ of: 'finding', sources: placeFindings(data, place.facility), label: `${row.name} × ${place.name}` }, go)}
            >
              {place.count}
            </button>
          </span>
        ))}
      </p>
      {data.remark === '' ? null : <p className="soft">说明：{data.remark}</p>}
      <CommonEditor detail={data} />
      <Repeats detail={data} />
      <Typical detail={data} />
      <CommonMembers detail={data} at={at} onOpen={onOpen} />
      {data.history.length > 0 ? (
        <details>
          <summary>历史</summary>
          <HistoryPanel kind="commonProblem" history={data.history} />
        </details>
      ) : null}
    </section>
  );
}

const placeFindings = (detail: CommonDetail, facility: string): readonly string[] =>
  detail.members.filter((member) => member.facility === facility).map((member) => member.id);

function DetailHead({ detail, at, onMerge, onOpen }: Omit<CommonDetailProps, 'group'> & { detail: CommonDetail }): ReactNode {
  const { row } = detail;
  const run = useCommand();
  const ask = useConfirmDanger();
  const exclude = async (): Promise<void> => {
    const reason = await ask({
      title: `“${row.name}”不作共性问题？`,
      words: `其中 ${row.count} 个问题照旧保留，只是不再进入共性问题部分，也不再提出建议。可以随时恢复。`,
      act: '不作共性问题',
      reason: true,
    });
    if (reason === null) return;
    const done = await run('common.exclude', { ...at, group: row.key, excluded: true, reason });
    if (done.ok) onOpen(done.value.id);
  };
  const release = async (): Promise<void> => {
    const reason = await ask({
      title: `取消采用“${row.name}”？`,
      words: `它的名称、程度和文字不再使用，${row.count} 个问题回到程序建议中。可用 Ctrl+Z 恢复。`,
      act: '取消采用',
    });
    if (reason !== null) await run('commonProblem.remove', { id: row.key });
  };
  return (
    <div className="row">
      <h2 className="grow">
        {row.name} <LevelMark level={row.level} /> {row.proposed ? <Mark>程序建议</Mark> : <Mark tone="done">已采用</Mark>}
      </h2>
      {row.proposed ? (
        <Button type="primary" onClick={() => void onMerge([row.key])}>
          采用
        </Button>
      ) : (
        <Button onClick={() => void release()}>取消采用</Button>
      )}
      {row.excluded ? (
        <Button onClick={() => void run('common.exclude', { ...at, group: row.key, excluded: false })}>恢复为共性问题</Button>
      ) : (
        <Button onClick={() => void exclude()}>不作共性问题</Button>
      )}
    </div>
  );
}

function Repeats({ detail }: { detail: CommonDetail }): ReactNode {
  if (detail.repeats.length === 0) return null;
  return (
    <section aria-label="屡查屡犯">
      <h3>屡查屡犯</h3>
      <ul className="common-items">
        {detail.repeats.map((repeat) => (
          <li key={repeat.facility}>
            {repeat.name}：本轮 {repeat.now} 个；此前
            {repeat.before.map((one) => `${one.round}“${one.title}”${one.state === '' ? '' : `（${one.state}）`}`).join('、')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Typical({ detail }: { detail: CommonDetail }): ReactNode {
  const { go } = useWay();
  return (
    <section aria-label="代表性问题">
      <h3>代表性问题</h3>
      <ul className="common-items">
        {detail.typical.map((finding) => (
          <li key={finding.id}>
            <button type="button" className="link-button" onClick={() => go({ screen: 'finding', id: finding.id })}>
              {finding.place} {finding.title}
            </button>
            <span className="soft small"> {finding.number}</span>
            <div className="small">{finding.text}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
