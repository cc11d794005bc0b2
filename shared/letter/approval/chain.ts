import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../../ledger/command.ts';
import type { RecordSource } from '../../ledger/record.ts';
import { recordIdSchema } from '../../round/editing.ts';
import { changesOf, checkFields, flagField, reader, shapeField } from '../../round/field.ts';
import { letterKinds } from '../kinds.ts';
import { type LetterType, letterTypes, letterTypeWords } from '../words.ts';
import { type StepKey, stepKeys, stepWords } from './words.ts';

/** One step of a chain. `persons`: who may take it, by person id; none: everybody who is registered in this round. */
export interface ChainStep {
  readonly key: StepKey;
  readonly persons: readonly string[];
}

export const chainStepSchema = z.object({ key: z.enum(stepKeys), persons: z.array(recordIdSchema).max(50) });

/** A chain of the round's own for one kind of letter; its id is the letter type. Undoing it returns to the default. */
export const approvalChainFields = {
  steps: shapeField('审批步骤', z.array(chainStepSchema).max(stepKeys.length), []),
  /** False: the record is out of use and the default holds. */
  own: flagField('自定审批链'),
} as const;

export const readChain = reader(approvalChainFields);

const step = (key: StepKey): ChainStep => ({ key, persons: [] });

const whole: readonly StepKey[] = ['lead', 'department', 'deputy', 'chief'];

/** Papers of the organising office itself, and those that a smaller circle signs (field report 2.1, column approval). */
const shorter: Partial<Readonly<Record<LetterType, readonly StepKey[]>>> = {
  inspectionReport: ['lead', 'chief'],
  workPlan: ['department', 'deputy'],
  informLetter: ['department', 'deputy'],
  announcement: ['department', 'deputy'],
  feedbackMinutes: ['lead'],
  supervisionPlan: ['department', 'deputy'],
  supervisionReport: ['lead', 'deputy'],
};

/**
 * The default chain of a kind of letter (field report 2.4). The review by the legal policy department is for 社会治理 suggestions only,
 * so it is offered in the settings and not part of the default.
 */
export function defaultChain(type: LetterType): readonly ChainStep[] {
  // Records of the work are signed by hand by those who were there.
  return letterKinds[type].group === 'record' || type === 'oralRecord' ? [] : (shorter[type] ?? whole).map(step);
}

/** The steps that a letter of this kind has to pass in this round; empty where none is asked for. */
export function chainOf(source: RecordSource, type: LetterType): readonly ChainStep[] {
  const record = source.record('approvalChain', type);
  const chain = record && !record.deleted ? readChain(record) : undefined;
  return chain?.own ? (chain.steps as readonly ChainStep[]) : defaultChain(type);
}

/** Settings of the round: the steps for one kind of letter, or its default again. */
export const setChain = command({
  input: z.object({ type: z.enum(letterTypes), steps: z.array(chainStepSchema).max(stepKeys.length).nullable() }),
  label: (input) => `设置${letterTypeWords[input.type]}的审批链`,
  run: (context, input) => {
    const keys = (input.steps ?? []).map(({ key }) => key);
    if (new Set(keys).size !== keys.length) return refuse({ code: 'chain.twice', words: '同一审批步骤出现了两次，没有保存。', place: 'steps' });
    const ordered = [...keys].sort((a, b) => stepKeys.indexOf(a) - stepKeys.indexOf(b));
    if (ordered.some((key, i) => key !== keys[i]))
      return refuse({
        code: 'chain.order',
        words: `审批步骤应依次为${ordered.map((key) => stepWords[key]).join('、')}，没有保存。`,
        place: 'steps',
      });
    const fields = checkFields(approvalChainFields, { steps: input.steps ?? [], own: input.steps !== null }, context.today);
    if (!fields.ok) return fields;
    return ok({ changes: [...changesOf('approvalChain', input.type, { ...fields.value, deleted: false })], answer: null });
  },
});
