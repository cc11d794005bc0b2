import { nothingSchema } from '../kernel/schemas.ts';
import { type View, view } from '../ledger/command.ts';
import type { Area, ProblemType } from '../taxonomy/schema.ts';
import type { FieldKnowledge } from './field-knowledge.ts';

export interface RoundTypes {
  readonly version: string;
  readonly areas: readonly Area[];
  /** Shipped types and the round's own, in the order of their codes. */
  readonly types: readonly ProblemType[];
}

/** Everything that a picker of problem types needs; asked once, and again when the round adds a type. */
export function roundTypes(knowledge: FieldKnowledge): View<Record<string, never>, RoundTypes> {
  return view({
    params: nothingSchema,
    kinds: ['customType'],
    read: () => ({ version: knowledge.taxonomy.version, areas: knowledge.taxonomy.areas, types: knowledge.taxonomy.types }),
  });
}
