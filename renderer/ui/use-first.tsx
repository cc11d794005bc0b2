import { type ReactNode, useState } from 'react';

/** Rows that the page lays out in one go without being held up. */
const STEP = 60;

/**
 * The first rows of a list whose rows are too rich for a virtual table, and the line that shows more of them. `question` names what was
 * asked: another question begins with the first rows again.
 */
export function useFirst<T>(rows: readonly T[], question: string): { readonly shown: readonly T[]; readonly foot: ReactNode } {
  const [asked, setAsked] = useState({ question, count: STEP });
  const count = asked.question === question ? asked.count : STEP;
  const left = rows.length - count;
  return {
    shown: left > 0 ? rows.slice(0, count) : rows,
    foot:
      left > 0 ? (
        <div className="list-foot small">
          共 {rows.length} 项，已显示 {count} 项
          <button type="button" className="link-button" onClick={() => setAsked({ question, count: count + STEP })}>
            再显示 {Math.min(STEP, left)} 项
          </button>
        </div>
      ) : null,
  };
}
