import { findingFields } from '../finding/finding.ts';
import { departs, measureProposals } from '../finding/measure-proposal.ts';
import { addDays, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { newId } from '../kernel/ids.ts';
import { seededRandom } from '../kernel/random.ts';
import type { Json } from '../ledger/canonical.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { valuesOf } from '../round/editing.ts';
import { type Chance, chanceOf } from './chance.ts';
import { sampleChecklists, sampleChecks } from './sample-checks.ts';
import type { SampleData, SampleRound } from './sample-data.ts';
import { type SampleFacility, type SampleFinding, sampleFindings } from './sample-findings.ts';
import { decideMeasures, type SampleLetter } from './sample-measures.ts';
import { samplePapers } from './sample-papers.ts';
import { command, type SampleStep } from './sample-step.ts';
import { samplePrevious, sampleWork } from './sample-work.ts';
import type { CommandInput } from './workbench.ts';

/** What one team does: on its first laptop, then two laptops apart, with the second one's work brought back. */
export interface SampleTeam {
  readonly id: string;
  readonly name: string;
  /** Person at the first laptop. */
  readonly lead: string;
  readonly steps: readonly SampleStep[];
  /** Edits of one finding on both laptops while they were apart. */
  readonly apart?: { readonly person: string; readonly first: readonly SampleStep[]; readonly second: readonly SampleStep[] };
}

export interface SamplePlan {
  readonly title: string;
  readonly hubName: string;
  readonly hubPerson: string;
  readonly setUpOn: DateOnly;
  readonly cutoff: DateOnly;
  /** The hub before the teams leave. */
  readonly prepare: readonly SampleStep[];
  readonly teams: readonly SampleTeam[];
  /** The hub after the five packages are in. */
  readonly conclude: readonly SampleStep[];
}

/** Its problems are invented, too. */
const PREVIOUS_ROUND = '2021年全市监狱巡回检察（虚构）';

/** Everything random comes from here: the same plan on every machine and every run. */
export const SAMPLE_SEED = 'xunjian sample round 2022';

/**
 * The sample round as the steps of its people. `share` below 1 keeps that part of the findings, for a quick run.
 * The figures of the public report hold at `share` 1: five teams, 11 prisons, 8 and 11 letters, 61 problems of the 派驻 offices, 3 clues.
 */
export function sampleRound(data: SampleData, knowledge: FieldKnowledge, share = 1): SamplePlan {
  const random = seededRandom(SAMPLE_SEED);
  const chance = chanceOf(random);
  const round = share === 1 ? data.round : reduced(data.round, share);
  const teams = round.teams.map((name) => ({ id: newId<'Team'>(random) as string, name }));
  const facilities: readonly SampleFacility[] = round.facilities.map((facility) => ({ ...facility, id: newId<'Facility'>(random) }));
  const people = peopleOf(round, teams.length, chance);
  const findings = sampleFindings({ ...data, round }, facilities, knowledge, chance, random);
  const letters = decideMeasures(round, findings, facilities, chance).map((letter) => ({ ...letter, id: newId<'Letter'>(random) as string }));
  const open = new Set(
    chance
      .shuffled(findings.filter((finding) => finding.measure === 'oral'))
      .slice(0, round.oralOpen)
      .map((finding) => finding.id),
  );
  const proven = new Set(letters.flatMap((letter) => letter.findings.map((finding) => finding.id)));
  const parts = { round, knowledge, chance, newId: () => newId<'Evidence'>(random) as string, open, proven };
  const concluded = conclude(round, letters, findings, chance, newIdOf(random));
  const papers = samplePapers({
    ...{ data: { ...data, round }, facilities, findings, names: people[1] ?? [] },
    ...lettersToFollow(round, letters, concluded, data.papers.facility),
    // Ids of their own: what was drawn before them stays what it was.
    random: seededRandom(`${SAMPLE_SEED} papers`),
  });
  return {
    title: round.round.title,
    hubName: '汇总机',
    hubPerson: people[0]?.[0] ?? '',
    setUpOn: round.setUpOn,
    cutoff: round.cutoff,
    prepare: [...prepare(round, teams, facilities, people, knowledge), ...papers.before],
    teams: teams.map((team, i) => {
      const names = people[i + 1] ?? [];
      const own = findings.filter((finding) => finding.facility.team === team.name);
      const steps = own.flatMap((finding) => findingSteps(finding, names, parts));
      const drafts = letters
        .filter((letter) => letter.facility.team === team.name)
        .map((letter) =>
          command(letter.facility.onSiteTo, 'letter.draft', {
            type: letter.type,
            facility: letter.facility.id,
            findings: letter.findings.map((finding) => finding.id),
            id: letter.id,
          }),
        );
      const places = facilities.filter((facility) => facility.team === team.name);
      const work = sampleWork(team.name, places, names).map(({ day, input }) => command(day, 'workLog.add', input));
      const checks = places.flatMap((facility) => {
        const here = own.filter((finding) => finding.facility.id === facility.id);
        return sampleChecks({ round, knowledge, facility, findings: here, names, share });
      });
      const apart = team.name === round.conflict.team ? conflict(round, own, names) : undefined;
      return {
        ...team,
        lead: names[1] ?? '',
        steps: byDay([...steps, ...work, ...checks, ...drafts, ...(i === 0 ? papers.onSite : [])]),
        ...(apart ? { apart } : {}),
      };
    }),
    conclude: byDay([...concluded, ...papers.after]),
  };
}

const newIdOf = (random: ReturnType<typeof seededRandom>) => () => newId<'Reply'>(random) as string;

/** Stable: steps of one day keep their order. */
const byDay = (steps: readonly SampleStep[]): SampleStep[] => [...steps].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

function reduced(round: SampleRound, share: number): SampleRound {
  const part = (count: number): number => Math.max(1, Math.round(count * share));
  return {
    ...round,
    quotas: Object.fromEntries(Object.entries(round.quotas).map(([areas, quota]) => [areas, part(quota)])),
    residentCount: part(round.residentCount),
    oralCount: part(round.oralCount),
    oralOpen: part(round.oralOpen),
  };
}

/** Names of the hub's person and of each team, no name twice. */
function peopleOf(round: SampleRound, teams: number, chance: Chance): readonly (readonly string[])[] {
  const all = chance.shuffled(round.surnames.flatMap((surname) => round.givenNames.map((given) => `${surname}${given}`)));
  const size = round.roles.length;
  return [all.slice(0, 1), ...Array.from({ length: teams }, (_unused, i) => all.slice(1 + i * size, 1 + (i + 1) * size))];
}

function prepare(
  round: SampleRound,
  teams: readonly { readonly id: string; readonly name: string }[],
  facilities: readonly SampleFacility[],
  people: readonly (readonly string[])[],
  knowledge: FieldKnowledge,
): SampleStep[] {
  const day = round.setUpOn;
  return [
    command(day, 'round.setUp', { ...round.round, shorteningReason: '', statuteData: knowledge.version.statutes, taxonomyData: knowledge.version.taxonomy }),
    ...teams.map((team) => command(day, 'team.add', { name: team.name, id: team.id })),
    ...teams.flatMap((team, i) =>
      (people[i + 1] ?? []).map((name, j) =>
        command(day, 'member.add', { name, team: team.id, role: round.roles[j] ?? 'member', office: round.offices[(i + j) % round.offices.length] ?? '' }),
      ),
    ),
    ...facilities.map(({ id, name, team, wings, residentOffice, onSiteFrom, onSiteTo, entrySize }) =>
      command(day, 'facility.add', {
        ...{ id, name, wings, residentOffice, onSiteFrom, onSiteTo, entrySize },
        kind: 'prison',
        team: teams.find((item) => item.name === team)?.id ?? '',
      }),
    ),
    ...round.departments.map((department) => command(day, 'department.add', department)),
    ...Object.entries(round.codes).map(([id, code]) => command(day, 'documentCode.edit', { id, fields: { code } })),
    ...sampleChecklists(day),
  ];
}

interface Parts {
  readonly round: SampleRound;
  readonly knowledge: FieldKnowledge;
  readonly chance: Chance;
  newId(): string;
  /** Oral corrections that are never carried out. */
  readonly open: ReadonlySet<string>;
  /** Findings that must have evidence: those in letters. */
  readonly proven: ReadonlySet<string>;
}

function findingSteps(finding: SampleFinding, names: readonly string[], parts: Parts): SampleStep[] {
  const { chance, round } = parts;
  const { id, stream, facility, wing, type, title, facts, persons, personCount, conductFrom, conductTo, foundOn, severity, basis, general } = finding;
  const recordedBy = chance.pick(names.slice(2));
  const oral = finding.measure === 'oral';
  const fields = { stream, wing, type, title, facts, persons, personCount, conductFrom, conductTo, foundOn, severity, basis, general, recordedBy };
  const measure = oral ? {} : { measure: finding.measure, measureReason: measureReason(finding, fields, parts) };
  const steps: SampleStep[] = [command(foundOn, 'finding.record', { id, ...fields, facility: facility.id, recordedOn: foundOn, synthetic: true, ...measure })];
  if (parts.proven.has(id) || chance.between(1, 1000) <= round.evidenceShare * 1000) steps.push(evidenceStep(finding, parts));
  const decided = addDays(foundOn, 1);
  steps.push(command(decided, 'finding.confirm', { id }));
  if (oral) {
    const doneOn = parts.open.has(id) ? null : addDays(decided, chance.between(1, 6));
    const usual = parts.knowledge.type(type)?.measures.includes('oral') ?? false;
    steps.push(command(decided, 'finding.oral', { id, on: decided, ...(usual ? {} : { reason: '情节较轻，未造成后果，当场口头纠正。' }) }));
    if (doneOn !== null) steps.push(command(doneOn, 'finding.oral', { id, on: decided, doneOn }));
  }
  return steps;
}

/** What a prosecutor writes where the measure is another than the rules propose; empty where it follows them. */
function measureReason({ measure, foundOn }: SampleFinding, fields: Readonly<Record<string, Json>>, { round, knowledge }: Parts): string {
  const proposals = measureProposals(valuesOf(findingFields, fields), knowledge, foundOn);
  return departs(measure, proposals) ? (round.measureReasons[measure] ?? '') : '';
}

function evidenceStep(finding: SampleFinding, { round, chance, newId: id }: Parts): SampleStep {
  const names = round.evidenceNames[finding.type] ?? round.evidenceNames[finding.type.charAt(0)] ?? ['检察记录摘录.txt'];
  const name = chance.pick(names);
  const csv = name.endsWith('.csv');
  const lines = csv
    ? [`序号,单位,部门,日期,摘录`, `1,${finding.facility.name},${finding.wing},${finding.conductFrom},${finding.title}`]
    : [round.note, `单位：${finding.facility.name}`, `部门：${finding.wing}`, `日期：${finding.conductFrom}至${finding.conductTo}`, `摘录：${finding.facts}`];
  return { do: 'evidence', day: finding.foundOn, id: id(), finding: finding.id, name, mime: csv ? 'text/csv' : 'text/plain', content: `${lines.join('\n')}\n` };
}

/** Two members correct the same finding while their laptops are apart. */
function conflict(round: SampleRound, own: readonly SampleFinding[], names: readonly string[]): SampleTeam['apart'] {
  const finding = own.find((item) => item.type === round.conflict.type && item.stream === 'prison') ?? own[0];
  if (!finding) return undefined;
  const last = round.facilities
    .filter((facility) => facility.team === round.conflict.team)
    .reduce((day, facility) => (facility.onSiteTo > day ? facility.onSiteTo : day), finding.foundOn);
  const edit = (facts: string, severity: SampleFinding['severity'], reason: string): SampleStep =>
    command(last, 'finding.edit', { id: finding.id, fields: { facts: `${finding.facts}${facts}`, severity }, reason });
  const first = edit(round.conflict.factsA, finding.severity, '核对禁闭室交接班登记');
  const second = edit(round.conflict.factsB, round.conflict.severityB, '核对监控录像');
  // The first member writes the severity down again on purpose: both have an opinion about it.
  const own2 = command(last, 'finding.edit', { id: finding.id, fields: { severityReason: '超期天数少，未造成其他后果，按严重违法认定。' } });
  const theirs = command(last, 'finding.edit', { id: finding.id, fields: { severityReason: '超期与录像不符，涉嫌隐瞒，建议按重大问题认定。' } });
  return { person: names[2] ?? '', first: [first, own2], second: [second, theirs] };
}

/** The letters that later papers lean on: one that was served, those that nobody answered, and the objection. */
function lettersToFollow(round: SampleRound, letters: readonly NumberedLetter[], steps: readonly SampleStep[], facility: string) {
  const of = (type: SampleLetter['type']): readonly NumberedLetter[] => letters.filter((letter) => letter.type === type);
  const unanswered = (type: SampleLetter['type']): string | undefined => of(type)[round.replies[type].indexOf(null)]?.id;
  const objection = steps.flatMap((step) =>
    step.do === 'command' && step.name === 'reply.add' && step.input.adoption === 'objection' ? [{ id: step.input.id ?? '', on: step.day }] : [],
  )[0];
  return {
    served: of('correctionNotice').find((letter) => letter.facility.name === facility)?.id,
    unanswered: { correctionNotice: unanswered('correctionNotice'), suggestionLetter: unanswered('suggestionLetter') },
    objection,
  };
}

type NumberedLetter = SampleLetter & { readonly id: string };

/** Issue, replies, closing and reopening, at the hub. */
function conclude(round: SampleRound, letters: readonly NumberedLetter[], findings: readonly SampleFinding[], chance: Chance, id: () => string): SampleStep[] {
  const steps: SampleStep[] = [];
  for (const type of ['correctionNotice', 'suggestionLetter'] as const) {
    letters
      .filter((letter) => letter.type === type)
      .forEach((letter, i) => {
        steps.push(
          command(round.issuedOn, 'letter.issue', {
            id: letter.id,
            on: round.issuedOn,
            outside: '在正式办案系统审批',
            number: `${round.codes[type]}〔${round.issuedOn.slice(0, 4)}〕${i + 1}号`,
          }),
        );
        const servedOn = addDays(round.issuedOn, 1);
        const service = { id: id(), letter: letter.id, server: '示例送达人', receiver: '示例收件人', place: letter.facility.name, on: servedOn };
        steps.push(command(servedOn, 'service.add', { ...service, way: 'direct', note: '虚构数据' }));
        const reply = round.replies[type][i];
        if (reply)
          steps.push(
            command(reply[0], 'reply.add', { id: id(), letter: letter.id, receivedOn: reply[0], adoption: reply[1], text: round.replyTexts[reply[1]] ?? '' }),
          );
      });
  }
  const prison = findings.filter((finding) => finding.stream === 'prison' && daysBetween(finding.foundOn, round.closedOn) > 0);
  const closed = chance.shuffled(prison).slice(0, Math.round(prison.length * round.closedShare));
  for (const finding of closed) steps.push(command(round.closedOn, 'finding.close', { id: finding.id, reason: '经复核，整改措施已经落实，同意销号。' }));
  for (const finding of closed.slice(0, round.reopened))
    steps.push(command(round.reopenedOn, 'finding.reopen', { id: finding.id, reason: '专项督办复查发现同类情形再次出现，恢复整改。' }));
  steps.push(command(round.cutoff, 'previousProblem.import', { round: PREVIOUS_ROUND, rows: samplePrevious(findings) }));
  for (const indicator of round.indicators) steps.push(command(round.cutoff, 'indicatorRecord.add', indicator as CommandInput<'indicatorRecord.add'>));
  return byDay(steps);
}
