import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { HealthMark } from '#renderer/letter/health-mark.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';
import type { WritingItem } from '#shared/summary/report/report-gate.ts';

interface WritingProps {
  readonly items: readonly WritingItem[];
  /** Opens the passages, where a person's words are put right. */
  readonly onPassages: () => void;
}

/** What in the report's text is not written as it should be, each line a way to where it is put right. */
export function ReportWriting({ items, onPassages }: WritingProps): ReactNode {
  const { go } = useWay();
  if (items.length === 0)
    return <EmptyState title="没有发现问题" words="正文没有未填的占位和不存在的日期，标点、文号和序号合乎公文写法。附件中的清单照登记原样，不在检查之内。" />;
  const mend = ({ source }: WritingItem): void => (source?.kind === 'finding' ? go({ screen: 'finding', id: source.id }) : onPassages());
  return (
    <div className="report-scroll">
      <ul className="health-items" aria-label="报告体检">
        {items.map((item) => (
          <li key={`${item.about} ${item.words}`} className="health-item" data-severity={item.severity}>
            <div className="row health-words">
              <HealthMark severity={item.severity} />
              <button type="button" className="link-button grow health-jump" onClick={() => mend(item)}>
                {item.words}
              </button>
            </div>
            <div className="small soft">
              {item.under}：{item.quote}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
