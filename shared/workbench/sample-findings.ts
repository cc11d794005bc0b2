import type { Knowledge } from '../finding/knowledge.ts';
import type { Measure, Severity, Stream } from '../finding/words.ts';
import { addDays, chineseDate, type DateOnly, dateOnly, daysBetween } from '../kernel/date-only.ts';
import { newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';
import { addMonths } from '../law/month-arithmetic.ts';
import { apportion, type Chance } from './chance.ts';
import type { ProblemTemplate, SampleData, SampleRound } from './sample-data.ts';

export type SampleFacility = SampleRound['facilities'][number] & { readonly id: string };

/** A finding of the sample round before it is written through commands. */
export interface SampleFinding {
  readonly id: string;
  readonly stream: Stream;
  readonly facility: SampleFacility;
  readonly wing: string;
  readonly type: string;
  readonly title: string;
  readonly facts: string;
  readonly persons: string;
  readonly personCount: number | null;
  readonly conductFrom: DateOnly;
  readonly conductTo: DateOnly;
  readonly foundOn: DateOnly;
  readonly severity: Severity;
  readonly basis: string;
  measure: Measure;
  general: boolean;
}

/** Conduct lies in the year of the round. */
const FIRST_DAY = dateOnly('2022-01-04');

export function sampleFindings(data: SampleData, facilities: readonly SampleFacility[], knowledge: Knowledge, chance: Chance, random: Random): SampleFinding[] {
  const groups = Object.entries(data.round.quotas).map(([areas, quota]) => ({
    quota,
    templates: data.problems.prison.filter((item) => areas.includes(item.type.charAt(0))),
  }));
  const prison = groups.flatMap(({ quota, templates }) => spread(templates, quota));
  const make = (stream: Stream, templates: readonly ProblemTemplate[]): SampleFinding[] => {
    // Dealt round the prisons like cards, each round in a new order: every prison gets about as many, and each a different mixture.
    let hand: SampleFacility[] = [];
    return chance.shuffled(templates).map((template) => {
      if (hand.length === 0) hand = chance.shuffled(facilities);
      const facility =
        stream === 'prison' && template.type === data.round.conflict.type ? (takeTeam(hand, data.round.conflict.team) ?? hand.pop()) : hand.pop();
      return finding(stream, template, facility as SampleFacility, data.round, knowledge, chance, newId<'Finding'>(random));
    });
  };
  return [
    ...make('prison', prison),
    ...make('residentOffice', spread(data.problems.residentOffice, data.round.residentCount)),
    ...make('clue', data.problems.clue),
  ];
}

function takeTeam(hand: SampleFacility[], team: string): SampleFacility | undefined {
  const at = hand.findIndex((facility) => facility.team === team);
  return at < 0 ? undefined : hand.splice(at, 1)[0];
}

function spread(templates: readonly ProblemTemplate[], total: number): ProblemTemplate[] {
  const shares = apportion(
    total,
    templates.map((template) => template.weight),
  );
  return templates.flatMap((template, i) => Array.from({ length: shares[i] ?? 0 }, () => template));
}

function finding(
  stream: Stream,
  template: ProblemTemplate,
  facility: SampleFacility,
  round: SampleRound,
  knowledge: Knowledge,
  chance: Chance,
  id: string,
): SampleFinding {
  const foundOn = addDays(facility.onSiteFrom, chance.between(1, daysBetween(facility.onSiteFrom, facility.onSiteTo) - 2));
  const wing = chance.pick(wingsFor(template, facility));
  const prisoner = `罪犯${chance.pick(round.prisonerSurnames)}某${chance.between(0, 1) === 0 ? '' : '某'}`;
  const numbers = new Map<string, number>();
  const facts = template.facts.replace(/\{([nk]):(\d+)-(\d+)\}/g, (_all, name: string, from: string, to: string) => {
    const value = chance.between(Number(from), Number(to));
    numbers.set(name, value);
    return String(value);
  });
  const days = template.span === 'n' ? Math.max(0, (numbers.get('n') ?? 1) - 1) : template.span;
  const conductFrom = conductDay(template, foundOn, days, chance);
  // What is told of a month lasted that month.
  const conductTo = isMonthly(template) ? addDays(addMonths(conductFrom, 1), -1) : addDays(conductFrom, days);
  const words: Record<string, string> = {
    w: wing,
    p: prisoner,
    d: chineseDate(conductFrom),
    e: chineseDate(conductTo),
    m: chineseDate(conductFrom).replace(/\d+日$/, ''),
    r: facility.residentOffice,
  };
  const type = knowledge.type(template.type);
  return {
    id,
    stream,
    facility,
    wing: stream === 'residentOffice' ? facility.residentOffice : wing,
    type: template.type,
    title: template.title,
    facts: facts.replace(/\{([wpdemr])\}/g, (_all, name: string) => words[name] ?? ''),
    persons: template.facts.includes('{p}') ? prisoner : '',
    personCount: template.facts.includes('名罪犯') ? (numbers.get('n') ?? null) : template.facts.includes('{p}') ? 1 : null,
    conductFrom,
    conductTo,
    foundOn,
    severity: type?.severity ?? 2,
    basis: knowledge.basisOn(template.type, conductFrom).join('\n'),
    measure: stream === 'residentOffice' ? 'internalFeedback' : stream === 'clue' ? 'clueTransfer' : 'feedback',
    general: false,
  };
}

/** Labour and points belong to the working wings; medical matters mostly to the prison hospital. */
function wingsFor(template: ProblemTemplate, facility: SampleFacility): readonly string[] {
  if (/^A/.test(template.type)) return facility.wings.filter((wing) => wing === '入监教育监区' || wing === '一监区');
  if (/^[DEFGHJ]/.test(template.type)) return facility.wings.filter((wing) => wing !== '监狱医院' && wing !== '入监教育监区');
  return facility.wings;
}

const isMonthly = (template: ProblemTemplate): boolean => template.span === 30 && template.facts.includes('{m}');

function conductDay(template: ProblemTemplate, foundOn: DateOnly, days: number, chance: Chance): DateOnly {
  if (template.days) return chance.pick(template.days.filter((day) => addDays(day, days) < foundOn));
  // What an inspector saw on the spot happened that day.
  if (days === 0 && /\{d\}(?:检察|清点|实测|比对|核查|调阅)/.test(template.facts)) return foundOn;
  const latest = addDays(foundOn, -days - 2);
  const first = addDays(latest, -chance.between(0, Math.min(200, daysBetween(FIRST_DAY, latest))));
  return isMonthly(template) ? dateOnly(`${first.slice(0, 7)}-01`) : first;
}
