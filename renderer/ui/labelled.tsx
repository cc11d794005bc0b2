import { type ReactNode, useId } from 'react';

/** A name above its input; `children` draws the input with the id it is given, so that a click on the name reaches it. */
export function Labelled({ name, children }: { name: string; children: (id: string) => ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}
