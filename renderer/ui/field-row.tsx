import type { ReactNode } from 'react';
import type { FieldState } from '#renderer/data/draft-keeper.ts';
import type { Refusal } from '#shared/kernel/result.ts';

interface FieldRowProps {
  readonly name: string;
  /** The input's id, so that the name belongs to it. */
  readonly htmlFor?: string;
  readonly state?: FieldState;
  readonly refusal?: Refusal | null;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One field: name, input, and beside it in words what is not yet done or was refused. */
export function FieldRow({ name, htmlFor, state, refusal, note, children }: FieldRowProps): ReactNode {
  return (
    <div className="field-row" data-state={state ?? 'committed'}>
      {htmlFor === undefined ? (
        <span className="field-name">{name}</span>
      ) : (
        <label className="field-name" htmlFor={htmlFor}>
          {name}
        </label>
      )}
      <div className="field-body">
        {children}
        {note ? <div className="field-note">{note}</div> : null}
        {refusal ? (
          <div className="field-refusal" role="alert">
            {refusal.words}
            {refusal.next ?? ''}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** A field with more than one standing value; a click shows them side by side. */
export function DisputedMark({ count, onOpen }: { count: number; onOpen: () => void }): ReactNode {
  return (
    <button type="button" className="disputed-mark" onClick={onOpen}>
      有分歧：{count} 个写法
    </button>
  );
}
