import type { ReactNode } from 'react';
import { Dash, Mark, type Tone } from '#renderer/ui/words.tsx';
import { type FindingStatus, findingStatusWords, type Severity, severityWords } from '#shared/finding/words.ts';
import type { Handover } from '#shared/ledger/command.ts';

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

const handoverWords: Readonly<Record<Handover, readonly [Tone, string]>> = {
  unsent: ['attention', '未交出'],
  sent: ['action', '已交出未回执'],
  stored: ['done', '已入库'],
};

/** How far it has come on its way to the hub; nothing is known of it on the hub's own laptop. */
export function HandoverMark({ handover }: { handover: Handover | undefined }): ReactNode {
  if (handover === undefined) return <Dash />;
  const [tone, words] = handoverWords[handover];
  return <Mark tone={tone}>{words}</Mark>;
}
