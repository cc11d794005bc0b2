import { openDocument, writeDocument } from '#shared/exchange/document-package.ts';
import { generateIdentity, type Keys, type Lock, peekSeal } from '#shared/exchange/sealing.ts';
import type { Written } from '#shared/host/contract.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { type BookId, type Id, newId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { fingerprint } from '#shared/ledger/trust.ts';
import {
  type ApprovalAnswer,
  type ApprovalRequest,
  approvalErrors,
  checkAddressee,
  checkAnswer,
  encodeAnswer,
  encodeRequest,
  readAnswer,
  readRequest,
} from '#shared/letter/approval/package.ts';
import { knownPersons, signApprover } from '#shared/letter/approval/people.ts';
import { approvalRequest, statementHere, statementOn } from '#shared/letter/approval/request.ts';
import { type Remark, signStatement } from '#shared/letter/approval/statement.ts';
import type { Verdict } from '#shared/letter/approval/words.ts';
import type { ApprovalApi } from './approval-api.ts';
import { answeredRows, asked, keepAnswer, requestView, writeAsked } from './approval-memory.ts';
import { piecesOfBlob } from './blob-pieces.ts';
import type { OpenRound } from './open-round.ts';
import { sendFile } from './package-writing.ts';
import { plainName } from './plain-name.ts';
import type { Session } from './session.ts';

const errors = errorTable('approval', {
  gone: () => ({ words: '这份审批文件已经关闭，没有登记任何意见。', next: '请重新打开文件。' }),
  refused: (words: string, next: string) => ({ words, next }),
});

/** Largest approval file that is opened, in bytes. */
const LARGEST = 32 * 1024 * 1024;

type Run = <A>(name: string, input: unknown) => Promise<Result<A>>;

/** Signing at this laptop, and approval by file in both directions. The person's seed is used here and nowhere else. */
export function approvalDesk(session: Session, commitAll: (round: OpenRound) => Promise<void>, run: Run): ApprovalApi {
  const requests = new Map<string, ApprovalRequest>();
  const answers = new Map<string, ApprovalAnswer>();
  return {
    say: async ({ letter, verdict, remarks }) => {
      await commitAll(session.round);
      const { vault } = session.open;
      const { book } = session.round;
      const statement = statementHere(session.round.source(), letter, {
        ...{ book: book.book, seen: seenOf(session), person: vault.person.id, at: session.clock.now(), verdict, remarks },
      });
      if (!statement.ok) return statement;
      return run('approval.add', { statement: statement.value, signature: signStatement(statement.value, vault.person.seed) });
    },
    registerApprover: ({ card, post }) => {
      const { person } = session.open.vault;
      return run('approver.add', { card, post, by: person.id, signature: signApprover(card, post, person.seed) });
    },
    exportRequest: (input) => exportRequest(session, commitAll, input),
    openRequest: async ({ file, passphrase }) => {
      const opened = await openSealed(session, file, passphrase, 'approval');
      if (opened === 'passphrase') return { needs: 'passphrase' };
      const request = readRequest(opened);
      const { vault } = session.open;
      checkAddressee(request, { device: vault.device.id, person: vault.person.id });
      requests.set(request.task, request);
      return { needs: 'nothing', request: requestView(session, request) };
    },
    answer: async ({ task, verdict, remarks }) => {
      const request = requests.get(task);
      if (!request) throw errors.gone();
      return answer(session, request, verdict, remarks);
    },
    answered: async () => answeredRows(session),
    openAnswer: async ({ file }) => {
      const opened = await openSealed(session, file, undefined, 'approvalSignature');
      const read = readAnswer(opened as Uint8Array);
      checkAnswer(read, session.round.book.book, (task) => asked(session, task));
      const id = newId<'Opened'>(session.random);
      answers.set(id, read);
      const source = session.round.source();
      const known = knownPersons(source, source.trust).get(read.statement.person);
      return {
        opened: id,
        person: read.card.person.name,
        known: known?.keys.includes(read.card.person.key) ?? false,
        fingerprint: fingerprint(read.card),
        card: read.card,
        ...{ step: read.statement.step, verdict: read.statement.verdict, remarks: read.statement.remarks, letter: read.statement.letter },
      };
    },
    takeAnswer: async (opened) => {
      const read = answers.get(opened);
      if (!read) throw errors.gone();
      const taken = await run<{ readonly id: string }>('approval.add', { statement: read.statement, signature: read.signature });
      if (taken.ok) answers.delete(opened);
      return taken;
    },
  };
}

