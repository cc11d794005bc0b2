import type { Finding } from '../finding/finding.ts';
import { compare } from '../finding/number.ts';
import { severities, severityWords } from '../finding/words.ts';
import { daysBetween } from '../kernel/date-only.ts';
import { groupBy } from '../kernel/groups.ts';
import type { SupervisoryType } from '../letter/kinds.ts';
import { type Adoption, adoptions, adoptionWords } from '../letter/words.ts';
import { regulationLimits } from '../round/plan.ts';
import { commonFrom, commonProblems } from './common-problems.ts';
import type { SummaryFacts } from './facts.ts';
import { count, type Figure, type FigureDefinition, meanDays, ratio } from './figure.ts';
import { indicatorFigure } from './indicator/indicator-figures.ts';
import type { IssuedLetter } from './issued-letters.ts';
import { oralDueOf } from './oral-due.ts';
import { type PrisonTest, prisonTest } from './prison-walk.ts';
import { rebounded } from './rebound.ts';
import { ruleText } from './rules/rule-book.ts';
import { workDefinitions } from './work-figures.ts';

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map((item) => item.id);
const letterIds = (items: readonly IssuedLetter[]): readonly string[] => items.map(({ letter }) => letter.id);

const past = (facts: SummaryFacts): readonly IssuedLetter[] => facts.letters.filter(({ letter }) => letter.replyDue !== null && letter.replyDue < facts.cutoff);
const answered = (item: IssuedLetter): boolean => item.replies.length > 0;
const inTime = ({ letter, replies }: IssuedLetter): boolean => replies.some((reply) => (reply.receivedOn ?? '') <= (letter.replyDue ?? ''));
/** What the last reply says: it stands. */
const adoption = (item: IssuedLetter) => item.replies.at(-1)?.adoption;
const adopted = (item: IssuedLetter): boolean => adoption(item) === 'adopted' || adoption(item) === 'partly';
const judged = (facts: SummaryFacts): readonly IssuedLetter[] => past(facts).filter((item) => !item.contested);

const issued = (type: SupervisoryType): FigureDefinition =>
  count({ id: `letters.${type}`, of: 'letter', ids: (facts) => letterIds(facts.letters.filter(({ letter }) => letter.type === type)) });

const replied = (adoption: Adoption): FigureDefinition =>
  count({
    id: `replies.byAdoption.${adoption}`,
    label: `回复：${adoptionWords[adoption]}`,
    of: 'reply',
    ids: ({ letters }) => ids(letters.flatMap(({ replies }) => replies.slice(-1).filter((reply) => reply.adoption === adoption))),
  });

const prisonWhere = (id: string, test: PrisonTest, label?: string): FigureDefinition =>
  count({ id, of: 'finding', ids: prisonTest(test), ...(label === undefined ? {} : { label }) });

const allPrison = prisonTest(() => true);

const prisonShare = (id: string, part: PrisonTest, base?: PrisonTest): FigureDefinition => {
  const among = base ? prisonTest(base) : allPrison;
  const of = prisonTest(base ? (finding, facts) => base(finding, facts) && part(finding, facts) : part);
  return ratio({ id, of: 'finding', ids: (facts) => ({ of: of(facts), among: among(facts) }) });
};

const oral = (finding: Finding): boolean => finding.measure === 'oral' && finding.oralOn !== null;
/** Neither done by the unit's word, nor found in place, nor closed. */
const notFollowed = ({ oralDoneOn, recheckOutcome, status }: Finding): boolean => oralDoneOn === null && recheckOutcome !== 'inPlace' && status !== 'closed';
const everClosed = (finding: Finding): boolean => finding.status === 'closed' || finding.reopenedOn !== null;

/** Days on site as far as the regulation sets a least number for the place (GD 10, 11). */
function onSite(facts: SummaryFacts) {
  const { kind } = facts.round;
  return facts.facilities.flatMap((facility) => {
    const measured = facility.kind === 'prison' || facility.kind === 'detention' ? facility.kind : undefined;
    if (measured === undefined || (kind !== 'routine' && kind !== 'cross') || facility.onSiteFrom === null || facility.onSiteTo === null) return [];
    if (facility.onSiteTo > facts.cutoff) return [];
    return { id: facility.id, enough: daysBetween(facility.onSiteFrom, facility.onSiteTo) + 1 >= regulationLimits[kind][measured].onSite };
  });
}

/** From the oral opinion to its correction, or from the first letter to the recheck that found it in place. */
function rectifyDays(facts: SummaryFacts) {
  const lastFirst = [...facts.letters].sort((a, b) => compare(b.letter.issuedOn ?? '', a.letter.issuedOn ?? ''));
  const served = new Map(lastFirst.flatMap(({ letter }) => letter.findings.map((id) => [id, letter.issuedOn] as const)));
  return facts.prison.flatMap((finding) => {
    if (oral(finding) && finding.oralOn !== null && finding.oralDoneOn !== null)
      return { id: finding.id, days: daysBetween(finding.oralOn, finding.oralDoneOn) };
    const from = served.get(finding.id) ?? null;
    const to = finding.recheckOutcome === 'inPlace' ? finding.recheckedOn : null;
    return from !== null && to !== null && to >= from ? { id: finding.id, days: daysBetween(from, to) } : [];
  });
}

