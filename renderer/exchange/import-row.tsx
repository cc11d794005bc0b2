import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Route } from '#renderer/app/route.tsx';
import { PassphraseForm } from '#renderer/ui/passphrase-form.tsx';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { ImportRow } from './import-rows.ts';

interface RowProps {
  readonly row: ImportRow;
  readonly onOpen: (passphrase?: string) => void;
  readonly onDrop: () => void;
  /** Left out where no desk is open to go to. */
  readonly onGo?: ((route: Route) => void) | undefined;
}

/** One dropped file: its word, its name, what it means and what can be done about it. */
export function ImportRowLine({ row, onOpen, onDrop, onGo }: RowProps): ReactNode {
  const { state } = row;
  const way = state.at === 'told' ? state.told.way : undefined;
  return (
    <li className="import-row">
      <div className="row">
        <Mark tone={toneOf(row)}>{markOf(row)}</Mark>
        <strong className="one-line" title={row.source.name}>
          {row.source.name}
        </strong>
        <span className="grow">{state.at === 'told' ? state.told.words : state.at === 'failed' ? state.trouble.words : ''}</span>
        {way && onGo ? (
          <Button size="small" onClick={() => onGo(way.route)}>
            {way.place}
          </Button>
        ) : null}
        {state.at === 'failed' ? (
          <Button size="small" onClick={() => onOpen()}>
            重试
          </Button>
        ) : null}
        {state.at === 'failed' || state.at === 'waiting' ? (
          <Button size="small" onClick={onDrop}>
            {state.at === 'waiting' ? '不打开' : '收起'}
          </Button>
        ) : null}
      </div>
      {state.at === 'failed' && state.trouble.next !== '' ? <div className="soft">{state.trouble.next}</div> : null}
      {state.at === 'told'
        ? (state.told.lines ?? []).map((line) => (
            <div key={line} className="small">
              {line}
            </div>
          ))
        : null}
      {state.at === 'passphrase' ? <PassphraseForm name={row.source.name} trouble={state.trouble} skip="不导入" onOpen={onOpen} onSkip={onDrop} /> : null}
    </li>
  );
}

function markOf({ state }: ImportRow): string {
  switch (state.at) {
    case 'waiting':
      return '排队';
    case 'opening':
      return '正在打开';
    case 'passphrase':
      return '需要口令';
    case 'rehearsed':
      return '正在演练';
    case 'applying':
      return '正在导入';
    case 'failed':
      return '打不开';
    case 'told':
      return state.told.mark;
  }
}

function toneOf({ state }: ImportRow): Tone {
  if (state.at === 'told') return state.told.tone;
  if (state.at === 'failed') return 'alarm';
  if (state.at === 'passphrase') return 'attention';
  return state.at === 'waiting' ? 'plain' : 'action';
}
