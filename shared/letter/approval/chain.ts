import { z } from 'zod';
import { ok } from '#shared/kernel/result.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { TrustList } from '#shared/ledger/trust.ts';
import { listField, reader } from '#shared/round/field.ts';
import { keyedEdit, standing } from '#shared/round/keyed.ts';
import type { OfficeDefaults } from '#shared/round/office-defaults.ts';
import { type ApprovalStep, approvalKeyOf, approvalRule, approvalSteps } from '../approval-rule.ts';
import type { Letter } from '../letter.ts';
import { knownPersons } from './people.ts';

/** One step of a chain. `persons`: who may take it, by person id; none: everybody who is registered in this round. */
export interface ChainStep {
  readonly key: ApprovalStep;
  readonly persons: readonly string[];
}

export const chainStepSchema = z.object({ key: z.enum(approvalSteps), persons: z.array(z.string().max(120)).max(50) });

/** Who holds a step in this round, by person id; the id of the record is the step. */
export const stepHolderFields = { persons: listField('审批人', 50, 120) } as const;

const readHolder = reader(stepHolderFields);

export const editStepHolder = keyedEdit(
  'stepHolder',
  '审批环节人员',
  stepHolderFields,
  (key) => approvalSteps.some((step) => step === key),
  () => ok(null),
);

export const holdersOf = (source: RecordSource, step: ApprovalStep): readonly string[] => readHolder(standing(source, 'stepHolder', step)).persons;

/**
 * The steps that a letter has to pass: the round's own list for its kind, without the writing itself. Who is authorised to sign in
 * place of the last step (ZZ 29) may take it beside its holders. Empty where nobody has to look at it.
 */
export function chainOf(source: RecordSource, trust: TrustList, office: OfficeDefaults, letter: Letter): readonly ChainStep[] {
  const rule = approvalRule(source, office, approvalKeyOf(letter));
  const keys = rule.steps.filter((step) => step !== 'drafter');
  const authorised = [...knownPersons(source, trust).values()].filter(({ name }) => rule.signers.includes(name)).map(({ id }) => id);
  return keys.map((key, i) => {
    const holders = holdersOf(source, key);
    const persons = i === keys.length - 1 && holders.length > 0 ? [...new Set([...holders, ...authorised])] : holders;
    return { key, persons };
  });
}
