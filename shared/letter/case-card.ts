import { z } from 'zod';
import type { SheetModel, WorkbookModel } from '../document/sheet.ts';
import { counts, type Finding, findingsOf, readFinding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { severities, severityWords } from '../finding/words.ts';
import { daysBetween } from '../kernel/date-only.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import { facilitiesOf, readFacility } from '../round/facility.ts';
import { roundOf } from '../round/round.ts';
import { readTeam } from '../round/team.ts';
import { facilityKindWords, roundKindWords } from '../round/words.ts';
import { approvalState } from './approval/state.ts';
import { stepLabel } from './approval-rule.ts';
import { composedKinds } from './compose.ts';
import { type Letter, lettersOf, readLetter, repliesOf } from './letter.ts';
import { dueNow } from './reply-period.ts';
import { serviceOf, serviceWayWords } from './service.ts';
import { stoodOn } from './standing.ts';
import { adoptionWords, type LetterType, letterTypeWords, reviewOutcomeWords } from './words.ts';

/** One field that a clerk types into the official system: its name there, and the text to copy. */
export interface CardField {
  readonly group: string;
  readonly label: string;
  readonly value: string;
}

export interface CaseCard {
  readonly title: string;
  readonly fields: readonly CardField[];
  readonly workbook: WorkbookModel;
}

const group = (name: string, rows: readonly (readonly [string, string | number | null | undefined])[]): readonly CardField[] =>
  rows.map(([label, value]) => ({ group: name, label, value: value === null || value === undefined ? '' : String(value) }));

/** 案卡 of a letter or of the inspection of one place, in the order in which the official system asks. The official system decides; this only spares the typing. */
export function caseCard(knowledge: Knowledge): View<{ letter?: string | undefined; facility?: string | undefined }, CaseCard | null> {
  return view({
    params: z.object({ letter: z.string().max(120).optional(), facility: z.string().max(120).optional() }),
    kinds: [...composedKinds, 'round', 'team', 'reply', 'submission', 'approval', 'approver', 'paper'],
    read: (source, { letter, facility }) => {
      const record = letter === undefined ? undefined : source.record('letter', letter);
      if (record) return cardOf(`${letterTypeWords[readLetter(record).type]}案卡`, letterFields(source, knowledge, readLetter(record)));
      const place = facility === undefined ? undefined : facilitiesOf(source).find(({ id }) => id === facility);
      return place ? cardOf(`${place.name}巡回检察案卡`, inspectionFields(source, knowledge, place.id)) : null;
    },
  });
}

function cardOf(title: string, fields: readonly CardField[]): CaseCard {
  const sheet: SheetModel = {
    ...{ name: '案卡', title, orientation: 'portrait', note: '按正式办案系统填录顺序排列，最终以正式系统为准。' },
    columns: [
      { title: '序号', width: 6, type: 'integer' },
      { title: '分组', width: 14, type: 'text' },
      { title: '项目', width: 20, type: 'text' },
      { title: '内容', width: 60, type: 'text' },
    ],
    rows: fields.map((field, i) => [i + 1, field.group, field.label, field.value]),
  };
  return { title, fields, workbook: { title, sheets: [sheet] } };
}

function letterFields(source: ViewSource, knowledge: Knowledge, letter: Letter): readonly CardField[] {
  const facility = source.record('facility', letter.facility);
  const place = facility ? readFacility(facility) : undefined;
  const findings = letter.findings.flatMap((id) => {
    const record = source.record('finding', id);
    return record && !record.deleted ? [readFinding(record)] : [];
  });
  const service = serviceOf(source, letter.id);
  const replies = repliesOf(source, letter.id);
  const reply = replies.at(-1);
  const { submission, steps } = approvalState({ source, trust: source.trust }, letter);
  const last = steps.at(-1);
  const corrected = letter.corrects === '' ? undefined : source.record('letter', letter.corrects);
  return [
    ...group('文书', [
      ['文书种类', letterTypeWords[letter.type]],
      ['文号', letter.number],
      ['制发单位', letter.issuer],
      ['受文单位', letter.recipient],
      ['被监督单位', place?.name],
      ['单位类型', place ? facilityKindWords[place.kind] : ''],
      ['更正的文书', corrected ? String(corrected.fields['number'] ?? corrected.fields['title'] ?? '') : ''],
    ]),
    ...group('监督事项', [
      ['问题数', findings.length],
      ['业务类别', [...new Set(findings.map(({ area }) => knowledge.areaLabel(area)))].join('、')],
      [
        '严重程度',
        severities
          .filter((one) => findings.some(({ severity }) => severity === one))
          .map((one) => severityWords[one])
          .join('、'),
      ],
      ['是否普遍性问题', findings.some(({ general }) => general) ? '是' : '否'],
      ['违法情形', findings.map(({ title }, i) => `${i + 1}.${title}`).join('；')],
      ['发生时间', timeOf(findings)],
      ['涉及人数', findings.reduce((sum, { personCount }) => sum + (personCount ?? 0), 0) || ''],
      ['法律依据', [...new Set(findings.flatMap(({ basis }) => basis.split('\n').filter(Boolean)))].join('；')],
    ]),
    ...group('审批', [
      ['送审日期', submission?.on],
      ['审批人', steps.flatMap(({ key, passed }) => (passed ? [`${stepLabel(source, key)}：${passed.person}`] : [])).join('；') || letter.approvedOutside],
      ['签发人', last?.passed?.person],
      ['签发日期', last?.passed?.statement?.at.slice(0, 10)],
    ]),
    ...group('发出和送达', [
      ['发出日期', letter.issuedOn],
      ['送达方式', service ? serviceWayWords[service.way] : ''],
      ['送达日期', service?.on],
      ['送达人', service?.server],
      ['收件人', service?.receiver],
      ['拒收原因', service?.refusal],
    ]),
    ...group('回复', [
      ['回复期限', dueNow(letter, knowledge.calendar)],
      ['回复日期', reply?.receivedOn],
      ['采纳情况', reply ? adoptionWords[reply.adoption] : ''],
      ['回复内容', reply?.text],
      ['复查决定日期', reply?.reviewedOn],
      ['复查结论', reply?.reviewOutcome ? reviewOutcomeWords(reply.reviewOutcome, letter.type) : ''],
      ['撤销日期', letter.revokedOn],
    ]),
  ];
}

function timeOf(findings: readonly Finding[]): string {
  const days = findings.flatMap(({ conductFrom, conductTo }) => [conductFrom, conductTo].filter((day) => day !== null)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined) return '';
  return first === last ? first : `${first}至${last}`;
}

function inspectionFields(source: ViewSource, knowledge: Knowledge, id: string): readonly CardField[] {
  const round = roundOf(source);
  const record = source.record('facility', id);
  if (!record) return [];
  const place = readFacility(record);
  const team = source.record('team', place.team);
  const findings = findingsOf(source).filter((finding) => finding.facility === id && counts(finding));
  const prison = findings.filter(({ stream }) => stream === 'prison');
  const all = lettersOf(source);
  const letters = all.filter((letter) => letter.facility === id && letter.status === 'issued' && stoodOn(all, letter, source.today));
  const sent = (type: LetterType): readonly Letter[] => letters.filter((letter) => letter.type === type);
  const answered = letters.filter((letter) => repliesOf(source, letter.id).length > 0);
  const adopted = letters.filter((letter) => ['adopted', 'partly'].includes(repliesOf(source, letter.id).at(-1)?.adoption ?? ''));
  const areas = [...new Set(prison.map(({ area }) => area))].sort();
  const days = place.onSiteFrom !== null && place.onSiteTo !== null ? daysBetween(place.onSiteFrom, place.onSiteTo) + 1 : '';
  return [
    ...group('巡回检察', [
      ['名称', round.title],
      ['方式', roundKindWords[round.kind]],
      ['组织单位', round.organiser],
      ['巡回检察组', team ? readTeam(team).name : ''],
      ['被巡单位', place.name],
      ['单位类型', facilityKindWords[place.kind]],
      ['开始日期', place.onSiteFrom ?? round.periodFrom],
      ['结束日期', place.onSiteTo ?? round.periodTo],
      ['现场天数', days],
      ['进入人数', place.entrySize],
      ['书面告知日期', place.noticeOn],
      ['反馈会日期', place.feedbackOn],
      ['专项督办日期', place.supervisedOn],
    ]),
    ...group('发现问题', [
      ['问题总数', prison.length],
      ...severities.map((one) => [severityWords[one], prison.filter(({ severity }) => severity === one).length] as const),
      ...areas.map((area) => [knowledge.areaLabel(area), prison.filter((finding) => finding.area === area).length] as const),
    ]),
    ...group('处理', [
      ['口头纠正', prison.filter(({ oralOn }) => oralOn !== null).length],
      ['纠正违法通知书', sent('correctionNotice').length],
      ['检察建议书', sent('suggestionLetter').length],
      ['移送线索', findings.filter(({ stream }) => stream === 'clue').length],
      ['收到回复', answered.length],
      ['采纳（含部分采纳）', adopted.length],
      ['已销号问题', prison.filter(({ status }) => status === 'closed').length],
    ]),
  ];
}
