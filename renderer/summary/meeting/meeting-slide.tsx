import type { ReactNode } from 'react';
import { SeverityMark, StatusMark } from '#renderer/finding/finding-marks.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { MeetingItem } from '#shared/summary/meeting/meeting-views.ts';

/** One problem on the wall. */
export function MeetingSlide({ item }: { item: MeetingItem }): ReactNode {
  const facts: readonly (readonly [string, string])[] = [
    ['发生', item.conduct],
    ['人员', item.persons],
    ['依据', item.basis],
    ['处理方式', item.measureLabel],
    ['证据', item.evidence === 0 ? '尚无' : `${item.evidence} 份`],
  ];
  return (
    <article>
      <div className="row meeting-where">
        <span>{item.place}</span>
        <span className="soft">{item.typeLabel}</span>
        <span className="soft number">{item.number}</span>
        <SeverityMark severity={item.severity} />
        <StatusMark status={item.status} />
        {item.disputed ? <Mark tone="attention">有分歧</Mark> : null}
      </div>
      <h1>{item.title}</h1>
      <p className="meeting-facts">{item.facts === '' ? '没有记录事实。' : item.facts}</p>
      <dl>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </article>
  );
}
