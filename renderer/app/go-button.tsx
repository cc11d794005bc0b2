import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Route, useWay } from './route.tsx';

/** The next step of an empty state, where it lies on another screen. */
export function GoButton({ to, children }: { to: Route; children: ReactNode }): ReactNode {
  const { go } = useWay();
  return (
    <Button type="primary" onClick={() => go(to)}>
      {children}
    </Button>
  );
}
