import type { RehearsedRecord } from '#shared/exchange/rehearsal.ts';
import { kindWords } from '#shared/workbench/kinds.ts';

export type GroupedBy = 'kind' | 'facility';
export type Effect = RehearsedRecord['effect'];

/** One number of the table of counts: the records of a row, of one effect or of all. */
export interface EffectChoice {
  readonly by: GroupedBy;
  readonly name: string;
  readonly effect: Effect | null;
}

/** The ones that ask for attention first. */
export const effectOrder = ['disputed', 'deleted', 'changed', 'new'] as const satisfies readonly Effect[];

export const groupName = (record: RehearsedRecord, by: GroupedBy): string =>
  by === 'kind' ? (kindWords[record.kind] ?? record.kind) : record.facility || '整个轮次';

export const isChosen = (record: RehearsedRecord, choice: EffectChoice | null): boolean =>
  choice === null || (groupName(record, choice.by) === choice.name && (choice.effect === null || record.effect === choice.effect));
