import type { SummaryFacts } from './facts.ts';
import { filterWords } from './filter.ts';

/** What the filter behind these facts lets through, in words, for screens, sheets and reports; empty for all. */
export function narrowedWords({ filter, knowledge, facilities, teams }: Pick<SummaryFacts, 'filter' | 'knowledge' | 'facilities' | 'teams'>): string {
  const name = (list: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    list.find((item) => item.id === id)?.name ?? '（不在范围内）';
  return filterWords(filter, { knowledge, facility: name(facilities), team: name(teams) });
}
