import type { ReactNode } from 'react';
import { Mark } from '#renderer/ui/words.tsx';
import type { ClockRow } from '#shared/clock/board.ts';

/** From so many days on the end of a period asks for attention. */
const NEAR_DAYS = 3;

/** Days until the last day of a running period, below zero once it has run out. */
export const daysLeft = ({ state, days }: Pick<ClockRow, 'state' | 'days'>): number => (state === 'overdue' ? -days : days);

const dueWords = (left: number): string => (left < 0 ? `已逾期 ${-left} 日` : left === 0 ? '今日到期' : `还有 ${left} 日`);

/** How a period stands, said in the same words on every screen. */
export function DueMark({ left, title }: { left: number; title?: string }): ReactNode {
  return (
    <Mark tone={left < 0 ? 'alarm' : left <= NEAR_DAYS ? 'attention' : 'plain'} {...(title === undefined ? {} : { title })}>
      {dueWords(left)}
    </Mark>
  );
}
