import type { ReactNode } from 'react';

/** Tabs whose numbers stand still under a filter, or have a rule of their own for it. */
const limits: Readonly<Record<string, string>> = {
  board: '下面的数字、图表、名单、期限和覆盖都只算这个范围。',
  common: '归并建议和已采用的共性问题只列这个范围内的问题。',
  report: '报告只统计这个范围，并在正文开头写明。',
  ledger: '台账只列这个范围，并写在表头。',
  compare: '历轮比较只按组、单位、类别和类型缩小两边；其余条件以前的台账没有。',
};

/** What the filter in use limits, in words, with the way back to everything. */
export function FilterLine({ words, tab, onClear }: { words: string; tab: string; onClear: () => void }): ReactNode {
  const limit = limits[tab];
  if (words === '' || limit === undefined) return null;
  return (
    <section className="filter-line" aria-label="筛选范围">
      {/* Before the words: the panel of the filter may lie over their end. */}
      <button type="button" className="link-button" onClick={onClear}>
        清除筛选
      </button>
      <span>
        <b>筛选</b> {words}。<span className="soft">{limit}</span>
      </span>
    </section>
  );
}
