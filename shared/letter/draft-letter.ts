import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import { evidenceOf } from '../evidence/evidence.ts';
import { type Finding, findingsOf, isDecided } from '../finding/finding.ts';
import { compare, findingNumbers } from '../finding/number.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { asJson, type Json } from '../ledger/canonical.ts';
import { type Command, type CommandContext, command } from '../ledger/command.ts';
import type { Change, RecordSource } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { recordIdSchema } from '../round/editing.ts';
import { changesOf } from '../round/field.ts';
import { roundOf } from '../round/round.ts';
import type { Content } from './content.ts';
import { type DraftPlace, draftPlace } from './draft-place.ts';
import { usualIssuer } from './issuer.ts';
import { letterKinds } from './kinds.ts';
import { outwardFinding } from './outward-finding.ts';
import { type PersonCaseInput, personCaseSchema } from './person.ts';
import { checkRecipient, levelOfIssuer } from './recipient.ts';
import type { EvidenceName, Frame, Ground } from './skeleton.ts';
import { skeletons } from './skeletons/table.ts';
import { type LetterType, letterTypes, letterTypeWords, type ReviewOutcome, reviewOutcomes } from './words.ts';

/** What a paper is drafted from; each type needs its own part of it (`letterKinds`). */
export interface DraftInput {
  readonly type: LetterType;
  /** Empty for papers of the whole round, and for those that follow another record. */
  readonly facility: string;
  readonly findings: string[];
  /** The letter that it belongs to (送达回证). */
  readonly about?: string | undefined;
  /** The reply that it decides on (复查决定书). */
  readonly reply?: string | undefined;
  /** What that decision comes to. */
  readonly outcome?: ReviewOutcome | undefined;
  /** The records that a sheet is printed from. */
  readonly records?: string[] | undefined;
  readonly person?: PersonCaseInput | undefined;
  readonly recipient?: string | undefined;
  /** The office that signs, where it is not the organiser of the round. */
  readonly issuer?: string | undefined;
  readonly id?: string | undefined;
}

const inputSchema = z.object({
  type: z.enum(letterTypes),
  facility: z.string().max(120),
  findings: z.array(recordIdSchema).max(2_000),
  about: recordIdSchema.optional(),
  reply: recordIdSchema.optional(),
  outcome: z.enum(reviewOutcomes).optional(),
  records: z.array(recordIdSchema).max(1_000).optional(),
  person: personCaseSchema.optional(),
  recipient: z.string().max(120).optional(),
  issuer: z.string().max(80).optional(),
  id: recordIdSchema.optional(),
});
export type ParsedDraft = z.output<typeof inputSchema>;

/** Makes a paper: its frame, and blocks in the order of its skeleton, each its own record. */
export function draftLetter(knowledge: FieldKnowledge): Command<DraftInput, { readonly id: string }> {
  return command({
    input: inputSchema as unknown as z.ZodType<DraftInput>,
    label: (input) => `起草${letterTypeWords[input.type]}`,
    run: (context, raw) => {
      const input = raw as unknown as ParsedDraft;
      const { type } = input;
      if (type === 'urging' || type === 'reportUpward')
        return refuse({
          code: 'letter.by-clock',
          words: `${letterTypeWords[type]}由期限看板起草，期限届满没有回复时才能制作。`,
          next: '请打开“期限”，在逾期的文书上起草。',
        });
      const place = draftPlace(context, input);
      if (!place.ok) return place;
      if (type === 'reviewDecision' && input.outcome === undefined)
        return refuse({ code: 'letter.no-outcome', words: '请先选择复查结论。', next: '维持、变更还是撤销，正文和后果各不相同。', place: 'outcome' });
      const findings = findingsFor(context, input, place.value);
      if (!findings.ok) return findings;
      const ground: Ground = {
        ...{ type, source: context.source, today: context.today, knowledge, round: roundOf(context.source) },
        ...{ findings: findings.value, evidence: evidenceNames(context.source), person: input.person ?? null },
        ...{ facility: place.value.facility, about: place.value.about, reply: place.value.reply },
        outcome: type === 'reviewDecision' ? (input.outcome ?? null) : null,
      };
      const { frame, blocks } = skeletons[type];
      const id = input.id ?? (context.newId<'Letter'>() as string);
      const fields = { ...frame?.(ground), ...given(input) };
      const own = levelOfIssuer(input.issuer ?? ground.round.organiser, ground.round);
      const allowed = checkRecipient(knowledge.documents.byType.get(type), recipientOfFrame(ground, fields), own);
      if (!allowed.ok) return allowed;
      return ok({ changes: [...letterChanges(id, ground, fields, input), ...blockChanges(context, id, blocks(ground))], answer: { id } });
    },
  });
}

