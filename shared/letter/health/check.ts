import { z } from 'zod';
import { type Evidence, evidenceOf } from '#shared/evidence/evidence.ts';
import { readFinding } from '#shared/finding/finding.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { ok, type Refusal, type Result, refuse } from '#shared/kernel/result.ts';
import { derivedOnce, type View, view } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { readFacility } from '#shared/round/facility.ts';
import { roundOf } from '#shared/round/round.ts';
import { composedKinds } from '../compose.ts';
import { contentText, readContent } from '../content.ts';
import { letterKinds } from '../kinds.ts';
import { blocksOf, type LetterBlock, readLetter } from '../letter.ts';
import type { HealthInput, HealthItem } from './health.ts';
import { healthRules } from './rules.ts';
import { informants, streams } from './secrecy.ts';
import { type BoundSlot, changedSlots } from './slot-changes.ts';
import { covers, waiversOf } from './waiver.ts';

/** What the check found, and the reason where a person left it standing. */
export interface CheckedItem extends HealthItem {
  readonly rule: string;
  readonly waiver: { readonly id: string; readonly reason: string } | null;
}

export interface LetterHealth {
  readonly items: readonly CheckedItem[];
  /** Items that stop the letter: what blocks, and what asks and was not left standing. */
  readonly open: number;
  readonly blocking: number;
  readonly waived: number;
  readonly rules: number;
  /** Fields that changed at their source and were neither taken over nor kept. */
  readonly changes: readonly BoundSlot[];
}

const evidenceByFinding = derivedOnce(['evidence'], (source): ReadonlyMap<string, readonly Evidence[]> => {
  const all = new Map<string, Evidence[]>();
  for (const item of evidenceOf(source))
    for (const finding of item.findings) {
      const there = all.get(finding);
      if (there) there.push(item);
      else all.set(finding, [item]);
    }
  return all;
});

const weight = { blocks: 0, asks: 1, remark: 2 } as const;

/**
 * Checks a letter as it stands, or as it is being typed (`blocks`). Pure: the panel, the approval and the batch ask the same.
 * Undefined when this book has no such letter.
 */
export function letterHealth(
  source: RecordSource,
  knowledge: FieldKnowledge,
  today: DateOnly,
  id: string,
  blocks: readonly LetterBlock[] = blocksOf(source, id),
): LetterHealth | undefined {
  const input = healthInput(source, knowledge, today, id, blocks);
  if (!input) return undefined;
  const waivers = waiversOf(source, id);
  const items = healthRules
    .flatMap(({ id: rule, check }) => check(input).map((item) => ({ ...item, rule })))
    .map((item): CheckedItem => {
      const waiver = item.severity === 'asks' ? waivers.find((one) => covers(one, item)) : undefined;
      return { ...item, waiver: waiver ? { id: waiver.id, reason: waiver.reason } : null };
    })
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
  const blocking = items.filter((item) => item.severity === 'blocks').length;
  const asking = items.filter((item) => item.severity === 'asks' && item.waiver === null).length;
  return {
    items,
    blocking,
    open: blocking + asking,
    waived: items.filter((item) => item.waiver !== null).length,
    rules: healthRules.length,
    changes: changedSlots(source, blocks),
  };
}

function healthInput(source: RecordSource, knowledge: FieldKnowledge, today: DateOnly, id: string, blocks: readonly LetterBlock[]): HealthInput | undefined {
  const record = source.record('letter', id);
  if (!record) return undefined;
  const letter = readLetter(record);
  const place = source.record('facility', letter.facility);
  return {
    ...{ source, knowledge, today, letter, blocks, kind: letterKinds[letter.type], round: roundOf(source) },
    facility: place ? readFacility(place) : undefined,
    findings: letter.findings.flatMap((finding) => {
      const found = source.record('finding', finding);
      return found && !found.deleted ? [readFinding(found)] : [];
    }),
    evidence: evidenceByFinding(source),
  };
}

/**
 * The gate before issue, whoever approved the letter and wherever: what the reader may not know of (GD 35, 36) and who informed do not
 * leave the house, not in a paper that was signed elsewhere either.
 */
export function secrecyGate(source: RecordSource, knowledge: FieldKnowledge, today: DateOnly, id: string): Result<null> {
  const input = healthInput(source, knowledge, today, id, blocksOf(source, id));
  const [first] = input ? [...streams(input), ...informants(input)] : [];
  return first ? refuse({ code: `health.${first.code}`, words: first.words, next: '请先改正；这一项不能放行。' }) : ok(null);
}

/** The gate before submission: the first thing that stops the letter, in words. */
export function healthGate(source: RecordSource, knowledge: FieldKnowledge, today: DateOnly, id: string): Result<null> {
  const health = letterHealth(source, knowledge, today, id);
  const first = health?.items.find((item) => item.severity === 'blocks') ?? health?.items.find((item) => item.severity === 'asks' && item.waiver === null);
  if (!health || !first) return ok(null);
  const refusal: Refusal = {
    code: `health.${first.code}`,
    words: `体检还有 ${health.open} 项没有处理：${first.words}`,
    next: first.severity === 'blocks' ? '请先改正；这一项不能放行。' : '请改正，或者在体检中写明理由后放行。',
  };
  return refuse(refusal);
}

const typedSchema = z.record(z.string().max(120), z.unknown()).optional();

/** The health check for the panel; `typed` are contents of blocks that have not become entries yet. */
export function letterHealthView(knowledge: FieldKnowledge): View<{ id: string; typed?: Record<string, unknown> | undefined }, LetterHealth | null> {
  return view({
    params: z.object({ id: z.string().max(120), typed: typedSchema }),
    kinds: [...composedKinds, 'evidence', 'round', 'team', 'healthWaiver'],
    read: (source, { id, typed = {} }) => {
      const blocks = blocksOf(source, id).map((block): LetterBlock => {
        const content = Object.hasOwn(typed, block.id) ? readContent(typed[block.id]) : undefined;
        return content ? { ...block, content, text: contentText(content) } : block;
      });
      return letterHealth(source, knowledge, source.today, id, blocks) ?? null;
    },
  });
}
