import type { ReactNode } from 'react';

/** Words of a table's cell on one line; what does not fit shows under the pointer. */
export function OneLine({ words }: { words: string }): ReactNode {
  return (
    <span className="one-line block" title={words}>
      {words}
    </span>
  );
}
