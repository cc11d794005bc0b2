import type { DocumentModel } from '#shared/document/model.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import { fingerprint } from '#shared/ledger/trust.ts';
import type { ApprovalRequest } from '#shared/letter/approval/package.ts';
import { readPaper } from '#shared/letter/approval/paper.ts';
import { paperChanges } from '#shared/letter/approval/paper-changes.ts';
import type { Statement } from '#shared/letter/approval/statement.ts';
import { verdictWords } from '#shared/letter/approval/words.ts';
import type { AnsweredRow, RequestView } from './approval-api.ts';
import type { Session } from './session.ts';

/*
 * What this laptop remembers of approval by file, in its own book: which requests it sent (`approvalAsked`), and which it answered with the
 * paper it signed (`approvalAnswered`). So an answer from nowhere is refused, and the next request shows what changed since one's own signature.
 */

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export async function writeAsked(session: Session, request: ApprovalRequest): Promise<void> {
  await session.open.local.write('approvalAsked', request.task, {
    ...{ book: request.book, letter: request.letter.id, submission: request.submission, to: request.to?.person ?? '', at: session.clock.now() },
  });
}

/** Letter and submission that a request of this laptop was about. */
export function asked(session: Session, task: string): { readonly letter: string; readonly submission: string } | undefined {
  const fields = session.open.local.fields('approvalAsked', task);
  return fields['letter'] === undefined ? undefined : { letter: text(fields['letter']), submission: text(fields['submission']) };
}

export async function keepAnswer(session: Session, request: ApprovalRequest, { verdict, at }: Statement): Promise<void> {
  await session.open.local.write('approvalAnswered', request.task, {
    ...{ book: request.book, letter: request.letter.id, title: request.letter.title, facility: request.letter.facility },
    ...{ verdict, at, hash: request.paper.hash, paper: request.paper.content },
  });
}

/** What was answered here, newest first. */
export function answeredRows(session: Session): readonly AnsweredRow[] {
  return [...session.open.local.all('approvalAnswered')]
    .sort((a, b) => (text(a.fields['at']) < text(b.fields['at']) ? 1 : -1))
    .map(({ id, fields }) => ({
      task: id,
      ...{ letter: text(fields['letter']), title: text(fields['title']), facility: text(fields['facility']), at: text(fields['at']) },
      verdictWords: fields['verdict'] === 'return' ? verdictWords.return : verdictWords.approve,
    }));
}

function lastSigned(session: Session, request: ApprovalRequest): RecordView | undefined {
  return session.open.local
    .all('approvalAnswered')
    .filter(({ fields }) => fields['book'] === request.book && fields['letter'] === request.letter.id && fields['verdict'] === 'approve')
    .sort((a, b) => (text(a.fields['at']) < text(b.fields['at']) ? 1 : -1))[0];
}

/** A request as the approver sees it. Their own memory of what they signed goes before what the sender says they signed. */
export function requestView(session: Session, request: ApprovalRequest): RequestView {
  const { paper, previous, sender, seen: _seen, format: _format, version: _version, ...rest } = request;
  const own = lastSigned(session, request);
  const before = own ? readPaper(text(own.fields['paper']), text(own.fields['hash'])) : previous ? readPaper(previous.content, previous.hash) : undefined;
  const model = JSON.parse(paper.content) as DocumentModel;
  const differs = own !== undefined && previous !== null && previous.hash !== own.fields['hash'];
  const done = answeredRows(session).find((row) => row.task === request.task);
  return {
    ...rest,
    paper: model,
    changes: before ? paperChanges(before.model, model) : null,
    fingerprint: fingerprint(sender),
    warning: differs ? '送审方所附的“上次定稿”与本机上次签署的不同；下面的改动按本机签署过的定稿对比。' : '',
    answered: done ? `${done.verdictWords}，${done.at.slice(0, 10)}` : '',
  };
}
