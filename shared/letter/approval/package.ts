import { z } from 'zod';
import { type Bytes, utf8 } from '#shared/kernel/bytes.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { hashSchema, idSchema, signatureSchema } from '#shared/kernel/schemas.ts';
import { canonicalBytes, parseJson } from '#shared/ledger/canonical.ts';
import { cardSchema } from '#shared/ledger/trust.ts';
import { approvalSteps } from '../approval-rule.ts';
import { letterTypes } from '../words.ts';
import { LONGEST_PAPER } from './paper.ts';
import { remarkSchema, statementSchema } from './statement.ts';
import { verdicts } from './words.ts';

const kept = '没有登记任何审批意见，本机数据未改变';

export const approvalErrors = errorTable('approvalFile', {
  unreadable: () => ({ words: `审批文件的内容读不懂；${kept}。`, next: '请让来源方重新导出。' }),
  newer: () => ({ words: `审批文件由更新版本的程序生成，本机读不懂；${kept}。`, next: '请先更新本机的巡检台。' }),
  paperChanged: () => ({ words: `审批包里的定稿与其校验值不符；${kept}。`, next: '请让送审方重新导出审批包。' }),
  otherDevice: () => ({ words: `这个审批包是送给另一台电脑的；${kept}。`, next: '请让送审方按本机的设备名片重新导出。' }),
  otherPerson: (name: string) => ({ words: `这个审批包是送给${name}的，不是本机的使用人；${kept}。`, next: '请让送审方核对审批人后重新导出。' }),
  otherBook: () => ({ words: `这份签名属于另一个轮次；${kept}。`, next: '请切换到对应的轮次后再收入。' }),
  notAsked: () => ({ words: `本机没有发出过对应的审批包，可能是从别处转来的签名；${kept}。`, next: '请在导出审批包的那台电脑上收入。' }),
  mixed: () => ({ words: `签名文件与它所答复的审批包对不上；${kept}。`, next: '请让审批人重新签署并导出。' }),
  answered: (words: string) => ({ words: `这个审批包已经签署过（${words}）；${kept}。`, next: '如需改变意见，请送审方重新送审。' }),
  refused: (words: string, next: string) => ({ words, next }),
});

const words = z.string().max(2_000);

/** A frozen paper with the hash that names it. */
const paperSchema = z.object({ hash: hashSchema<string>(), content: z.string().max(LONGEST_PAPER) });

/**
 * What an approver without the book is given: the frozen paper, what they last approved, and short facts of the findings behind it as
 * they were. A snapshot: no entry, no key, nothing that could be folded.
 */
export const requestSchema = z.object({
  format: z.literal('xunjian-approval'),
  version: z.literal(1),
  /** Id of the package; the answer names it. */
  task: idSchema<string>(),
  book: idSchema<string>(),
  /** The only laptop and person that it is for; null: whoever has the passphrase. */
  to: z.object({ device: idSchema<string>(), person: idSchema<string>(), name: words }).nullable(),
  from: z.object({ person: words, device: words, round: words }),
  letter: z.object({ id: z.string().min(1).max(120), type: z.enum(letterTypes), title: words, facility: words }),
  submission: z.string().min(1).max(120),
  submitted: z.int().min(1).max(10_000),
  on: z.string().max(20),
  note: words,
  step: z.enum(approvalSteps),
  template: z.string().max(120),
  paper: paperSchema,
  /** The paper that this approver approved last, by the sender's ledger. */
  previous: paperSchema.nullable(),
  facts: z
    .array(
      z.object({
        number: words,
        title: words,
        facts: z.string().max(20_000),
        basis: z.string().max(8_000),
        severity: words,
        evidence: z.array(words).max(200),
      }),
    )
    .max(2_000),
  waived: z.array(words).max(50),
  said: z
    .array(z.object({ person: words, step: z.enum(approvalSteps), verdict: z.enum(verdicts), at: z.string().max(40), remarks: z.array(remarkSchema).max(50) }))
    .max(1_000),
  seen: z.array(hashSchema<string>()).max(1_000),
  /** Card of the laptop that takes the answer. */
  sender: cardSchema,
});
export type ApprovalRequest = z.infer<typeof requestSchema>;

/** The way back: the signed statement and the signer's card, a few KB. */
export const answerSchema = z.object({
  format: z.literal('xunjian-approval-signature'),
  version: z.literal(1),
  task: idSchema<string>(),
  statement: statementSchema,
  signature: signatureSchema,
  card: cardSchema,
});
export type ApprovalAnswer = z.infer<typeof answerSchema>;

export const encodeRequest = (request: ApprovalRequest): Bytes => canonicalBytes(requestSchema.parse(request));
export const encodeAnswer = (answer: ApprovalAnswer): Bytes => canonicalBytes(answerSchema.parse(answer));

/** Throws `approvalFile.*` on anything that is not a whole request whose papers are what their hashes say. */
export function readRequest(bytes: Uint8Array): ApprovalRequest {
  const request = read(requestSchema, bytes);
  for (const paper of [request.paper, request.previous]) if (paper && sha256Of(utf8(paper.content)) !== paper.hash) throw approvalErrors.paperChanged();
  return request;
}

/** Throws `approvalFile.*`; whether its signature counts is asked of the ledger. */
export const readAnswer = (bytes: Uint8Array): ApprovalAnswer => read(answerSchema, bytes);

function read<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  let raw: unknown;
  try {
    raw = parseJson(bytes);
  } catch {
    throw approvalErrors.unreadable();
  }
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (typeof version === 'number' && version > 1) throw approvalErrors.newer();
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw approvalErrors.unreadable();
  return parsed.data;
}

/** The request that an approver's laptop may show: for this device and person, or by passphrase for anyone. */
export function checkAddressee(request: ApprovalRequest, self: { readonly device: string; readonly person: string }): void {
  if (request.to === null) return;
  if (request.to.device !== self.device) throw approvalErrors.otherDevice();
  if (request.to.person !== self.person) throw approvalErrors.otherPerson(request.to.name);
}

/** Whether an answer fits what was asked, before the ledger is asked whether it counts. `asked`: letter and submission by task. */
export function checkAnswer(
  answer: ApprovalAnswer,
  book: string,
  asked: (task: string) => { readonly letter: string; readonly submission: string } | undefined,
): void {
  const { statement, task, card } = answer;
  if (statement.book !== book) throw approvalErrors.otherBook();
  const request = asked(task);
  if (!request) throw approvalErrors.notAsked();
  if (request.letter !== statement.letter || request.submission !== statement.submission || card.person.id !== statement.person) throw approvalErrors.mixed();
}