/** Every figure of the summary but those per area and per type, which follow the data. Rules, names and units: assets/summary/counting-rules.json. */
export const fixedDefinitions: readonly FigureDefinition[] = [
  count({ id: 'round.teams', of: 'team', ids: (facts) => ids(facts.teams) }),
  count({ id: 'round.facilities', of: 'facility', ids: (facts) => ids(facts.facilities) }),
  count({ id: 'round.people', of: 'member', ids: ({ members, teams }) => ids(members.filter((member) => teams.some((team) => team.id === member.team))) }),
  ratio({
    id: 'round.crossShare',
    of: 'facility',
    ids: (facts) => {
      const prisons = ids(facts.facilities.filter((facility) => facility.kind === 'prison'));
      return { of: prisons, among: prisons };
    },
    denominator: (facts) => facts.round.prisonsInProvince ?? 0,
  }),
  ratio({ id: 'round.onSiteShare', of: 'facility', ids: (facts) => ({ of: ids(onSite(facts).filter((place) => place.enough)), among: ids(onSite(facts)) }) }),
  ...workDefinitions,
  count({ id: 'findings.prison', of: 'finding', ids: allPrison }),
  ...severities.map((severity) => prisonWhere(`findings.bySeverity.${severity}`, (finding) => finding.severity === severity, severityWords[severity])),
  prisonWhere('findings.general', (finding) => finding.general),
  count({ id: 'findings.unconfirmed', of: 'finding', ids: (facts) => ids(facts.open) }),
  prisonShare('findings.evidenceShare', (finding, { proven }) => proven.has(finding.id)),
  prisonWhere('measures.oral', oral),
  prisonWhere(
    'measures.oralOverdue',
    (finding, facts) => oral(finding) && notFollowed(finding) && oralDueOf(facts)(finding.oralOn ?? facts.cutoff) < facts.cutoff,
  ),
  issued('correctionNotice'),
  issued('suggestionLetter'),
  prisonWhere('measures.feedback', (finding) => finding.measure === 'feedback'),
  count({ id: 'letters.overdue', of: 'letter', ids: (facts) => letterIds(past(facts).filter((item) => !answered(item))) }),
  count({ id: 'replies.received', of: 'reply', ids: ({ letters }) => ids(letters.flatMap(({ replies }) => replies)) }),
  ...adoptions.map(replied),
  ratio({ id: 'replies.onTimeRate', of: 'letter', ids: (facts) => ({ of: letterIds(past(facts).filter(inTime)), among: letterIds(past(facts)) }) }),
  ratio({ id: 'replies.adoptionRate', of: 'letter', ids: (facts) => ({ of: letterIds(judged(facts).filter(adopted)), among: letterIds(judged(facts)) }) }),
  prisonShare('findings.closedRate', (finding) => finding.status === 'closed'),
  prisonShare(
    'findings.recheckRate',
    (finding) => finding.recheckOutcome === 'inPlace',
    (finding) => finding.recheckedOn !== null,
  ),
  prisonShare('findings.reboundRate', rebounded, everClosed),
  meanDays({ id: 'findings.rectifyDays', of: 'finding', days: rectifyDays }),
  count({ id: 'commonTypes', of: 'finding', ids: (facts) => commonProblems(facts).flatMap((problem) => problem.sources) }),
  ratio({
    id: 'types.commonShare',
    of: 'type',
    ids: (facts) => ({
      of: commonProblems(facts).map((problem) => problem.type),
      among: [...groupBy(facts.prison, (finding) => finding.type).keys()].filter((type) => type !== ''),
    }),
  }),
  count({ id: 'findings.residentOffice', of: 'finding', ids: (facts) => ids(facts.resident) }),
  count({ id: 'clues', of: 'finding', ids: (facts) => ids(facts.clues) }),
];

/** One figure per area that has problems, and one for each heading that reports use. */
export function areaFigures(facts: SummaryFacts): readonly Figure[] {
  const byArea = groupBy(facts.prison, (finding) => finding.area);
  const areas = facts.knowledge.areas.filter((area) => byArea.has(area.code));
  const made = (id: string, label: string, codes: readonly string[]): Figure =>
    count({ id, label, of: 'finding', ids: () => codes.flatMap((code) => ids(byArea.get(code) ?? [])) }).compute(facts);
  return [
    ...areas.map((area) => made(`findings.byArea.${area.code}`, area.label, [area.code])),
    ...[...groupBy(areas, (area) => area.group)].map(([group, list]) =>
      made(
        `findings.byGroup.${list[0]?.code ?? ''}`,
        `${group}方面`,
        list.map((area) => area.code),
      ),
    ),
  ];
}

/** One figure per common problem: how often it was found, with the places behind it. */
export function commonFigures(facts: SummaryFacts): readonly Figure[] {
  const row = facts.rules.row('common.*');
  return commonProblems(facts).map((problem) => ({
    id: `common.${problem.type}`,
    label: problem.label,
    value: problem.sources.length,
    unit: row.unit,
    rule: `${ruleText(row)}在${commonFrom(facts)}所以上单位出现，现涉及${problem.places.length}所。`,
    sources: problem.sources,
    of: 'finding',
    audience: row.audience,
  }));
}

/** What people entered by hand: internal, each with its window and source. */
export const recordedFigures = (facts: SummaryFacts): readonly Figure[] =>
  facts.indicators.flatMap((record) => indicatorFigure(record, facts.rules) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
