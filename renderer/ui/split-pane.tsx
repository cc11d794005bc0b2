import { Splitter } from 'antd';
import { type ReactNode, useState } from 'react';
import { recall, remember } from '#renderer/data/remembered.ts';

export interface Pane {
  readonly key: string;
  readonly body: ReactNode;
  readonly min: number;
  /** Pixels at first; left out: takes what is left. */
  readonly size?: number;
}

type Sizes = Readonly<Record<string, number>>;

/** At first no pane takes more than this share of the window, however wide it would like to be. */
const LARGEST = 0.47;

const firstSize = (size: number): number => Math.min(size, Math.round(window.innerWidth * LARGEST));

/** Panes beside each other; their sizes are remembered under `name`. A pane that comes or goes leaves the others as they are, scrolled and typed. */
export function SplitPane({ name, panes }: { name: string; panes: readonly Pane[] }): ReactNode {
  const [sizes, setSizes] = useState<Sizes>(() => recall<Sizes>('device', `panes.${name}`, {}));
  const named = (list: readonly number[]): Sizes => {
    const changed = panes.flatMap((pane, at) => (pane.size === undefined ? [] : [[pane.key, list[at] ?? pane.size] as const]));
    return { ...sizes, ...Object.fromEntries(changed) };
  };
  return (
    <Splitter onResize={(list) => setSizes(named(list))} onResizeEnd={(list) => remember('device', `panes.${name}`, named(list))} style={{ height: '100%' }}>
      {panes.map((pane) => (
        <Splitter.Panel
          key={pane.key}
          min={pane.min}
          {...(pane.size === undefined ? {} : { size: sizes[pane.key] ?? firstSize(pane.size) })}
          style={{ overflow: 'hidden', height: '100%' }}
        >
          {pane.body}
        </Splitter.Panel>
      ))}
    </Splitter>
  );
}
