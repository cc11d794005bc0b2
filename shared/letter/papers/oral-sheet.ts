import { readFinding } from '#shared/finding/finding.ts';
import { chineseDate, type DateOnly } from '#shared/kernel/date-only.ts';
import { form, label, line, toSign, wide } from './form.ts';
import type { SheetMaker } from './sheets.ts';

const dated = (date: DateOnly | null): string => (date === null ? '' : chineseDate(date));

/** 检察纠正违法情况登记表: what was wrong, the opinion given on the spot and to whom, what came of it within seven days (GZ 624, GD 36(1)). */
export const oralSheet: SheetMaker = (source, letter, text) => {
  const findings = letter.findings.flatMap((id) => {
    const record = source.record('finding', id);
    return record && !record.deleted ? [readFinding(record)] : [];
  });
  const place = String(source.record('facility', letter.facility)?.fields['name'] ?? '');
  const rows = findings.flatMap((finding, i) => [
    [label(findings.length > 1 ? `问题${i + 1}` : '问题'), wide(finding.title)],
    [label('发生时间'), dated(finding.conductFrom), label('监区或部门'), finding.wing],
    [label('违法情况'), wide(finding.facts)],
    [label('依据'), wide(finding.basis.replace(/\n+/g, '；'))],
    [label('口头提出日期'), dated(finding.oralOn), label('纠正日期'), dated(finding.oralDoneOn)],
  ]);
  return {
    body: [
      form([
        [label('单位'), place, label('检察方式'), '巡回检察'],
        ...rows,
        [label('提出的意见'), wide(text.flatMap((block) => ('runs' in block ? [block.runs.map((run) => run.text).join('')] : [])).join('\n'))],
        [label('接受意见人'), '', label('职务'), ''],
        [label('纠正情况'), wide('')],
        [label('备注'), wide('七日内未纠正的，制发纠正违法通知书。')],
      ]),
      line(toSign('检察人员（签名）', 10)),
      line(`${toSign('接受意见人（签名）', 8)}　　　年　　月　　日`),
    ],
  };
};
