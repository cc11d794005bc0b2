import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import { evidenceOf } from '../evidence/evidence.ts';
import { type Finding, readFinding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { compare, findingNumbers } from '../finding/number.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { type Command, type CommandContext, command } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { readFacility } from '../round/facility.ts';
import { changesOf } from '../round/field.ts';
import { roundOf } from '../round/round.ts';
import type { Content } from './content.ts';
import { type SupervisoryType, supervisoryTypes } from './kinds.ts';
import { type EvidenceName, skeleton } from './skeleton.ts';
import { letterTypeWords } from './words.ts';

/** A finding that may stand in a letter to the prison; otherwise why not. The one door for every way into a letter. */
export function outwardFinding(context: CommandContext, id: string): Result<Finding> {
  const record = existing(context, 'finding', id, '问题');
  if (!record.ok) return record;
  const finding = readFinding(record.value);
  if (finding.stream === 'residentOffice')
    return refuse({ code: 'letter.resident', words: `“${finding.title}”是派驻检察问题，不能写入发给监狱的文书。`, next: '派驻检察问题请走内部反馈。' });
  if (finding.stream === 'clue')
    return refuse({ code: 'letter.clue', words: `“${finding.title}”是问题线索，不能写入发给监狱的文书。`, next: '线索请走线索移送。' });
  // A dispute over the stream is a dispute over whether it may leave the house.
  if (finding.disputed.includes('stream'))
    return refuse({ code: 'letter.stream-disputed', words: `“${finding.title}”的问题归属有分歧，选定之前不能写入文书。`, next: '请先在分歧处选定。' });
  if (finding.status !== 'confirmed' && finding.status !== 'closed')
    return refuse({ code: 'letter.unconfirmed', words: `“${finding.title}”尚未确认，不能写入文书。`, next: '请先核实并确认问题。' });
  return ok(finding);
}

export interface DraftInput {
  readonly type: SupervisoryType;
  readonly facility: string;
  readonly findings: string[];
  readonly id?: string | undefined;
}

/** Makes a letter from findings: its frame, and blocks in the order of its skeleton, each its own record. */
export function draftLetter(knowledge: Knowledge): Command<DraftInput, { readonly id: string }> {
  return command({
    input: z.object({ type: z.enum(supervisoryTypes), facility: recordIdSchema, findings: z.array(recordIdSchema).max(50), id: recordIdSchema.optional() }),
    label: (input) => `起草${letterTypeWords[input.type]}`,
    run: (context, input) => {
      const place = existing(context, 'facility', input.facility, '被巡单位');
      if (!place.ok) return place;
      if (input.findings.length === 0) return refuse({ code: 'letter.empty', words: '请至少选择一个问题。', place: 'findings' });
      const findings: Finding[] = [];
      for (const id of new Set(input.findings)) {
        const finding = outwardFinding(context, id);
        if (!finding.ok) return finding;
        if (finding.value.facility !== input.facility)
          return refuse({ code: 'letter.other-facility', words: `“${finding.value.title}”不属于${readFacility(place.value).name}，一份文书只发给一个单位。` });
        findings.push(finding.value);
      }
      const numbers = findingNumbers(context.source);
      findings.sort((a, b) => compare(a.type, b.type) || compare(numbers.get(a.id) ?? '', numbers.get(b.id) ?? ''));
      const id = input.id ?? context.newId<'Letter'>();
      return ok({
        changes: [...letterChanges(context, id, input.type, input.facility, findings), ...blockChanges(context, knowledge, id, input, findings)],
        answer: { id: id as string },
      });
    },
  });
}

function letterChanges(context: CommandContext, id: string, type: SupervisoryType, facility: string, findings: readonly Finding[]) {
  const round = roundOf(context.source);
  const place = context.source.record('facility', facility);
  return changesOf('letter', id, {
    type,
    facility,
    recipient: place ? readFacility(place).name : '',
    title: letterTypeWords[type],
    issuer: round.organiser,
    number: null,
    status: 'draft',
    replyDays: type === 'correctionNotice' ? 15 : null,
    copyTo: [],
    ...Object.fromEntries(findings.map((finding) => [`finding/${finding.id}`, true])),
  });
}

function blockChanges(context: CommandContext, knowledge: Knowledge, letter: string, input: DraftInput, findings: readonly Finding[]) {
  const facility = context.source.record('facility', input.facility);
  if (!facility) return [];
  const blocks = skeleton({
    type: input.type,
    round: roundOf(context.source),
    facility: readFacility(facility),
    findings,
    evidence: evidenceNames(context.source),
    knowledge,
  });
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
