import { ok, refuse } from '../kernel/result.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { departmentFor } from '../round/department.ts';
import { removeCommand } from '../round/editing.ts';
import { listField, reader, textField } from '../round/field.ts';
import { keyedEdit, standing } from '../round/keyed.ts';
import type { OfficeDefaults } from '../round/office-defaults.ts';
import type { Letter } from './letter.ts';
import { type LetterType, letterTypes, letterTypeWords, suggestionKindWords } from './words.ts';

/** The steps that a paper may go through, in the order of the house (field report 2.4). */
export const approvalSteps = ['drafter', 'lead', 'department', 'policy', 'deputy', 'chief', 'committee'] as const;
export type ApprovalStep = (typeof approvalSteps)[number];

export const approvalStepWords: Readonly<Record<ApprovalStep, string>> = {
  drafter: '成员起草',
  lead: '主办检察官审核',
  department: '部门负责人审核',
  policy: '法律政策研究部门审核',
  deputy: '分管副检察长审批',
  chief: '检察长签发',
  committee: '检察委员会决定',
};

const isStep = (value: string): value is ApprovalStep => approvalSteps.some((step) => step === value);
/** A type of letter, or the kind of it that takes another way: a 社会治理检察建议 is reviewed by the policy department first (JY 17). */
export type ApprovalKey = LetterType | 'suggestionLetter/governance';
export const approvalKeys: readonly ApprovalKey[] = letterTypes.flatMap((type): ApprovalKey[] =>
  type === 'suggestionLetter' ? [type, 'suggestionLetter/governance'] : [type],
);
const isKey = (key: string): key is ApprovalKey => approvalKeys.some((known) => known === key);

export const approvalKeyOf = ({ type, suggestionKind }: Pick<Letter, 'type' | 'suggestionKind'>): ApprovalKey =>
  type === 'suggestionLetter' && suggestionKind === 'governance' ? 'suggestionLetter/governance' : type;

function keyLabel(key: ApprovalKey): string {
  if (key === 'suggestionLetter/governance') return `${letterTypeWords.suggestionLetter}（${suggestionKindWords.governance}）`;
  return key === 'suggestionLetter' ? `${letterTypeWords[key]}（${suggestionKindWords.correction}）` : letterTypeWords[key];
}

/** 文书权限清单: for one type of letter, or one kind of it, who looks at it, and who may sign it (ZZ 29 lets the 检察长 authorise prosecutors to sign). */
export const approvalRuleFields = {
  steps: listField('审批次序', approvalSteps.length, 20),
  /** Persons authorised to sign in place of the last step. */
  signers: listField('授权签发人', 20, 40),
  /** The authorisation: list, number, date. */
  basis: textField('授权依据', 200),
} as const;

const readRule = reader(approvalRuleFields);

export interface ApprovalRule {
  readonly key: ApprovalKey;
  /** In order, the first writes, the last signs; never empty. */
  readonly steps: readonly ApprovalStep[];
  readonly signer: ApprovalStep;
  readonly signers: readonly string[];
  readonly basis: string;
  /** False: the usual order, not set by this office. */
  readonly own: boolean;
}

/** How a paper of this type is approved in this round: as the office set it, else the usual order. */
export function approvalRule(source: RecordSource, defaults: OfficeDefaults, key: ApprovalKey): ApprovalRule {
  const set = readRule(standing(source, 'approvalRule', key));
  const own = set.steps.filter(isStep);
  const usual = (defaults.approval.types[key] ?? defaults.approval.usual).filter(isStep);
  const steps: readonly ApprovalStep[] = own.length > 0 ? own : usual.length > 0 ? usual : ['drafter', 'chief'];
  return { key, steps, signer: steps.at(-1) ?? 'chief', signers: set.signers, basis: set.basis, own: own.length > 0 };
}

export const editApprovalRule = keyedEdit('approvalRule', '审批次序', approvalRuleFields, isKey, (_key, _context, _before, after) => {
  if (after.steps.length === 0) return ok(null);
  const places = after.steps.map((step) => (approvalSteps as readonly string[]).indexOf(step));
  if (places.includes(-1)) return refuse({ code: 'approval.step', words: '审批次序里有不认识的环节。', place: 'steps' });
  if (places[0] !== 0) return refuse({ code: 'approval.first', words: '审批从成员起草开始。', next: '请把“成员起草”放在第一步。', place: 'steps' });
  return places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0))
    ? refuse({ code: 'approval.order', words: '审批只能由低到高，不能倒回。', next: '请调整各步的次序。', place: 'steps' })
    : ok(null);
});
export const removeApprovalRule = removeCommand('approvalRule', '审批次序');

export interface ApprovalRuleRow extends ApprovalRule {
  readonly label: string;
  /** The steps as this office says them, with its own name for the department. */
  readonly stepLabels: readonly string[];
}

/** A step as this office says it, with its own name for the department. */
export function stepLabel(source: RecordSource, step: ApprovalStep): string {
  const policy = step === 'policy' ? departmentFor(source, 'policy') : undefined;
  const execution = step === 'department' ? departmentFor(source, 'execution') : undefined;
  if (policy !== undefined) return `${policy}审核`;
  return execution === undefined ? approvalStepWords[step] : `${execution}负责人审核`;
}

export function listApprovalRules(knowledge: { readonly office: OfficeDefaults }): View<Record<string, never>, readonly ApprovalRuleRow[]> {
  return view({
    params: nothingSchema,
    kinds: ['approvalRule', 'department'],
    read: (source) =>
      approvalKeys.map((key) => {
        const rule = approvalRule(source, knowledge.office, key);
        return { ...rule, label: keyLabel(key), stepLabels: rule.steps.map((step) => stepLabel(source, step)) };
      }),
  });
}
