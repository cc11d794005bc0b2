import { numeralValue } from '#shared/kernel/numerals.ts';
import { parseDocumentNumber } from '#shared/law/document-number.ts';
import { type Period, periodWords } from '#shared/round/clock-table.ts';
import { usualIssuer } from '../issuer.ts';
import { lettersOf } from '../letter.ts';
import { replyClock } from '../reply-period.ts';
import { bodyText, type HealthItem, type HealthRule, matches } from './health.ts';

/** Issuer, day, number: the frame agrees with the round, the facility and the register. */
export const frame: HealthRule = (input) => {
  const { letter, facility, round } = input;
  const items: HealthItem[] = [];
  const item = (code: string, severity: HealthItem['severity'], words: string, field: string): void => {
    items.push({ code, severity, words, field, about: `${field} ${String(letter[field as keyof typeof letter] ?? '')}` });
  };
  for (const finding of input.findings)
    if (letter.facility !== '' && finding.facility !== letter.facility)
      items.push({
        ...{ code: 'finding-of-other-facility', severity: 'blocks', finding: finding.id, about: finding.id },
        words: `“${finding.title}”发生在另一个单位，不能写入发给${facility?.name ?? '这个单位'}的文书。`,
      });
  const issuer = usualIssuer(input.source, letter.type, letter.facility);
  if (round.organiser !== '' && letter.issuer.trim() !== issuer)
    item('issuer-differs', 'asks', `制发院“${letter.issuer}”与本轮设置的“${issuer}”不一致。`, 'issuer');
  const place = /^(?:关于)?对(.+?)(?:开展|专项督办)/.exec(letter.title)?.[1];
  if (place !== undefined && facility && place !== facility.name)
    item('title-other-place', 'asks', `标题写的是“${place}”，被巡单位现登记为“${facility.name}”。`, 'title');
  if (letter.signDate !== null && letter.signDate > input.today) item('sign-date-future', 'asks', `落款日期${letter.signDate}在今天之后。`, 'signDate');
  if (letter.number === null) item('number-blank', 'remark', '文号留空，由内勤编号。', 'number');
  else {
    if (!parseDocumentNumber(letter.number).ok) item('number-shape', 'blocks', `文号“${letter.number}”不合格式。`, 'number');
    const twin = lettersOf(input.source).find((other) => other.id !== letter.id && other.number === letter.number);
    if (twin) item('number-taken', 'blocks', `文号“${letter.number}”已用于《${twin.title}》（${twin.recipient}）。`, 'number');
  }
  return items;
};

/** Whether 三十日内, 15日内 or 二个月内 names that period; a month in words is never taken for thirty days. */
function says(text: string, { unit, count }: Period): boolean {
  const found = /^([零一二两三四五六七八九十\d]+)(个?月)?/.exec(text);
  return found !== null && numeralValue(found[1] ?? '') === count && (found[2] !== undefined) === (unit === 'months');
}

/** How papers ask for an answer. */
const ANSWER = /回复|(?:告知|报送|函告|反馈)本院/;

/** The reader is told by when to answer, and that an objection may be made (GZ 553, 554; JY 19, 23). */
export const deadline: HealthRule = (input) => {
  // A paper that follows another one asks for an answer only where it names days of its own.
  if (input.kind.reply === 'none' || (input.kind.source !== 'findings' && input.letter.replyDays === null)) return [];
  const items: HealthItem[] = [];
  const body = bodyText(input);
  const period = /([零一二两三四五六七八九十\d]+)(?:个)?(?:工作)?(?:日|天|月)(?:内|以内|之内)/g;
  const asked = matches(input, period).filter(({ block }) => ANSWER.test(block.text));
  if (!ANSWER.test(body)) items.push({ code: 'reply-missing', severity: 'blocks', words: '正文没有写回复要求。', article: '规则第五百五十三条', about: '' });
  else if (asked.length === 0 && (input.kind.reply === 'clock' || input.letter.replyDays !== null))
    items.push({ code: 'deadline-missing', severity: 'blocks', words: '正文没有写回复期限。', article: '规则第五百五十三条', about: '' });
  const [first] = asked;
  const runs = replyClock(input.letter.type, input.letter.replyDays)?.period;
  if (runs && first && asked.every(({ text }) => !says(text, runs)))
    items.push({
      ...{ code: 'deadline-differs', severity: 'asks', place: first.place, field: 'replyDays', about: `${first.text} ${periodWords(runs)}` },
      words: `正文写的是“${first.text}”，本文书登记的回复期限是${periodWords(runs)}，期限提醒按登记的计算。`,
    });
  if (input.kind.handles === 'serves' && input.kind.reply === 'clock' && !body.includes('异议'))
    items.push({ code: 'objection-missing', severity: 'asks', words: '正文没有告知提出异议的权利。', article: '规则第五百五十四条', about: '' });
  return items;
};
