import { type WorkMethod, workMethodShort, workMethods } from '../interview/words.ts';
import { tallyOf, type WorkAmounts } from '../interview/work-counts.ts';
import { amountWords } from '../interview/work-log.ts';
import { groupBy } from '../kernel/groups.ts';
import type { SummaryFacts } from './facts.ts';
import { count, type Figure, type FigureDefinition } from './figure.ts';

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map((item) => item.id);

/** Days of work (each place by itself), 笔录 and copied material. Days are fewer than the records behind them: these are what the number leads to. */
export const workDefinitions: readonly FigureDefinition[] = [
  {
    id: 'work.days',
    compute: (facts) => {
      const dated = facts.works.filter(({ on }) => on !== null);
      return { ...count({ id: 'work.days', of: 'work', ids: () => ids(dated) }).compute(facts), value: tallyOf(dated, []).days };
    },
  },
  count({ id: 'work.interviews', of: 'work', ids: ({ works }) => ids(works.filter(({ kind }) => kind === 'interview')) }),
  count({ id: 'work.materials', of: 'material', ids: ({ materials }) => ids(materials) }),
];

export const methodFigureId = (method: WorkMethod): string => `work.method.${method}`;

/** One figure per method that was used (GD 31): times, and what they amount to (`30卷 5册`). */
export function workFigures(facts: SummaryFacts): readonly Figure[] {
  const byMethod = groupBy(facts.works, (work) => work.method);
  return workMethods.flatMap((method) => methodFigure(facts, method, byMethod.get(method) ?? []));
}

function methodFigure(facts: SummaryFacts, method: WorkMethod, works: readonly WorkAmounts[]): readonly Figure[] {
  if (works.length === 0) return [];
  const figure = count({ id: methodFigureId(method), label: `检察方法：${workMethodShort[method]}`, of: 'work', ids: () => ids(works) }).compute(facts);
  const tally = tallyOf(works, []).methods.find((row) => row.method === method);
  const amount = tally === undefined ? '' : amountWords(tally).replaceAll(' ', '、');
  return [amount === '' ? figure : { ...figure, amount }];
}
