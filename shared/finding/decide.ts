import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { type Command, type CommandContext, type CommandOutcome, command } from '../ledger/command.ts';
import { cleanReason, existing, neededReason, reasonSchema, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, keysOf } from '../round/field.ts';
import { type Finding, readFinding } from './finding.ts';
import { checkFinding, missingForConfirmation } from './rules.ts';
import { type FindingStatus, findingStatusWords } from './words.ts';

export interface Decision {
  readonly id: string;
  readonly reason?: string | undefined;
}

/** One step of a finding's life (domain: 核实中 → 确认 → 处理 → 销号). */
function step(
  label: string,
  from: readonly FindingStatus[],
  to: FindingStatus,
  options: {
    readonly reason?: boolean;
    readonly rule?: (context: CommandContext, finding: Finding) => Result<null>;
    readonly also?: (context: CommandContext) => Readonly<Record<string, Json>>;
  } = {},
): Command<Decision, null> {
  return command({
    input: z.object({ id: recordIdSchema, reason: reasonSchema }),
    label: () => label,
    run: (context, input): Result<CommandOutcome<null>> => {
      const record = existing(context, 'finding', input.id, '问题');
      if (!record.ok) return record;
      const finding = readFinding(record.value);
      if (!from.includes(finding.status))
        return refuse({ code: 'finding.step', words: `问题现为“${findingStatusWords[finding.status]}”，不能${label}。`, place: 'status' });
      if (options.reason) {
        const reason = neededReason(input.reason, label);
        if (!reason.ok) return reason;
      }
      const allowed = options.rule?.(context, finding);
      if (allowed && !allowed.ok) return allowed;
      return ok({ changes: changesOf('finding', input.id, { status: to, ...options.also?.(context) }), reason: cleanReason(input.reason), answer: null });
    },
  });
}

export const verifyFinding = step('转入核实', ['recorded', 'dismissed'], 'verifying');

export const confirmFinding = step('确认问题', ['recorded', 'verifying'], 'confirmed', {
  rule: (_context, finding) => {
    const missing = missingForConfirmation(finding);
    if (missing) return refuse({ code: 'finding.incomplete', words: `还不能确认：${missing.words}`, place: missing.place });
    if (finding.disputed.length > 0)
      return refuse({
        code: 'finding.disputed',
        words: '问题有分歧未定，不能确认。',
        next: '请先在分歧处选定一种说法。',
        place: finding.disputed[0] as string,
      });
    return checkFinding(finding);
  },
});

/** Title of an issued letter that holds a finding: neither revoked nor replaced by a correction, which may have left the finding out. */
const issuedLetterOf = (context: CommandContext, finding: string): string | undefined => {
  const issued = context.source.records('letter').filter((record) => record.fields['status'] === 'issued');
  const replaced = new Set(issued.map((record) => record.fields['corrects']));
  const letter = issued.find((record) => !record.fields['revokedOn'] && !replaced.has(record.id) && keysOf(record, 'finding').includes(finding));
  return letter && String(letter.fields['title'] ?? '');
};

const notInIssuedLetter = (context: CommandContext, finding: Finding): Result<null> => {
  const title = issuedLetterOf(context, finding.id);
  return title === undefined
    ? ok(null)
    : refuse({ code: 'finding.in-issued-letter', words: `问题已写入发出的《${title}》，不能认定为不成立。`, next: '如确有错误，请按复查程序处理文书。' });
};

export const dismissFinding = step('认定不成立', ['recorded', 'verifying', 'confirmed'], 'dismissed', { reason: true, rule: notInIssuedLetter });
export const closeFinding = step('销号', ['confirmed'], 'closed', {
  reason: true,
  rule: (_context, finding) =>
    finding.recheckOutcome === 'notInPlace' && finding.recheckedOn !== null && finding.recheckedOn >= (finding.reopenedOn ?? finding.recheckedOn)
      ? refuse({ code: 'finding.not-in-place', words: `${finding.recheckedOn}复核认定整改不到位，不能销号。`, next: '请先督促整改，复核到位后再销号。' })
      : ok(null),
});
export const reopenFinding = step('重新打开', ['closed'], 'confirmed', { reason: true, also: (context) => ({ reopenedOn: context.today }) });

export const removeFinding = removeCommand('finding', '问题', (context, record) => {
  const title = issuedLetterOf(context, record.id);
  return title === undefined ? undefined : `已写入发出的《${title}》`;
});
