import type { Finding } from '#shared/finding/finding.ts';
import { findingStatusWords, measureWords, recheckOutcomeWords } from '#shared/finding/words.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { adoptionWords } from '#shared/letter/words.ts';
import type { IssuedLetter } from '../issued-letters.ts';
import { oralDueOf } from '../oral-due.ts';
import type { Summary } from '../summary.ts';
import { idColumn, type ListColumn, order } from '../tables.ts';

/** Problems whose measure is decided: they are to be put right. */
export const rectified = ({ facts }: Summary): readonly Finding[] => facts.prison.filter((finding) => finding.measure !== null);

/** 整改台账 (field report 2.5): problem, measure and letter, period, answer, recheck. */
export function rectificationColumns({ facts }: Summary): readonly ListColumn<Finding>[] {
  const names = new Map(facts.facilities.map((facility) => [facility.id, facility.name]));
  const letterOf = new Map<string, IssuedLetter>();
  for (const item of facts.letters) for (const finding of item.letter.findings) letterOf.set(finding, item);
  const oralDue = oralDueOf(facts);
  const dueOf = (finding: Finding): DateOnly | null => letterOf.get(finding.id)?.letter.replyDue ?? (finding.oralOn === null ? null : oralDue(finding.oralOn));
  return [
    order,
    { title: '编号', share: 0, width: 11, type: 'text', value: (item) => facts.numbers.get(item.id) ?? '' },
    { title: '被巡单位', share: 0, width: 9, type: 'text', value: (item) => names.get(item.facility) ?? '' },
    { title: '责任部门', share: 0, width: 9, type: 'text', value: (item) => item.wing },
    { title: '问题', share: 0, width: 24, type: 'text', value: (item) => item.title },
    { title: '处理方式', share: 0, width: 11, type: 'text', value: (item) => (item.measure === null ? '' : measureWords[item.measure]) },
    { title: '文号', share: 0, width: 18, type: 'text', value: (item) => letterOf.get(item.id)?.letter.number ?? '' },
    { title: '口头提出日期', share: 0, width: 11, type: 'date', value: (item) => item.oralOn },
    { title: '期限', share: 0, width: 11, type: 'date', value: dueOf },
    { title: '口头纠正完成日期', share: 0, width: 11, type: 'date', edit: 'oralDoneOn', value: (item) => item.oralDoneOn },
    { title: '回复日期', share: 0, width: 11, type: 'date', value: (item) => letterOf.get(item.id)?.replies.at(-1)?.receivedOn ?? null },
    {
      ...{ title: '采纳情况', share: 0, width: 9, type: 'text' },
      value: (item) => {
        const last = letterOf.get(item.id)?.replies.at(-1);
        return last ? adoptionWords[last.adoption] : '';
      },
    },
    { title: '开始整改日期', share: 0, width: 11, type: 'date', edit: 'rectifyingOn', value: (item) => item.rectifyingOn },
    { title: '复核日期', share: 0, width: 11, type: 'date', edit: 'recheckedOn', value: (item) => item.recheckedOn },
    {
      ...{ title: '复核结论', share: 0, width: 9, type: 'text', edit: 'recheckOutcome', choices: Object.values(recheckOutcomeWords) },
      value: (item) => (item.recheckOutcome === null ? '' : recheckOutcomeWords[item.recheckOutcome]),
    },
    { title: '复核说明', share: 0, width: 16, type: 'text', edit: 'recheckReason', value: () => '' },
    { title: '状态', share: 0, width: 7, type: 'text', value: (item) => findingStatusWords[item.status] },
    idColumn((item) => item.id),
  ];
}
