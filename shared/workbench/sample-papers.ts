import { addDays, type DateOnly } from '../kernel/date-only.ts';
import { newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';
import { letterKinds } from '../letter/kinds.ts';
import type { PersonCaseInput } from '../letter/person.ts';
import type { LetterType } from '../letter/words.ts';
import type { SampleData } from './sample-data.ts';
import type { SampleFacility, SampleFinding } from './sample-findings.ts';
import { command, type SampleStep } from './sample-step.ts';
import type { CommandInput } from './workbench.ts';

interface PapersInput {
  readonly data: SampleData;
  readonly facilities: readonly SampleFacility[];
  readonly findings: readonly SampleFinding[];
  /** Members of the team at the prison, the lead second. */
  readonly names: readonly string[];
  /** The 纠正违法通知书 of the prison, one that nobody answered, and a 检建 that nobody answered; where the run has them. */
  readonly served: string | undefined;
  readonly unanswered: { readonly correctionNotice: string | undefined; readonly suggestionLetter: string | undefined };
  /** The reply with an objection. */
  readonly objection: { readonly id: string; readonly on: DateOnly } | undefined;
  readonly random: Random;
}

/** One of each paper of the job besides the two letters of the figures: before the teams leave, at the prison, and at the hub afterwards. */
export function samplePapers(input: PapersInput): { readonly before: SampleStep[]; readonly onSite: SampleStep[]; readonly after: SampleStep[] } {
  const { data, facilities, random } = input;
  const place = facilities.find((facility) => facility.name === data.papers.facility) ?? (facilities[0] as SampleFacility);
  const year = data.round.issuedOn.slice(0, 4);
  const paper = (day: DateOnly, type: LetterType, more: Partial<CommandInput<'letter.draft'>>, goesOut = false): SampleStep[] => {
    // A quick run may leave a prison without anything that fits.
    if (letterKinds[type].findings === 'chosen' && (more.findings?.length ?? 0) === 0) return [];
    const id = newId<'Letter'>(random) as string;
    const code = data.round.codes[type];
    return [
      command(day, 'letter.draft', { type, facility: place.id, findings: [], id, ...more }),
      ...(goesOut
        ? [command(day, 'letter.issue', { id, on: day, outside: data.papers.approvedOutside, number: code === undefined ? null : `${code}〔${year}〕1号` })]
        : []),
    ];
  };
  return { before: before(data, place, paper), onSite: onSite(input, place, paper), after: afterwards(input, place, paper) };
}

type Paper = (day: DateOnly, type: LetterType, more: Partial<CommandInput<'letter.draft'>>, goesOut?: boolean) => SampleStep[];

function before({ round }: SampleData, place: SampleFacility, paper: Paper): SampleStep[] {
  const day = round.setUpOn;
  return [
    ...paper(day, 'workPlan', { facility: '' }, true),
    ...paper(day, 'informLetter', {}, true),
    command(day, 'facility.edit', { id: place.id, fields: { noticeOn: day } }),
    ...paper(day, 'announcement', {}, true),
  ];
}

/** The field records of the prison, and the sheets that are printed from them on the last day. */
function onSite({ data, names, findings, random }: PapersInput, place: SampleFacility, paper: Paper): SampleStep[] {
  const { papers } = data;
  const on = (days: number): DateOnly => addDays(place.onSiteFrom, days);
  const people = names.slice(1, 3);
  const id = (): string => newId<'Record'>(random) as string;
  const logs = papers.workLogs.map(({ after, ...log }) => ({ id: id(), facility: place.id, on: on(after), people: [...people], ...log }));
  const materials = papers.materials.map(({ after, ...row }) => ({ id: id(), facility: place.id, on: on(after), takenBy: [...people], ...row }));
  const talk = papers.interview;
  const interview = id();
  const lines = talk.lines.map(([question, answer]) => ({ id: id(), interview, question, answer }));
  const oral = findings.find((finding) => finding.facility.id === place.id && finding.measure === 'oral' && finding.stream === 'prison');
  return [
    ...logs.map((log) => command(log.on, 'workLog.add', log as CommandInput<'workLog.add'>)),
    ...materials.map((row) => command(row.on, 'copiedMaterial.add', row as CommandInput<'copiedMaterial.add'>)),
    command(on(talk.after), 'interview.add', {
      ...{ id: interview, facility: place.id, kind: 'talk', on: on(talk.after), fromTime: talk.from, toTime: talk.to, place: talk.place },
      ...{ talkers: [...people], recorder: names.at(-3) ?? '', role: 'prisoner', personName: talk.person, personNumber: talk.number },
      ...{ personWing: talk.wing, personCrime: talk.crime, personTerm: talk.term, rightsTold: true, rightsNote: talk.rights },
      ...{ readBack: 'self', signNote: talk.signNote, recordedBy: names.at(-3) ?? '' },
    }),
    ...lines.map((line, i) => command(on(talk.after), 'interviewLine.add', { ...line, after: lines[i - 1]?.id ?? null })),
    ...paper(place.onSiteTo, 'workRecord', { facility: '', records: logs.map((log) => log.id) }),
    ...paper(place.onSiteTo, 'interviewRecord', { facility: '', records: [interview] }),
    ...paper(place.onSiteTo, 'materialList', { facility: '', records: materials.map((row) => row.id) }),
    ...(oral ? paper(place.onSiteTo, 'oralRecord', { findings: [oral.id] }) : []),
  ];
}

/** The person of an opinion is the one that its finding is about. */
const personIn = (person: PersonCaseInput, { persons, facility }: SampleFinding): PersonCaseInput => {
  const name = persons.replace(/^罪犯/, '');
  return { ...person, ...(name === '' ? {} : { name }), custody: facility.name };
};

/** The hub's papers: what the round reports and feeds back, opinions on sentences, and what follows the letters. */
function afterwards({ data, findings, names, served, unanswered, objection }: PapersInput, place: SampleFacility, paper: Paper): SampleStep[] {
  const { papers, round } = data;
  const day = round.issuedOn;
  const fed = addDays(day, 14);
  const here = (stream: SampleFinding['stream']): readonly SampleFinding[] =>
    findings.filter((finding) => finding.facility.id === place.id && finding.stream === stream);
  const ids = (rows: readonly SampleFinding[]): string[] => rows.map(({ id }) => id);
  const clue = findings.find((finding) => finding.stream === 'clue');
  const change = findings.find((finding) => finding.stream === 'prison' && finding.measure === 'opinion' && finding.type.startsWith('B')) ?? here('prison')[0];
  const release = findings.find((finding) => finding.stream === 'prison' && finding.type.startsWith('C'));
  const person: PersonCaseInput = papers.person;
  const opinion = (type: LetterType, on: SampleFinding | undefined, recipient: string): SampleStep[] =>
    on ? paper(day, type, { facility: on.facility.id, findings: [on.id], person: personIn(person, on), recipient }, true) : [];
  const follow = (day: DateOnly, row: string, letter: string | undefined, type: LetterType): SampleStep[] =>
    letter === undefined
      ? []
      : [
          command(day, 'clock.draftNext', { row: `${row}:${letter}`, id: `${letter}-${row}` }),
          command(day, 'letter.edit', {
            id: `${letter}-${row}`,
            fields: { signer: names[0] ?? '', ...(type === 'reportUpward' ? { recipient: papers.higher } : {}) },
          }),
          command(day, 'letter.issue', {
            id: `${letter}-${row}`,
            on: day,
            outside: papers.approvedOutside,
            number: `${round.codes[type]}〔${day.slice(0, 4)}〕1号`,
          }),
        ];
  return [
    ...paper(day, 'inspectionReport', {}, true),
    ...(clue ? paper(day, 'clueTransfer', { facility: clue.facility.id, findings: [clue.id] }, true) : []),
    ...paper(
      day,
      'inspectionOpinion',
      {
        findings: ids(
          here('prison')
            .filter((finding) => finding.measure === 'feedback')
            .slice(0, 1),
        ),
      },
      true,
    ),
    ...opinion('reductionOpinion', change, papers.superior),
    ...opinion('paroleOpinion', change, papers.superior),
    ...opinion('reductionRulingOpinion', change, papers.superior),
    ...opinion('paroleRulingOpinion', change, papers.superior),
    ...opinion('releaseOpinion', release, papers.administration),
    ...opinion('releaseDecisionOpinion', release, papers.administration),
    ...paper(fed, 'feedbackOpinion', { findings: ids(here('prison')) }, true),
    ...paper(fed, 'residentFeedback', { findings: ids(here('residentOffice')), recipient: papers.residentOffice }, true),
    command(fed, 'facility.edit', { id: place.id, fields: { feedbackOn: fed } }),
    ...paper(fed, 'feedbackMinutes', {}, true),
    ...(served === undefined ? [] : paper(addDays(day, 1), 'serviceReturn', { facility: '', about: served })),
    ...(objection === undefined ? [] : paper(addDays(objection.on, 5), 'reviewDecision', { facility: '', reply: objection.id, outcome: 'upheld' }, true)),
    ...follow(addDays(day, 30), 'correctionNotice', unanswered.correctionNotice, 'urging'),
    ...follow(addDays(day, 64), 'suggestionLetter', unanswered.suggestionLetter, 'reportUpward'),
    ...paper(addDays(day, 60), 'supervisionPlan', {}, true),
    ...paper(round.reopenedOn, 'supervisionReport', {}, true),
  ];
}
