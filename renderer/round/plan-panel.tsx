import { type ReactNode, useState } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { RoundKind } from '#shared/round/words.ts';
import { EarlierVisits } from './earlier-visits.tsx';

/** The plan against the regulation, rule by rule with its article. Reminders, never stops. Nothing is called fitting before there is a plan. */
export function PlanPanel({ kind, begun }: { kind: RoundKind; begun: boolean }): ReactNode {
  const { data, trouble } = useView('round.plan', {});
  const [all, setAll] = useState(false);
  const findings = data ?? [];
  const warnings = findings.filter((finding) => finding.outcome === 'warning');
  const shown = all ? findings : warnings;
  return (
    <section className="section" aria-labelledby="round-plan">
      <div className="row">
        <h2 id="round-plan">方案核对</h2>
        {warnings.length > 0 ? (
          <Mark tone="attention">{warnings.length} 项请留意</Mark>
        ) : data ? (
          <Mark tone={begun ? 'done' : 'plain'}>{begun ? '各项符合规定' : '编组、录入监狱和日期后核对'}</Mark>
        ) : null}
        <button type="button" className="link-button small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? '只看请留意的' : `查看全部 ${findings.length} 项`}
        </button>
      </div>
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {shown.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made whole each time, in a fixed order.
        <div key={at} className="plan-item">
          <Mark tone={finding.outcome === 'warning' ? 'attention' : 'done'}>{finding.outcome === 'warning' ? '请留意' : '符合'}</Mark>
          <div>
            {finding.subject ? `${finding.subject}：` : ''}
            {finding.words} <span className="soft small">{finding.article}</span>
          </div>
        </div>
      ))}
      {kind === 'cross' || kind === 'routine' ? <EarlierVisits kind={kind} /> : null}
      <p className="soft small">依据《人民检察院巡回检察工作规定》核对，仅作提示。</p>
    </section>
  );
}
