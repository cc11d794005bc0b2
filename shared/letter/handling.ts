import type { Handling } from '../finding/life.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { lettersOf, repliesOf } from './letter.ts';

const later = (a: DateOnly | null, b: DateOnly | null): DateOnly | null => (a === null || (b !== null && b > a) ? b : a);

/** What issued letters and their replies say of each finding, by finding. */
export const handlingOf = derivedOnce(['letter', 'reply'], (source: RecordSource): ReadonlyMap<string, Handling> => {
  const all = new Map<string, Handling>();
  for (const letter of lettersOf(source)) {
    if (letter.status !== 'issued') continue;
    const replied = repliesOf(source, letter.id).reduce<DateOnly | null>((day, reply) => later(day, reply.receivedOn), null);
    for (const finding of letter.findings) {
      const before = all.get(finding) ?? { servedOn: null, repliedOn: null, urgedOn: null, reportedOn: null };
      const place = letter.type === 'urging' ? 'urgedOn' : letter.type === 'reportUpward' ? 'reportedOn' : 'servedOn';
      all.set(finding, { ...before, [place]: later(before[place], letter.issuedOn), repliedOn: later(before.repliedOn, replied) });
    }
  }
  return all;
});
