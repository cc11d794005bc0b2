import { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import type { Change } from '../ledger/record.ts';
import { existing, neededReason, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { type Letter, letterFields, type Reply, readLetter, readReply, replyFields } from './letter.ts';
import { letterTypeWords, type ReviewOutcome, reviewOutcomes, reviewOutcomeWords } from './words.ts';

/** A reply that objects, and the letter that it objects to. */
function objectionOf(context: CommandContext, id: string): Result<{ readonly reply: Reply; readonly about: Letter }> {
  const record = existing(context, 'reply', id, '回复');
  if (!record.ok) return record;
  const reply = readReply(record.value);
  if (reply.adoption !== 'objection') return refuse({ code: 'reply.no-objection', words: '这份回复没有提出异议，不需要复查决定。' });
  const about = existing(context, 'letter', reply.letter, '文书');
  return about.ok ? ok({ reply, about: readLetter(about.value) }) : about;
}

interface Decision {
  readonly on: DateOnly;
  readonly outcome: ReviewOutcome;
  /** Where the decision is written down, in words; stands with a letter that is revoked by it. */
  readonly why: string;
}

/** What a decision on an objection changes: the reply is decided on, and a letter that was wrong is revoked (GZ 554; JY 23). */
function decided(context: CommandContext, id: string, { on, outcome, why }: Decision): Result<readonly Change[]> {
  const found = objectionOf(context, id);
  if (!found.ok) return found;
  const { reply, about } = found.value;
  if (reply.receivedOn !== null && on < reply.receivedOn)
    return refuse({ code: 'reply.review-early', words: `复查决定日期早于收到异议的日期（${reply.receivedOn}）。`, place: 'on' });
  if (reply.reviewOutcome !== null && reply.reviewOutcome !== outcome)
    return refuse({
      code: 'reply.reviewed',
      words: `这份异议已经登记的复查结论是${reviewOutcomeWords(reply.reviewOutcome, about.type)}，与${reviewOutcomeWords(outcome, about.type)}不一致。`,
      next: '请先核对；登记有误的，可在历史中恢复后重新登记。',
      place: 'outcome',
    });
  const revoked = outcome === 'revoked' && about.revokedOn === null ? changesOf('letter', about.id, { revokedOn: on, revokedWhy: why }) : [];
  return ok([...changesOf('reply', reply.id, { reviewedOn: on, reviewOutcome: outcome }), ...revoked]);
}

/**
 * The issue of a 复查决定书 is the decision: with it the objection is decided on, and what it revokes no longer stands. A correction of
 * the paper decides nothing anew.
 */
export function decisionChanges(context: CommandContext, letter: Letter, on: DateOnly, number: string | null): Result<readonly Change[]> {
  if (letter.type !== 'reviewDecision' || letter.outcome === null || letter.corrects !== '') return ok([]);
  return decided(context, letter.reply, { on, outcome: letter.outcome, why: `《${letter.title}》${number ?? ''}` });
}

/** Enters a decision on a written objection that was written elsewhere: within seven days, for a suggestion at once (GZ 554, JY 23). */
export const reviewObjection = command({
  input: z.object({ id: recordIdSchema, on: z.string().max(20), outcome: z.enum(reviewOutcomes), reason: z.string().max(1_000) }),
  label: () => '登记复查决定',
  run: (context, input) => {
    const reason = neededReason(input.reason, '复查决定');
    if (!reason.ok) return reason;
    const fields = checkFields(replyFields, { reviewedOn: input.on }, context.today);
    if (!fields.ok) return fields;
    const on = fields.value['reviewedOn'];
    if (typeof on !== 'string') return refuse({ code: 'field.required', words: '请填写复查决定日期。', place: 'on' });
    const changes = decided(context, input.id, { on: on as DateOnly, outcome: input.outcome, why: reason.value });
    return changes.ok ? ok({ changes: changes.value, reason: reason.value, answer: null }) : changes;
  },
});

/**
 * Revokes an issued letter without an objection: found wrong by the house itself (JY 22) or by the next higher office (GZ 554). It stays
 * in the file and keeps its number; its clocks stop, and its findings may be dealt with anew.
 */
export const revokeLetter = command({
  input: z.object({ id: recordIdSchema, on: z.string().max(20), reason: z.string().max(1_000) }),
  label: () => '撤销文书',
  run: (context, input) => {
    const record = existing(context, 'letter', input.id, '文书');
    if (!record.ok) return record;
    const letter = readLetter(record.value);
    if (letter.status !== 'issued') return refuse({ code: 'letter.not-issued', words: '文书还没有发出，不需要撤销，直接修改或者删除即可。' });
    if (letter.revokedOn !== null) return refuse({ code: 'letter.revoked', words: `${letterTypeWords[letter.type]}已于${letter.revokedOn}撤销。` });
    const reason = neededReason(input.reason, '撤销文书');
    if (!reason.ok) return reason;
    const fields = checkFields(letterFields, { revokedOn: input.on, revokedWhy: reason.value }, context.today);
    if (!fields.ok) return fields;
    const on = fields.value['revokedOn'];
    if (typeof on !== 'string') return refuse({ code: 'field.required', words: '请填写撤销日期。', place: 'on' });
    if (letter.issuedOn !== null && on < letter.issuedOn)
      return refuse({ code: 'letter.revoked-early', words: `撤销日期早于文书发出日期（${letter.issuedOn}）。`, place: 'on' });
    return ok({ changes: changesOf('letter', letter.id, fields.value), reason: reason.value, answer: null });
  },
});
