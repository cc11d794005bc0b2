import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useKeptText } from '#renderer/data/use-kept-text.ts';
import { useView } from '#renderer/data/use-view.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { Mark, TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import type { PassageRow } from '#shared/summary/report/report-views.ts';

/** Passages in the order of the paper. Numbers stand as `{=…}` and go on following the data. */
export function ReportPassages({ params }: { params: ReportParams }): ReactNode {
  const { data, trouble } = useView('report.passages', params);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  return (
    <div className="report-scroll stack">
      <p className="soft">大括号中的数字随数据变化，移动或删除都可以，不要改写其中的名称。</p>
      {data.map((passage) => (
        <Passage key={passage.id} passage={passage} params={params} />
      ))}
      <Lost params={params} />
    </div>
  );
}

/** Words whose passage is not in the report any more, to be used elsewhere or given up. */
function Lost({ params }: { params: ReportParams }): ReactNode {
  const { data } = useView('report.lostPassages', params);
  const run = useCommand();
  if (!data || data.length === 0) return null;
  return (
    <section className="stack" aria-label="不在报告中的文字">
      <WordsBox tone="attention" label="不在报告中的文字">
        下面的文字是为已经不在报告中的段落写的（所说的问题有了变化），没有印出来；段落回来时会重新使用。
      </WordsBox>
      {data.map(({ part, text }) => (
        <div key={part} className="passage">
          <div className="read-text">{text}</div>
          <div className="row">
            <Button size="small" onClick={() => void run('report.writePassage', { ...params, part, text: '' })}>
              不再保留
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}

function Passage({ passage, params }: { passage: PassageRow; params: ReportParams }): ReactNode {
  const { text, set, clear } = useKeptText(`passage ${passage.id}`, 'text', passage.text);
  const run = useCommand();
  const write = async (words: string): Promise<void> => {
    if (words === passage.text && words !== '') return;
    set(words);
    const done = await run('report.writePassage', { ...params, part: passage.part, text: words });
    if (done.ok && words === '') clear();
  };
  return (
    <section className="passage" aria-label={`${passage.under} ${passage.part}`}>
      <div className="row small">
        <span className="soft">{passage.under}</span>
        {passage.own ? <Mark tone="action">已改写</Mark> : <Mark>程序起草</Mark>}
        {text === passage.text ? null : <Mark tone="attention">离开本段即写入报告</Mark>}
        {passage.outdated ? <Mark tone="attention">初稿已变，请核对</Mark> : null}
        {passage.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null}
        <span className="grow" />
        {passage.own ? (
          <Button size="small" onClick={() => void write('')}>
            恢复初稿
          </Button>
        ) : null}
      </div>
      <Input.TextArea
        aria-label={`${passage.under}的文字`}
        autoSize={{ minRows: 2, maxRows: 20 }}
        value={text}
        onChange={(event) => set(event.target.value)}
        onBlur={() => void write(text.trim())}
      />
      {passage.outdated ? (
        <details className="small">
          <summary>现在的初稿</summary>
          <div className="read-text">{passage.draft}</div>
        </details>
      ) : null}
      {passage.history.length > 0 ? (
        <details className="small">
          <summary>历史</summary>
          <HistoryPanel kind="reportPassage" history={passage.history} />
        </details>
      ) : null}
    </section>
  );
}
