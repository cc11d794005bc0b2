import { readFinding } from '#shared/finding/finding.ts';
import { findingNumbers } from '#shared/finding/number.ts';
import { severityWords } from '#shared/finding/words.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { ViewSource } from '#shared/ledger/command.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { roundOf } from '#shared/round/round.ts';
import type { ApprovalStep } from '../approval-rule.ts';
import { evidenceNames } from '../draft-letter.ts';
import { readLetter } from '../letter.ts';
import type { ApprovalRequest } from './package.ts';
import { frozenPaper, type Paper, paperOf } from './paper.ts';
import { knownPersons } from './people.ts';
import { approvalState } from './state.ts';
import type { Remark, Statement } from './statement.ts';
import { lastApproved, mayTake } from './views.ts';
import { PAPER_TEMPLATE, type Verdict } from './words.ts';

/** Who a request goes to: a registered person, or whoever is told the passphrase. */
export interface RequestWish {
  readonly letter: string;
  readonly person: string | null;
  readonly task: string;
  readonly book: string;
  readonly sender: DeviceCard;
  /** Heads of the chains of this replica. */
  readonly seen: readonly string[];
}

/** The snapshot for an approver and the cards it may be sealed to; refused when the letter waits for nobody, or not for this person. */
export function approvalRequest(source: ViewSource, wish: RequestWish): Result<{ readonly request: ApprovalRequest; readonly card: DeviceCard | null }> {
  const waiting = waitingPaper(source, wish.letter);
  if (!waiting.ok) return waiting;
  const { state, letter, paper, step, submission } = waiting.value;
  const people = knownPersons(source, source.trust);
  const person = wish.person === null ? undefined : people.get(wish.person);
  if (wish.person !== null && !person) return refuse({ code: 'approval.unknown', words: '这个审批人没有在本轮登记。', next: '请先在轮次中登记他的设备名片。' });
  if (person && !mayTake(state.current, people, person.id))
    return refuse({ code: 'approval.not-holder', words: `${person.name}不在现在这一步的名单内，没有生成审批包。` });
  const card = person?.cards.at(-1) ?? null;
  const previous = person ? lastApproved(source, state, person.id) : undefined;
  const facts = letterFacts(source, letter.findings);
  return ok({
    card,
    request: {
      ...{ format: 'xunjian-approval', version: 1, task: wish.task, book: wish.book, template: PAPER_TEMPLATE, sender: wish.sender },
      to: person && card ? { device: card.device, person: person.id, name: person.name } : null,
      from: { person: wish.sender.person.name, device: wish.sender.name, round: roundOf(source).title },
      letter: {
        id: letter.id,
        type: letter.type,
        title: letter.title,
        facility: String(source.record('facility', letter.facility)?.fields['name'] ?? ''),
      },
      ...{ submission: submission.id, submitted: submission.version, on: submission.on ?? '', note: submission.note, step, facts },
      paper: { hash: paper.hash, content: paper.content },
      previous: previous ? asPaper(paperOf(previous)) : null,
      waived: [...submission.waived],
      said: state.approvals.flatMap(({ valid, statement, person: by }) =>
        valid && statement ? [{ person: by, step: statement.step, verdict: statement.verdict, at: statement.at, remarks: statement.remarks }] : [],
      ),
      seen: [...wish.seen],
    },
  });
}

const asPaper = ({ hash, content }: Paper) => ({ hash, content });

function waitingPaper(source: ViewSource, id: string) {
  const record = source.record('letter', id);
  if (!record || record.deleted) return refuse({ code: 'record.absent', words: '找不到这份文书。' });
  const letter = readLetter(record);
  const state = approvalState({ source, trust: source.trust }, letter);
  const { submission, current } = state;
  const paper = submission && frozenPaper(source, submission.paper);
  if (!submission || !current || !paper) return refuse({ code: 'approval.stage', words: '这份文书现在没有等候审批的环节。', next: '请先送审。' });
  return ok({ letter, state, submission, paper, step: current.key });
}

/** Short facts of the findings behind a letter, as they are now. */
function letterFacts(source: ViewSource, findings: readonly string[]): ApprovalRequest['facts'] {
  const numbers = findingNumbers(source);
  const evidence = evidenceNames(source);
  return findings.flatMap((id) => {
    const record = source.record('finding', id);
    if (!record || record.deleted) return [];
    const { title, facts, basis, severity } = readFinding(record);
    const names = (evidence.get(id) ?? []).map(({ name }) => name);
    return [{ number: numbers.get(id) ?? '', title, facts, basis, severity: severity === null ? '' : severityWords[severity], evidence: names.slice(0, 200) }];
  });
}

interface Saying {
  readonly book: string;
  readonly seen: readonly string[];
  readonly person: string;
  readonly at: Moment;
  readonly verdict: Verdict;
  readonly remarks: readonly Remark[];
}

/** What a person at this laptop says of the waiting step: ready to be signed. */
export function statementHere(source: ViewSource, letter: string, saying: Saying): Result<Statement> {
  const waiting = waitingPaper(source, letter);
  if (!waiting.ok) return waiting;
  const { submission, paper, step } = waiting.value;
  const said = checkRemarks(saying);
  if (!said.ok) return said;
  const { book, seen, person, at, verdict } = saying;
  return ok({
    ...{ book, letter, person, at, verdict, step, template: PAPER_TEMPLATE },
    ...{ submission: submission.id, version: submission.version, paper: paper.hash, remarks: said.value, seen: [...seen] },
  });
}

/** The same from a request, on a laptop that does not have the book. */
export function statementOn(request: ApprovalRequest, saying: Omit<Saying, 'book' | 'seen'>): Result<Statement> {
  const said = checkRemarks(saying);
  if (!said.ok) return said;
  const { person, at, verdict } = saying;
  const { book, letter, submission, submitted, paper, template, step, seen } = request;
  return ok({
    ...{ book, person, at, verdict, template, submission, seen, letter: letter.id },
    ...{ version: submitted, paper: paper.hash, step: step as ApprovalStep, remarks: said.value },
  });
}

function checkRemarks({ verdict, remarks }: Pick<Saying, 'verdict' | 'remarks'>): Result<Remark[]> {
  const said = remarks.map((remark) => ({ ...remark, text: remark.text.trim() })).filter(({ text }) => text !== '');
  if (verdict === 'return' && said.length === 0)
    return refuse({ code: 'approval.no-remark', words: '退回修改需要写明意见。', next: '请在要改的段落上写意见，或写总的意见。', place: 'remarks' });
  return ok(said);
}