const seenOf = (session: Session): string[] =>
  session.round.book.replica
    .heads()
    .map(({ hash }) => hash)
    .sort();

async function exportRequest(
  session: Session,
  commitAll: (round: OpenRound) => Promise<void>,
  { letter, person, passphrase }: Parameters<ApprovalApi['exportRequest']>[0],
): Promise<Written | null> {
  await commitAll(session.round);
  const { vault } = session.open;
  const { book } = session.round;
  const task = newId<'Package'>(session.random);
  const made = approvalRequest(session.round.source(), { letter, person, task, book: book.book, sender: vault.card, seen: seenOf(session) });
  if (!made.ok) throw errors.refused(made.refusal.words, made.refusal.next ?? '请核对后再试。');
  const { request, card } = made.value;
  const lock: Lock = card && passphrase === undefined ? { recipients: [card.sealTo, vault.card.sealTo] } : { passphrase: passphrase ?? '' };
  const name = `审批-${plainName(request.letter.facility)}-${plainName(request.letter.title)}-第${request.submitted}次.xjb`;
  const grant = await session.host.call('save.choose', { name });
  if (!grant) return null;
  const written = await sendFile(
    session,
    grant,
    writeDocument({ ...order(session, task, book.book, request.from.round), kind: 'approval', document: encodeRequest(request) }, lock),
  );
  await writeAsked(session, request);
  return written;
}

/** Signs what was decided and writes the way back: sealed to the laptop that asked. */
async function answer(session: Session, request: ApprovalRequest, verdict: Verdict, remarks: readonly Remark[]): Promise<Written | null> {
  const { vault } = session.open;
  const done = answeredRows(session).find((row) => row.task === request.task);
  if (done) throw approvalErrors.answered(done.verdictWords);
  const statement = statementOn(request, { person: vault.person.id, at: session.clock.now(), verdict, remarks });
  if (!statement.ok) throw errors.refused(statement.refusal.words, statement.refusal.next ?? '');
  const signed: ApprovalAnswer = {
    ...{ format: 'xunjian-approval-signature', version: 1, task: request.task, statement: statement.value, card: vault.card },
    signature: signStatement(statement.value, vault.person.seed),
  };
  const grant = await session.host.call('save.choose', {
    name: `签名-${plainName(request.letter.facility)}-${plainName(request.letter.title)}-${plainName(vault.person.name)}.xjb`,
  });
  if (!grant) return null;
  const id = newId<'Package'>(session.random);
  const file = { ...order(session, id, request.book as BookId, request.from.round), kind: 'approvalSignature' as const, document: encodeAnswer(signed) };
  const written = await sendFile(session, grant, writeDocument(file, { recipients: [request.sender.sealTo] }));
  await keepAnswer(session, request, statement.value);
  return written;
}

function order(session: Session, id: Id<'Package'>, book: BookId, title: string) {
  const { vault } = session.open;
  return { id, book, title, madeAt: session.clock.now(), sender: vault.card, signSeed: vault.device.signSeed };
}

/** The document of an approval file for this laptop, or that it needs a passphrase. */
async function openSealed(
  session: Session,
  file: Blob,
  passphrase: string | undefined,
  kind: 'approval' | 'approvalSignature',
): Promise<Uint8Array | 'passphrase'> {
  if (file.size > LARGEST) throw approvalErrors.unreadable();
  const sealed = await peekSeal(piecesOfBlob(file));
  if (sealed === 'passphrase' && passphrase === undefined) return 'passphrase';
  const keys: Keys = { identities: [generateIdentity(session.open.vault.device.sealSeed).identity], passphrase };
  return (await openDocument({ file: piecesOfBlob(file), keys }, kind)).document;
}
