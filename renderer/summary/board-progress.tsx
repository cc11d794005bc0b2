import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { remember } from '#renderer/data/remembered.ts';
import { useView } from '#renderer/data/use-view.ts';
import type { LetterRow } from '#shared/letter/views.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';

/** What stands of letters, clocks and coverage, each line a way to its screen. */
export function BoardProgress({ params }: { params: CutoffParams }): ReactNode {
  return (
    <div className="progress-lines">
      <Letters params={params} />
      <Clocks params={params} />
      <Coverage params={params} />
    </div>
  );
}

function Line({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface Count {
  readonly label: string;
  readonly count: number;
  readonly onOpen?: (() => void) | undefined;
}

function Counts({ counts }: { counts: readonly Count[] }): ReactNode {
  return (
    <dl className="counts">
      {counts.map(({ label, count, onOpen }) => (
        <div key={label}>
          <dt className="soft">{label}</dt>
          <dd className="number">
            {onOpen && count > 0 ? (
              <button type="button" className="link-button number" aria-label={`${label} ${count}`} onClick={onOpen}>
                {count}
              </button>
            ) : (
              count
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const answerStates: readonly { readonly label: string; holds(letter: LetterRow): boolean }[] = [
  { label: '已回复', holds: (letter) => letter.replies > 0 },
  { label: '期限未满', holds: (letter) => letter.replies === 0 && letter.overdueDays <= 0 },
  { label: '逾期未复', holds: (letter) => letter.replies === 0 && letter.overdueDays > 0 },
];

function Letters({ params }: { params: CutoffParams }): ReactNode {
  const { data } = useView('summary.letters', params);
  const { go } = useWay();
  const counts = answerStates.map(({ label, holds }): Count => {
    const found = (data ?? []).filter(holds);
    return { label, count: found.length, onOpen: () => go({ screen: 'letter', ids: found.map((letter) => letter.id), about: label }) };
  });
  return (
    <Line title="已发出文书的回复">
      <Counts counts={counts} />
    </Line>
  );
}

const clockStates = [
  { state: 'overdue', label: '已逾期' },
  { state: 'lastDay', label: '今日到期' },
  { state: 'running', label: '进行中' },
] as const;

function Clocks({ params }: { params: CutoffParams }): ReactNode {
  const { data } = useView('summary.progress', params);
  const { go } = useWay();
  const counts = clockStates.map(({ state, label }): Count => {
    const ids = data?.clocks[state] ?? [];
    return { label, count: ids.length, onOpen: () => go({ screen: 'clock', ids, about: label }) };
  });
  return (
    <Line title="期限（今日）">
      <Counts counts={counts} />
    </Line>
  );
}

function Coverage({ params }: { params: CutoffParams }): ReactNode {
  const { data } = useView('summary.progress', params);
  const { go } = useWay();
  const open = (): void => {
    remember('session', 'checklist.tab', 'coverage');
    go({ screen: 'checklist', ...(params.filter && data ? { ids: data.facilities, about: '汇总筛选' } : {}) });
  };
  return (
    <Line title="检查清单覆盖">
      <Counts
        counts={[
          { label: '已查', count: data?.coverage.looked ?? 0, onOpen: open },
          { label: '未检查', count: data?.coverage.notChecked ?? 0, onOpen: open },
          { label: '未填', count: data?.coverage.unfilled ?? 0, onOpen: open },
        ]}
      />
    </Line>
  );
}
