import { Button } from 'antd';
import { type ReactNode, useEffect, useReducer } from 'react';
import type { Route } from '#renderer/app/route.tsx';
import type { ImportRecord, OpenedPackage } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { packageKindWords } from '#shared/exchange/words.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { ImportRowLine } from './import-row.tsx';
import { changeRows, type ImportRow, type Rehearsed, type RowState, type Source, type Told, whoseTurn } from './import-rows.ts';
import { type Consent, RehearsalView } from './rehearsal-view.tsx';
import { Shelf } from './shelf.tsx';

interface ImportDeskProps {
  readonly onApplied?: (record: ImportRecord) => void | Promise<void>;
  /** Leads to where a file belongs that is no package of the round. Left out where no desk is open. */
  readonly onGo?: (route: Route) => void;
}

/** Takes files in, in whatever order they were dropped: each gets a line with its word; packages are rehearsed and applied only when the person says so. */
export function ImportDesk({ onApplied, onGo }: ImportDeskProps): ReactNode {
  const core = useCore();
  const [rows, change] = useReducer(changeRows, []);
  const set = (key: number, state: RowState): void => change({ do: 'set', key, state });
  const tell = (key: number, told: Told): void => set(key, { at: 'told', told });

  const open = async ({ key, source }: ImportRow, passphrase: string | undefined): Promise<void> => {
    const words = `正在打开 ${source.name}`;
    set(key, { at: 'opening', words, share: 0 });
    try {
      const told = (step: string, share: number): void => change({ do: 'progress', key, words: `${words}：${step}`, share });
      set(key, stateFor(await openSource(source, passphrase, told)));
    } catch (error) {
      const trouble = troubleOf(error);
      if (isWorkbenchError(error, 'package.cancelled')) {
        tell(key, { tone: 'plain', mark: '已停止', words: trouble.words });
        return;
      }
      // Asked again only for another passphrase; a damaged file stays damaged whatever is typed.
      set(key, isWorkbenchError(error, 'package.wrongPassphrase') ? { at: 'passphrase', trouble } : { at: 'failed', trouble });
    }
  };
  const openSource = (source: Source, passphrase: string | undefined, told: (step: string, share: number) => void): Promise<OpenedPackage> =>
    'shelved' in source
      ? core.exchange.openShelved(source.shelved, told)
      : core.exchange.open({ file: source, ...(passphrase === undefined ? {} : { passphrase }) }, told);
  useEffect(() => {
    const next = whoseTurn(rows);
    if (next?.state.at === 'waiting') void open(next, next.state.passphrase);
  });
  const apply = async ({ key }: ImportRow, opened: Rehearsed, consent: Consent): Promise<void> => {
    set(key, { at: 'applying' });
    try {
      const record = await core.exchange.apply({ opened: opened.opened, ...consent });
      tell(key, { tone: 'done', mark: '已导入', words: record.words, lines: record.also.map((one) => `随之并入 ${one}`) });
      await onApplied?.(record);
    } catch (error) {
      set(key, { at: 'failed', trouble: troubleOf(error) });
    }
  };
  const leave = async ({ key }: ImportRow, opened: Rehearsed): Promise<void> => {
    await core.exchange.discard(opened.opened);
    tell(key, { tone: 'plain', mark: '未导入', words: opened.applicable ? '未导入，没有改变任何内容。' : opened.words });
  };
  const current = rows.find(({ state }) => state.at === 'opening' || state.at === 'applying' || state.at === 'rehearsed');
  const settled = rows.filter(({ state }) => state.at === 'told').length;
  return (
    <div className="stack">
      <FileDrop label="导入巡检包" accept=".xjb" onFiles={(sources) => change({ do: 'add', sources })}>
        拖入巡检包或回执 (.xjb)，或点击选择。可以一次选多个，先后不限，逐个演练后再导入。
      </FileDrop>
      {rows.length > 0 ? (
        <ul className="import-rows" aria-label="拖入的文件">
          {rows.map((row) => (
            <ImportRowLine
              key={row.key}
              row={row}
              onOpen={(passphrase) => set(row.key, { at: 'waiting', passphrase })}
              onDrop={() => change({ do: 'drop', key: row.key })}
              onGo={onGo}
            />
          ))}
        </ul>
      ) : null}
      {settled > 1 ? (
        <div>
          <Button size="small" onClick={() => change({ do: 'tidy' })}>
            收起已处理的 {settled} 个
          </Button>
        </div>
      ) : null}
      {current ? <OpenRow row={current} onStop={() => void core.exchange.stopOpening()} onApply={apply} onLeave={leave} /> : null}
      <Shelf
        turn={rows.map(({ state }) => state.at).join()}
        named={rows.flatMap(({ source, state }) => (state.at === 'failed' ? [source.name] : []))}
        onOpen={(item) => change({ do: 'add', sources: [{ name: item.title, shelved: item.id }] })}
      />
    </div>
  );
}

interface OpenRowProps {
  readonly row: ImportRow;
  readonly onStop: () => void;
  readonly onApply: (row: ImportRow, opened: Rehearsed, consent: Consent) => Promise<void>;
  readonly onLeave: (row: ImportRow, opened: Rehearsed) => Promise<void>;
}

/** The one file that is opened, looked at or taken in. */
function OpenRow({ row, onStop, onApply, onLeave }: OpenRowProps): ReactNode {
  const { state, source } = row;
  if (state.at === 'opening') return <ProgressNote words={state.words} share={state.share} onCancel={onStop} />;
  if (state.at === 'applying') return <ProgressNote words={`正在导入 ${source.name}，整包一次写入`} share={null} />;
  if (state.at !== 'rehearsed') return null;
  const { opened } = state;
  return (
    <RehearsalView
      key={opened.opened}
      name={source.name}
      opened={opened}
      onApply={(consent) => void onApply(row, opened, consent)}
      onDiscard={() => void onLeave(row, opened)}
    />
  );
}

/** What the answer of the core means for the file's line. */
function stateFor(answer: OpenedPackage): RowState {
  switch (answer.needs) {
    case 'passphrase':
      return { at: 'passphrase', trouble: null };
    case 'nothing':
      return { at: 'rehearsed', opened: answer };
    case 'another':
      return {
        at: 'told',
        told: { tone: 'attention', mark: '待并入', words: answer.words, lines: ['已放在待并入处，所缺的包到了会自动并入。'] },
      };
    case 'approval':
      return {
        at: 'told',
        told: {
          tone: 'attention',
          mark: packageKindWords[answer.kind],
          words: `这是“${answer.title}”的${packageKindWords[answer.kind]}，不在这里导入，没有改变任何内容。请在“审批”中打开这个文件。`,
          way: { place: '去审批', route: { screen: 'approval' } },
        },
      };
    case 'noted':
      return { at: 'told', told: { tone: 'done', mark: '已登记', words: answer.words, lines: answer.exceptions } };
  }
}
