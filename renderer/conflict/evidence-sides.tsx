import type { ReactNode } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { EvidenceItem } from '#renderer/evidence/evidence-item.tsx';
import { groupBy } from '#shared/kernel/groups.ts';
import type { BoundEvidence } from '#shared/workbench/conflicts.ts';

/** The evidence of a disputed finding, side by side by who bound it, as the values below stand side by side. */
export function EvidenceSides({ evidence }: { evidence: readonly BoundEvidence[] }): ReactNode {
  if (evidence.length === 0) return <div className="soft">这条问题还没有证据。</div>;
  const sides = groupBy(evidence, ({ person, device }) => [person, device].filter((part) => part !== '').join(' · ') || '未知');
  return (
    <section className="conflict-values" aria-label="证据">
      {[...sides].map(([who, items]) => (
        <div className="conflict-side" key={who}>
          <span className="small">
            <strong>{who}</strong> <span className="soft">附上的证据 {items.length} 件</span>
          </span>
          {items.map((item) => (
            <EvidenceItem key={item.id} item={item} remark={item.at ? timeWords(item.at, false) : ''} />
          ))}
        </div>
      ))}
    </section>
  );
}
