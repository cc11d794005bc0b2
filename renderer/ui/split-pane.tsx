import { Splitter } from 'antd';
import type { ReactNode } from 'react';
import { useRemembered } from '#renderer/data/remembered.ts';

export interface Pane {
  readonly key: string;
  readonly body: ReactNode;
  readonly min: number;
  /** Pixels at first; left out: takes what is left. */
  readonly size?: number;
}

/** Panes beside each other; their sizes are remembered under `name`. */
export function SplitPane({ name, panes }: { name: string; panes: readonly Pane[] }): ReactNode {
  const [sizes, setSizes] = useRemembered<readonly number[]>('device', `panes.${name}.${panes.length}`, []);
  return (
    <Splitter key={panes.length} onResizeEnd={setSizes} style={{ height: '100%' }}>
      {panes.map((pane, at) => {
        const size = sizes[at] ?? pane.size;
        return (
          <Splitter.Panel key={pane.key} min={pane.min} {...(size === undefined ? {} : { defaultSize: size })} style={{ overflow: 'hidden', height: '100%' }}>
            {pane.body}
          </Splitter.Panel>
        );
      })}
    </Splitter>
  );
}
