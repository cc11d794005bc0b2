import { z } from 'zod';
import type { DocumentModel } from '#shared/document/model.ts';
import { compare } from '#shared/finding/number.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { type View, type ViewSource, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { type ApprovalStep, approvalSteps, stepLabel } from '../approval-rule.ts';
import { composedKinds } from '../compose.ts';
import { letterHealth } from '../health/check.ts';
import { type Letter, lettersOf, readLetter } from '../letter.ts';
import { rangesFor } from '../numbers.ts';
import { replyByReceipt, type Service, serviceOf } from '../service.ts';
import type { LetterType } from '../words.ts';
import { type ChainStep, chainOf, holdersOf } from './chain.ts';
import { frozenPaper, livePaper } from './paper.ts';
import { type PaperChange, paperChanges } from './paper-changes.ts';
import { type KnownPerson, knownPersons } from './people.ts';
import { type ApprovalState, approvalState, type JudgedApproval } from './state.ts';
import type { Remark } from './statement.ts';
import { submissionsOf } from './submission.ts';
import type { Stage, Verdict } from './words.ts';

/** Kinds that the state of an approval is read from. */
export const approvalKinds = [
  ...composedKinds,
  'evidence',
  'submission',
  'approval',
  'approver',
  'approvalRule',
  'stepHolder',
  'paper',
  'reply',
  'round',
  'team',
  'healthWaiver',
  'numberRange',
];

export interface ApprovalRow {
  readonly id: string;
  readonly version: number;
  readonly step: ApprovalStep | null;
  readonly verdict: Verdict | null;
  readonly person: string;
  readonly post: string;
  readonly at: Moment | null;
  readonly remarks: readonly Remark[];
  /** Of the submission that stands now. */
  readonly current: boolean;
  readonly valid: boolean;
  readonly trouble: string;
}

export interface ApprovalDetail {
  readonly letter: string;
  readonly stage: Stage;
  readonly submission: {
    readonly id: string;
    readonly version: number;
    readonly on: string | null;
    readonly note: string;
    readonly paper: string;
    readonly waived: readonly string[];
  } | null;
  readonly steps: readonly { readonly key: ApprovalStep; readonly persons: readonly string[]; readonly by: string | null; readonly at: Moment | null }[];
  readonly current: ApprovalStep | null;
  /** This person may take the waiting step at this laptop. */
  readonly mine: boolean;
  readonly rows: readonly ApprovalRow[];
  /** The frozen paper of the submission that stands. */
  readonly paper: DocumentModel | null;
  /** Against the paper this person last approved; null: never approved before, the whole paper is to be read. */
  readonly sinceMine: readonly PaperChange[] | null;
  /** What was edited since the letter was handed in. */
  readonly sinceSubmitted: readonly PaperChange[];
  /** Items of the health check that stop it from being handed in. */
  readonly open: number;
  /** The steps as this office says them. */
  readonly stepNames: Readonly<Record<ApprovalStep, string>>;
  /** Steps that a letter of this kind will pass when it is handed in now. */
  readonly chain: readonly ChainStep[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly post: string }[];
  /** Number ranges that this kind of letter may draw from. */
  readonly ranges: readonly { readonly id: string; readonly words: string }[];
  readonly service: Service | null;
  /** Last day of the unit's own answer, counted from receipt; null where only the issue counts. */
  readonly replyByReceipt: string | null;
  /** The letter that this one corrects, and the one that corrects it. */
  readonly corrects: { readonly id: string; readonly words: string } | null;
  readonly correctedBy: string | null;
}

const trusted = (source: ViewSource) => ({ source, trust: source.trust });

/** How far a letter has come, what was said of it by whom, and what changed since. */
export function approvalDetail(knowledge: FieldKnowledge): View<{ id: string }, ApprovalDetail | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: approvalKinds,
    read: (source, { id }) => {
      const record = source.record('letter', id);
      if (!record) return null;
      const letter = readLetter(record);
      const state = approvalState(trusted(source), letter);
      const people = knownPersons(source, source.trust);
      const { submission } = state;
      const paper = submission ? frozenPaper(source, submission.paper) : undefined;
      const live = letter.status === 'issued' ? undefined : livePaper(source, id);
      const mine = lastApproved(source, state, source.author.person);
      return {
        letter: id,
        stage: state.stage,
        submission: submission
          ? { id: submission.id, version: submission.version, on: submission.on, note: submission.note, paper: submission.paper, waived: submission.waived }
          : null,
        steps: state.steps.map(({ key, persons, passed }) => ({ key, persons: names(people, persons), by: passed?.person ?? null, at: momentOf(passed) })),
        current: state.current?.key ?? null,
        mine: mayTake(state.current, people, source.author.person),
        rows: rowsOf(state),
        paper: paper?.model ?? null,
        sinceMine: paper && mine ? paperChanges(mine, paper.model) : null,
        sinceSubmitted: paper && live && live.hash !== paper.hash ? paperChanges(paper.model, live.model) : [],
        open: letter.status === 'issued' ? 0 : (letterHealth(source, knowledge, source.today, id)?.open ?? 0),
        chain: chainOf(source, source.trust, knowledge.office, letter),
        stepNames: Object.fromEntries(approvalSteps.map((step) => [step, stepLabel(source, step)])) as Record<ApprovalStep, string>,
        people: [...people.values()].map(({ id: person, name, post }) => ({ id: person, name, post })),
        ...after(source, knowledge, letter),
      };
    },
  });
}

