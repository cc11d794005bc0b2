import type { Finding } from '../finding/finding.ts';
import type { SummaryFacts } from './facts.ts';
import { count, type Figure } from './figure.ts';

export interface Suggested {
  /** Every problem that a 检察建议书 tells of, those found before the period included. */
  readonly told: readonly string[];
  /** Those of the period and the places of the summary: only these can be laid out. */
  readonly here: readonly Finding[];
}

export function suggested(facts: SummaryFacts): Suggested {
  const told = new Set(facts.letters.flatMap(({ letter }) => (letter.type === 'suggestionLetter' ? letter.findings : [])));
  return { told: [...told], here: facts.prison.filter((finding) => told.has(finding.id)) };
}

interface Aspect {
  readonly label: string;
  ids(problems: Suggested, facts: SummaryFacts): readonly string[];
}

const among = (label: string, test: (finding: Finding, facts: SummaryFacts) => boolean): Aspect => ({
  label,
  ids: ({ here }, facts) => here.filter((finding) => test(finding, facts)).map((finding) => finding.id),
});

const aspects = {
  told: { label: '检察建议书所涉问题', ids: ({ told }) => told },
  here: among('检察建议书所涉、统计范围内确认的问题', () => true),
  general: among('检察建议书所涉问题：具有普遍性', (finding) => finding.general),
  proven: among('检察建议书所涉问题：附有证据', (finding, { proven }) => proven.has(finding.id)),
  basis: among('检察建议书所涉问题：写明法律依据', (finding) => finding.basis !== ''),
} satisfies Readonly<Record<string, Aspect>>;

const AREA = 'area:';

const aspectOf = (name: string, facts: SummaryFacts): Aspect | undefined => {
  if (!name.startsWith(AREA)) return Object.hasOwn(aspects, name) ? aspects[name as keyof typeof aspects] : undefined;
  const code = name.slice(AREA.length);
  return among(`检察建议书所涉问题：${facts.knowledge.areaLabel(code)}`, (finding) => finding.area === code);
};

export const suggestionFigureId = (aspect: keyof typeof aspects | { readonly area: string }): string =>
  `suggestion.${typeof aspect === 'string' ? aspect : `${AREA}${aspect.area}`}`;

/** `suggestion.general`, `suggestion.area:D`: the quarterly paper lays out what the 检察建议书 of its period tell of. */
export function suggestionFigure(facts: SummaryFacts, id: string, name: string): Figure | undefined {
  const aspect = aspectOf(name, facts);
  return aspect && count({ id, label: aspect.label, of: 'finding', ids: () => aspect.ids(suggested(facts), facts) }).compute(facts);
}
