import type { Handling } from '../finding/life.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { letterKinds } from './kinds.ts';
import { lettersOf, repliesOf } from './letter.ts';
import { replacementOf } from './standing.ts';

const later = (a: DateOnly | null, b: DateOnly | null): DateOnly | null => (a === null || (b !== null && b > a) ? b : a);

const places = { serves: 'servedOn', urges: 'urgedOn', reports: 'reportedOn', nothing: undefined } as const;

/** What issued letters and their replies say of each finding, by finding. A letter that was revoked or replaced says nothing any more. */
export const handlingOf = derivedOnce(['letter', 'reply'], (source: RecordSource): ReadonlyMap<string, Handling> => {
  const all = new Map<string, Handling>();
  const letters = lettersOf(source);
  for (const letter of letters) {
    const place = places[letterKinds[letter.type].handles];
    if (letter.status !== 'issued' || letter.revokedOn !== null || replacementOf(letters, letter) || place === undefined) continue;
    const replied = repliesOf(source, letter.id).reduce<DateOnly | null>((day, reply) => later(day, reply.receivedOn), null);
    for (const finding of letter.findings) {
      const before = all.get(finding) ?? { servedOn: null, repliedOn: null, urgedOn: null, reportedOn: null };
      all.set(finding, { ...before, [place]: later(before[place], letter.issuedOn), repliedOn: later(before.repliedOn, replied) });
    }
  }
  return all;
});
