import type { Finding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import type { SummaryFacts } from './facts.ts';
import { count, type Figure, ratio } from './figure.ts';
import { suggestionFigure } from './suggestion-figures.ts';

/** Stands for the type of findings that have none yet. */
const UNTYPED = 'none';

export const typeFigureId = (stream: 'prison' | 'residentOffice', type: string): string =>
  `findings.${stream === 'prison' ? 'byType' : 'residentByType'}.${type || UNTYPED}`;

/** `places.<figure>`: the places of the prison problems that the other figure counts. */
export const placesFigureId = (figure: string): string => `places.${figure}`;

/** `share.<figure>`: the prison problems that the other figure counts, against all of them. */
export const shareFigureId = (figure: string): string => `share.${figure}`;

export const typeWords = (knowledge: Pick<Knowledge, 'typeLabel'>, type: string): string => (type === '' ? '未定类型' : knowledge.typeLabel(type));

type Lookup = (id: string) => Figure | undefined;
type Make = (facts: SummaryFacts, id: string, rest: string, lookup: Lookup) => Figure | undefined;

const ofType =
  (list: (facts: SummaryFacts) => readonly Finding[]): Make =>
  (facts, id, rest) => {
    const type = rest === UNTYPED ? '' : rest;
    const sources = list(facts).filter((finding) => finding.type === type);
    if (sources.length === 0) return undefined;
    return count({ id, label: typeWords(facts.knowledge, type), of: 'finding', ids: () => sources.map((finding) => finding.id) }).compute(facts);
  };

/** The figure that another one is drawn from; only prison problems have places and shares that a text tells of. */
const prisonBase = (rest: string, lookup: Lookup): Figure | undefined => {
  const base = lookup(rest);
  return base?.of === 'finding' && base.audience === 'outward' ? base : undefined;
};

const places: Make = (facts, id, rest, lookup) => {
  const base = prisonBase(rest, lookup);
  if (!base) return undefined;
  const counted = new Set(base.sources);
  const found = new Set(facts.prison.filter((finding) => counted.has(finding.id)).map((finding) => finding.facility));
  const ids = (): readonly string[] => facts.facilities.flatMap((facility) => (found.has(facility.id) ? facility.id : []));
  return count({ id, label: `${base.label}：涉及的单位`, of: 'facility', ids }).compute(facts);
};

const share: Make = (facts, id, rest, lookup) => {
  const base = prisonBase(rest, lookup);
  const ids = (of: readonly string[]) => () => ({ of, among: facts.prison.map((finding) => finding.id) });
  return base && ratio({ id, label: `${base.label}：占全部问题`, of: 'finding', ids: ids(base.sources) }).compute(facts);
};

const families: Readonly<Record<string, Make>> = {
  'findings.byType': ofType((facts) => facts.prison),
  'findings.residentByType': ofType((facts) => facts.resident),
  places,
  share,
  suggestion: (facts, id, rest) => suggestionFigure(facts, id, rest),
};

/** Figures that only running text asks for: made when it does, from their id. `lookup` finds the figure that another one is drawn from. */
export function toldFigure(facts: SummaryFacts, id: string, lookup: Lookup): Figure | undefined {
  const [, family = '', rest = ''] = /^(findings\.byType|findings\.residentByType|places|share|suggestion)\.(.+)$/.exec(id) ?? [];
  return families[family]?.(facts, id, rest, lookup);
}
