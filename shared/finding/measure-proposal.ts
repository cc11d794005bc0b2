import type { DateOnly } from '../kernel/date-only.ts';
import type { FieldValues } from '../round/field.ts';
import { type MeasureProposal, proposeMeasures } from '../taxonomy/measure-router.ts';
import type { findingFields } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { oralDue } from './oral-period.ts';
import type { Measure } from './words.ts';

type Facts = FieldValues<typeof findingFields>;
type Ruling = Pick<Knowledge, 'type' | 'calendar'>;

/**
 * What the rules propose for a finding as it stands on that day, the main measure first. Empty while the weight is not known: nothing is
 * proposed then and nothing has to be justified.
 */
export function measureProposals(finding: Facts, { type: typeOf, calendar }: Ruling, today: DateOnly): readonly MeasureProposal[] {
  const type = typeOf(finding.type);
  if (finding.stream === 'clue') return clueProposals(finding);
  if (finding.stream === 'prison' && finding.severity === null) return [];
  const opinion = type?.measures.includes('opinion') ?? false;
  return proposeMeasures({
    stream: finding.stream,
    severity: finding.severity ?? 1,
    general: finding.general,
    majorRisk: finding.majorRisk,
    graveAccident: finding.graveAccident,
    // A clue found on the way is a finding of its own in the stream of clues.
    clue: 'none',
    sentenceChange: finding.sentenceChange ?? (opinion ? 'proposal' : 'none'),
    oralIgnored: finding.oralOn !== null && finding.oralDoneOn === null && oralDue(finding.oralOn, calendar) < today,
    ...(type ? { typeDefault: type.measures } : {}),
  });
}

const clueProposals = (finding: Facts): readonly MeasureProposal[] =>
  proposeMeasures({
    ...{ stream: 'prison', severity: finding.severity ?? 4, general: false, majorRisk: false, graveAccident: false },
    ...{ clue: finding.clueTo, sentenceChange: 'none', oralIgnored: false },
  }).filter(({ measure }) => measure === 'clueTransfer');

/** A proposal as the screen shows it: the articles are those of the day. */
export interface ShownProposal {
  readonly measure: Measure;
  readonly reason: string;
  readonly articles: readonly string[];
  readonly decidedBy: string;
}

export const shownProposals = (finding: Facts, knowledge: Knowledge, today: DateOnly): readonly ShownProposal[] =>
  measureProposals(finding, knowledge, today).map(({ measure, reason, basis, decidedBy }) => ({
    ...{ measure, reason, decidedBy },
    articles: knowledge.articlesOn(basis, today),
  }));

/** True where the person decides otherwise than the rules propose. */
export const departs = (measure: Measure | null, proposals: readonly { readonly measure: Measure }[]): boolean =>
  measure !== null && proposals.length > 0 && !proposals.some((one) => one.measure === measure);
