import { type Command, command, derivedOnce, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { ownYears, withOwnYears } from '../round/holiday-year.ts';
import { amendmentsOf, amendStatutes } from './amendment.ts';
import { customTypesOf, withOwnTypes } from './custom-type.ts';
import { type FieldKnowledge, knowledgeOf } from './field-knowledge.ts';

const OWN_KINDS = ['customType', 'statuteAmendment', 'holidayYear'] as const;

/** The shipped knowledge with what the round added: types, statute rows, holiday years. The same object until one of them changes. */
export function roundKnowledge(shipped: FieldKnowledge): (source: RecordSource) => FieldKnowledge {
  const merged = derivedOnce([...OWN_KINDS], (source): FieldKnowledge => {
    const taxonomy = withOwnTypes(shipped.taxonomy, customTypesOf(source, shipped.taxonomy));
    const statutes = amendStatutes(shipped.statutes, amendmentsOf(source));
    const calendar = withOwnYears(shipped.calendar, ownYears(source));
    // The pinned version stays that of the shipped data: what the round added travels in its own ledger.
    return { ...knowledgeOf(taxonomy, statutes, calendar, shipped.office, shipped.countingRules, shipped.documents), version: shipped.version };
  });
  return (source) => (OWN_KINDS.every((kind) => source.records(kind).length === 0) ? shipped : merged(source));
}

/** Views and commands that always see the knowledge of the round they run in. */
export function forRound(shipped: FieldKnowledge) {
  const knowledgeIn = roundKnowledge(shipped);
  return {
    knowledgeIn,
    view: <P, R>(make: (knowledge: FieldKnowledge) => View<P, R>): View<P, R> => {
      const plain = make(shipped);
      return view({ ...plain, kinds: [...new Set([...plain.kinds, ...OWN_KINDS])], read: (source, params) => make(knowledgeIn(source)).read(source, params) });
    },
    command: <I, A>(make: (knowledge: FieldKnowledge) => Command<I, A>): Command<I, A> => {
      const plain = make(shipped);
      return command({ ...plain, run: (context, input) => make(knowledgeIn(context.source)).run(context, input) });
    },
  };
}
