import type { Finding } from '../finding/finding.ts';
import type { DateOnly } from '../kernel/date-only.ts';

/**
 * The finding as it stood at the end of that day: oral opinion, rectification, recheck and closure of a later day have not happened yet.
 * The very same object where nothing came later. Two things are read off what stands now, since a record keeps its last look only: one that
 * a 回头看 after the day found closed or rebounded had been closed by then; one closed upon a later look had not.
 */
export function asOf(finding: Finding, day: DateOnly): Finding {
  const later = (on: DateOnly | null): boolean => on !== null && on > day;
  const { oralOn, oralDoneOn, rectifyingOn, recheckedOn, reopenedOn } = finding;
  if (!(later(oralOn) || later(oralDoneOn) || later(rectifyingOn) || later(recheckedOn) || later(reopenedOn))) return finding;
  const followed = later(recheckedOn) && finding.recheckWay === 'followUp';
  const closedLater = finding.status === 'closed' && !followed && (later(recheckedOn) || later(oralDoneOn));
  return {
    ...finding,
    status: later(reopenedOn) && finding.status !== 'dismissed' ? 'closed' : closedLater ? 'confirmed' : finding.status,
    ...(later(oralOn) ? { oralOn: null } : {}),
    ...(later(oralDoneOn) || later(oralOn) ? { oralDoneOn: null } : {}),
    ...(later(rectifyingOn) ? { rectifyingOn: null } : {}),
    ...(later(recheckedOn) ? { recheckedOn: null, recheckWay: null, recheckOutcome: null } : {}),
    ...(later(reopenedOn) ? { reopenedOn: null } : {}),
  };
}
