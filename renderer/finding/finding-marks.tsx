import type { ReactNode } from 'react';
import { Dash, Mark, type Tone } from '#renderer/ui/words.tsx';
import { type FindingStatus, findingStatusWords, type Severity, severityWords } from '#shared/finding/words.ts';

/** Severity also by its bars, never by colour alone. */
export function SeverityMark({ severity }: { severity: Severity | null }): ReactNode {
  if (severity === null) return <Dash />;
  return (
    <span className="severity" data-severity={severity}>
      <span className="severity-bars" aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} data-on={bar <= severity} />
        ))}
      </span>
      <span className="one-line">{severityWords[severity]}</span>
    </span>
  );
}

const tones: Readonly<Record<FindingStatus, Tone>> = { recorded: 'plain', verifying: 'attention', confirmed: 'action', dismissed: 'plain', closed: 'done' };

export function StatusMark({ status }: { status: FindingStatus }): ReactNode {
  return <Mark tone={tones[status]}>{findingStatusWords[status]}</Mark>;
}