const given = ({ recipient }: ParsedDraft): Frame => (recipient === undefined || recipient.trim() === '' ? {} : { recipient: recipient.trim() });

const recipientOfFrame = ({ facility }: Ground, fields: Frame): string => fields.recipient ?? facility?.name ?? '';

/** The findings that it begins with, each through the one door, in the order of their types and numbers. What revokes a letter upholds none. */
function findingsFor(context: CommandContext, input: ParsedDraft, place: DraftPlace): Result<readonly Finding[]> {
  const { findings: takes, streams } = letterKinds[input.type];
  const mayStand = (finding: Finding): boolean =>
    finding.facility === place.facility?.id && isDecided(finding) && streams.includes(finding.stream) && !finding.disputed.includes('stream');
  const all = (): readonly string[] =>
    findingsOf(context.source)
      .filter(mayStand)
      .map(({ id }) => id);
  const wanted = {
    chosen: () => input.findings,
    optional: () => input.findings,
    all,
    // What was found not to hold since the letter went out is what the decision tells in words of its own.
    followed: () => (input.outcome === 'revoked' ? [] : place.findings.filter((id) => outwardFinding(context, id, input.type).ok)),
    none: () => [],
  }[takes]();
  if (takes === 'chosen' && wanted.length === 0) return refuse({ code: 'letter.empty', words: '请至少选择一个问题。', place: 'findings' });
  const findings: Finding[] = [];
  for (const id of new Set(wanted)) {
    const finding = outwardFinding(context, id, input.type);
    if (!finding.ok) return finding;
    if (place.facility && finding.value.facility !== place.facility.id)
      return refuse({ code: 'letter.other-facility', words: `“${finding.value.title}”不属于${place.facility.name}，一份文书只发给一个单位。` });
    findings.push(finding.value);
  }
  const numbers = findingNumbers(context.source);
  return ok(findings.sort((a, b) => compare(a.type, b.type) || compare(numbers.get(a.id) ?? '', numbers.get(b.id) ?? '')));
}

function letterChanges(id: string, ground: Ground, fields: Frame, input: ParsedDraft): readonly Change[] {
  const { type, source, facility, findings, about, reply, outcome } = ground;
  return changesOf('letter', id, {
    type,
    facility: facility?.id ?? '',
    recipient: recipientOfFrame(ground, fields),
    title: fields.title ?? letterTypeWords[type],
    issuer: input.issuer ?? usualIssuer(source, type, facility?.id ?? ''),
    number: null,
    status: 'draft',
    replyDays: fields.replyDays ?? (type === 'correctionNotice' ? 15 : null),
    copyTo: [...(fields.copyTo ?? [])],
    ...(fields.attendance ? { attendance: fields.attendance.map(({ label, names }) => ({ label, names })) } : {}),
    ...(about ? { about: about.id } : {}),
    ...(reply ? { reply: reply.id } : {}),
    ...(outcome ? { outcome } : {}),
    ...(input.person ? { person: asJson(input.person) } : {}),
    ...Object.fromEntries(findings.map((finding) => [`finding/${finding.id}`, true])),
    ...Object.fromEntries((input.records ?? []).map((record) => [`record/${record}`, true])),
  });
}

function blockChanges(context: CommandContext, letter: string, blocks: ReturnType<(typeof skeletons)['correctionNotice']['blocks']>): readonly Change[] {
  const orders = generateNKeysBetween(null, null, blocks.length);
  return blocks.flatMap((block, i) =>
    changesOf('letterBlock', context.newId<'LetterBlock'>(), { ...block, content: block.content as Content & Json, letter, order: orders[i] ?? '' }),
  );
}

export function evidenceNames(source: RecordSource): ReadonlyMap<string, readonly EvidenceName[]> {
  const names = new Map<string, EvidenceName[]>();
  for (const { id, name, findings } of evidenceOf(source))
    for (const finding of findings) {
      const there = names.get(finding);
      if (there) there.push({ id, name });
      else names.set(finding, [{ id, name }]);
    }
  return names;
}
