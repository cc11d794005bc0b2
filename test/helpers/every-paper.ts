import type { LetterType } from '#shared/letter/words.ts';
import { letterTypes } from '#shared/letter/words.ts';
import { person } from '#test/shared/letter/person-case.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

type Draft = Parameters<TestDesk['do']>[1];

/** A round at one prison in which every paper of the job has been drafted: by type, the id of its letter. */
export function everyPaper(): { readonly desk: TestDesk; readonly facility: string; readonly papers: Readonly<Record<LetterType, string>> } {
  const desk = new TestDesk();
  const facility = desk.prison();
  const prison = [
    desk.finding(facility, { severity: 3 }),
    desk.finding(facility, { type: 'E04', title: '加分没有事实依据', facts: '对罪犯王某某专项加分三十分，审批表没有附证明材料。', severity: 2, general: true }),
    desk.finding(facility, {
      type: 'D05',
      title: '使用警械后没有及时解除',
      facts: '对罪犯李某使用手铐十八小时三十五分，审批表解除时间一栏空白。',
      severity: 3,
    }),
  ];
  const resident = desk.finding(facility, {
    type: 'M01',
    stream: 'residentOffice',
    title: '派驻检察日志连续缺记',
    facts: '派驻检察日志连续十二日没有记录。',
    severity: 2,
  });
  const clue = desk.finding(facility, {
    type: 'L03',
    stream: 'clue',
    title: '民警收受罪犯家属财物',
    facts: '有反映称三监区民警多次收受罪犯家属财物。',
    severity: 4,
  });
  const interview = desk.do('interview.add', {
    ...{
      facility,
      kind: 'talk',
      on: '2022-10-13',
      fromTime: '9:30',
      toTime: '10:15',
      place: '三监区谈话室',
      talkers: ['陆知远', '纪怀瑾'],
      recorder: '闵清和',
    },
    ...{ role: 'prisoner', personName: '张某', personNumber: '5001202200123456', personWing: '三监区', personCrime: '抢劫罪', personTerm: '有期徒刑十年' },
    ...{ rightsTold: true, readBack: 'self', signNote: '本人签名捺印' },
  } as never).id;
  const ask = (question: string, answer: string, after: string | null): string => desk.do('interviewLine.add', { interview, after, question, answer }).id;
  const first = ask('你是什么时候被关禁闭的？', '九月一日下午，到九月十七日上午才出来。', null);
  ask('审批的期限你知道吗？', '不知道，没有人告诉我。', first);
  const logs = ['files', 'walk'].map(
    (method) =>
      desk.do('workLog.add', {
        facility,
        on: '2022-10-12',
        method,
        place: '三监区',
        people: ['陆知远', '纪怀瑾'],
        content: '核对禁闭审批表',
        volumes: 12,
        notes: '缺少解除时间',
      } as never).id,
  );
  const material = desk.do('copiedMaterial.add', { facility, on: '2022-10-12', name: '禁闭审批表', from: '狱政管理科', copies: 2, pages: 8 } as never).id;
  const draft = (type: LetterType, more: object = {}): string => desk.do('letter.draft', { type, facility, findings: [], ...more } as Draft & never).id;
  const issued = (type: LetterType): string => {
    const id = draft(type, { findings: prison });
    desk.do('letter.issue', {
      id,
      on: '2022-11-01' as never,
      number: `江检${type === 'correctionNotice' ? '纠违' : '建'}〔2022〕3号`,
      outside: '检察长已在业务系统签发',
    });
    return id;
  };
  const notice = issued('correctionNotice');
  const suggestion = issued('suggestionLetter');
  const objected = draft('correctionNotice', { findings: [prison[0]] });
  desk.do('letter.issue', { id: objected, on: '2022-11-01' as never, outside: '检察长已在业务系统签发' });
  const reply = desk.do('reply.add', { letter: objected, receivedOn: '2022-11-08' as never, adoption: 'objection', text: '对起止时间有异议。' }).id;
  const made: Partial<Record<LetterType, string>> = {
    correctionNotice: notice,
    suggestionLetter: suggestion,
    oralRecord: draft('oralRecord', { findings: [prison[0]] }),
    inspectionOpinion: draft('inspectionOpinion', { findings: [prison[1]] }),
    reviewDecision: draft('reviewDecision', { facility: '', reply, outcome: 'upheld' }),
    clueTransfer: draft('clueTransfer', { findings: [clue] }),
    workPlan: draft('workPlan', { facility: '' }),
    feedbackOpinion: draft('feedbackOpinion', { findings: prison }),
    residentFeedback: draft('residentFeedback', { findings: [resident] }),
    workRecord: draft('workRecord', { records: logs }),
    interviewRecord: draft('interviewRecord', { records: [interview] }),
    materialList: draft('materialList', { records: [material] }),
    serviceReturn: draft('serviceReturn', { facility: '', about: notice }),
  };
  for (const type of ['informLetter', 'announcement', 'feedbackMinutes', 'inspectionReport', 'supervisionPlan', 'supervisionReport'] as const)
    made[type] = draft(type);
  for (const type of ['reductionOpinion', 'paroleOpinion', 'reductionRulingOpinion', 'paroleRulingOpinion'] as const)
    made[type] = draft(type, { person, recipient: '江州市高级人民法院', findings: [prison[1]] });
  for (const type of ['releaseOpinion', 'releaseDecisionOpinion'] as const) made[type] = draft(type, { person, recipient: '江州市监狱管理局' });
  desk.clock.advance(100 * 86_400_000);
  made.urging = desk.do('clock.draftNext', { row: `correctionNotice:${notice}` }).id;
  made.reportUpward = desk.do('clock.draftNext', { row: `suggestionLetter:${suggestion}` }).id;
  for (const type of letterTypes) if (made[type] === undefined) throw new Error(`no ${type}`);
  return { desk, facility, papers: made as Record<LetterType, string> };
}