/** What comes behind the signature: where the number may come from, service, correction. */
function after(
  source: ViewSource,
  knowledge: FieldKnowledge,
  letter: Letter,
): Pick<ApprovalDetail, 'ranges' | 'service' | 'replyByReceipt' | 'corrects' | 'correctedBy'> {
  const service = serviceOf(source, letter.id) ?? null;
  const old = letter.corrects === '' ? undefined : source.record('letter', letter.corrects);
  return {
    ranges: rangesFor(source, letter).map(({ id, code, year, from, to }) => ({ id, words: `${code}〔${year}〕${from}至${to}号` })),
    service,
    replyByReceipt: replyByReceipt(letter, service ?? undefined, knowledge.calendar),
    corrects: old ? { id: old.id, words: `《${String(old.fields['title'] ?? '')}》${String(old.fields['number'] ?? '')}` } : null,
    correctedBy: lettersOf(source).find(({ corrects }) => corrects === letter.id)?.id ?? null,
  };
}

const names = (people: ReadonlyMap<string, KnownPerson>, persons: readonly string[]): readonly string[] =>
  persons.map((id) => people.get(id)?.name ?? '未登记人员');

const momentOf = (approval: JudgedApproval | undefined): Moment | null => (approval?.statement?.at ?? null) as Moment | null;

export const mayTake = (step: ChainStep | undefined, people: ReadonlyMap<string, KnownPerson>, person: string): boolean =>
  step !== undefined && people.has(person) && (step.persons.length === 0 || step.persons.includes(person));

/** The paper that a person last approved of this letter, whatever became of it. */
export function lastApproved(source: ViewSource, state: ApprovalState, person: string): DocumentModel | undefined {
  const own = state.approvals.filter(({ valid, statement }) => valid && statement?.person === person && statement.verdict === 'approve');
  const before = own.filter(({ submission }) => submission !== state.submission?.id).at(-1) ?? own.at(-1);
  return before?.statement ? frozenPaper(source, before.statement.paper)?.model : undefined;
}

function rowsOf(state: ApprovalState): readonly ApprovalRow[] {
  return [...state.approvals].reverse().map((approval) => ({
    id: approval.id,
    version: approval.statement?.version ?? 0,
    step: approval.statement?.step ?? null,
    verdict: approval.statement?.verdict ?? null,
    person: approval.person,
    post: approval.post,
    at: momentOf(approval) ?? null,
    remarks: approval.statement?.remarks ?? [],
    current: approval.submission === state.submission?.id && state.stage !== 'voided',
    valid: approval.valid,
    trouble: approval.trouble,
  }));
}

/** A letter that waits for somebody's word. */
export interface InboxRow {
  readonly letter: string;
  readonly type: LetterType;
  readonly facilityName: string;
  readonly title: string;
  readonly step: ApprovalStep | null;
  readonly version: number;
  readonly on: string | null;
  /** This person may take the step here. */
  readonly mine: boolean;
  readonly stage: Stage;
}

/** 待审批: letters handed in, those that wait for this person first; then what came back. */
export const approvalInbox = view({
  params: z.object({}),
  kinds: approvalKinds,
  read: (source): readonly InboxRow[] => {
    const people = knownPersons(source, source.trust);
    const handedIn = new Set(source.records('submission').map((record) => record.fields['letter']));
    const waiting = lettersOf(source).filter((letter) => letter.status !== 'issued' && handedIn.has(letter.id));
    return waiting
      .map((letter) => rowOf(source, people, letter))
      .filter(({ stage }) => stage !== 'draft')
      .sort((a, b) => Number(b.mine) - Number(a.mine) || compare(a.on ?? '', b.on ?? '') || compare(a.letter, b.letter));
  },
});

function rowOf(source: ViewSource, people: ReadonlyMap<string, KnownPerson>, letter: Letter): InboxRow {
  const state = approvalState(trusted(source), letter);
  return {
    letter: letter.id,
    type: letter.type,
    facilityName: String(source.record('facility', letter.facility)?.fields['name'] ?? ''),
    title: letter.title,
    step: state.current?.key ?? null,
    version: state.submission?.version ?? submissionsOf(source, letter.id).length,
    on: state.submission?.on ?? null,
    mine: mayTake(state.current, people, source.author.person),
    stage: state.stage,
  };
}

/** Who holds each step of approval, and who can be named: for the settings of the round. */
export const approvalHolders = view({
  params: z.object({}),
  kinds: ['stepHolder', 'approver', 'department'],
  read: (source) => ({
    steps: approvalSteps.filter((step) => step !== 'drafter').map((step) => ({ step, label: stepLabel(source, step), persons: holdersOf(source, step) })),
    people: [...knownPersons(source, source.trust).values()].map(({ id, name, post, record }) => ({ id, name, post, record })),
  }),
});
