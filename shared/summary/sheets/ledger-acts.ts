import { readFinding } from '#shared/finding/finding.ts';
import { recordOral } from '#shared/finding/oral-correction.ts';
import { editFinding } from '#shared/finding/record-finding.ts';
import { measures, measureWords, recheckOutcomes, recheckOutcomeWords, severities, severityWords } from '#shared/finding/words.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { CommandContext, CommandOutcome } from '#shared/ledger/command.ts';
import type { Change } from '#shared/ledger/record.ts';
import { recheckFinding, rectifyFinding } from '#shared/letter/follow-finding.ts';
import { numberLetter } from '#shared/letter/numbers.ts';
import { addReply } from '#shared/letter/reply.ts';
import { adoptions, adoptionWords } from '#shared/letter/words.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import type { EditKey } from '../tables.ts';

type Wanted = ReadonlyMap<EditKey, string>;

/** The value whose word stands in the cell. */
const named = <V extends string | number>(values: readonly V[], words: Readonly<Record<V, string>>, word: string): V | null =>
  values.find((value) => words[value] === word) ?? null;

/** What is written in the cells of one row, carried out by the same acts as on the screens. */
export function actsOf(context: CommandContext, knowledge: FieldKnowledge, id: string, wanted: Wanted, reason: string): Result<readonly Change[]> {
  const done: Change[] = [];
  for (const act of [editCells, oralCell, rectifyCell, recheckCells, numberCell, replyCells]) {
    const result = act(context, knowledge, id, wanted, reason);
    if (result === undefined) continue;
    if (!result.ok) return result;
    done.push(...result.value.changes);
  }
  return ok(done);
}

type Act = (context: CommandContext, knowledge: FieldKnowledge, id: string, wanted: Wanted, reason: string) => Result<CommandOutcome<unknown>> | undefined;

/** Cells that stand for a field of the finding. */
const fieldOf = {
  wing: (word: string): Json => word,
  title: (word: string): Json => word,
  facts: (word: string): Json => word,
  basis: (word: string): Json => word,
  conductFrom: (word: string): Json => (word === '' ? null : word),
  severity: (word: string): Json => named(severities, severityWords, word),
  general: (word: string): Json => word === '是',
  measure: (word: string): Json => named(measures, measureWords, word),
} as const;

const editCells: Act = (context, knowledge, id, wanted, reason) => {
  const fields: Record<string, Json> = {};
  for (const [key, read] of Object.entries(fieldOf)) {
    const word = wanted.get(key as EditKey);
    if (word !== undefined) fields[key] = read(word);
  }
  return Object.keys(fields).length === 0 ? undefined : editFinding(knowledge).run(context, { id, fields: fields as never, reason });
};

const oralCell: Act = (context, knowledge, id, wanted) => {
  const doneOn = wanted.get('oralDoneOn');
  if (doneOn === undefined) return undefined;
  const record = context.source.record('finding', id);
  const on = record ? readFinding(record).oralOn : null;
  if (on === null) return refuse({ code: 'ledger.oral', words: '没有登记口头提出日期，不能填写口头纠正完成日期，' });
  return recordOral(knowledge).run(context, { id, on, doneOn: doneOn === '' ? null : doneOn });
};

const rectifyCell: Act = (context, _knowledge, id, wanted) => {
  const on = wanted.get('rectifyingOn');
  return on === undefined ? undefined : rectifyFinding.run(context, { id, on });
};

const recheckCells: Act = (context, _knowledge, id, wanted, reason) => {
  if (!wanted.has('recheckedOn') && !wanted.has('recheckOutcome')) {
    if (!wanted.has('recheckReason')) return undefined;
    return refuse({ code: 'ledger.recheck', words: '复核说明随复核日期、复核结论一起登记，' });
  }
  const record = context.source.record('finding', id);
  const finding = record ? readFinding(record) : undefined;
  const word = wanted.get('recheckOutcome');
  const outcome = word === undefined ? (finding?.recheckOutcome ?? null) : named(recheckOutcomes, recheckOutcomeWords, word);
  const on = wanted.get('recheckedOn') ?? finding?.recheckedOn ?? '';
  if (outcome === null || on === '') return refuse({ code: 'ledger.recheck', words: '复核日期和复核结论要一起填写，' });
  return recheckFinding.run(context, { id, on, outcome, reason: wanted.get('recheckReason') || reason });
};

const numberCell: Act = (context, _knowledge, id, wanted) => {
  const number = wanted.get('number');
  return number === undefined ? undefined : numberLetter.run(context, { id, number });
};

const replyCells: Act = (context, _knowledge, id, wanted) => {
  if (!wanted.has('receivedOn') && !wanted.has('adoption') && !wanted.has('replyText')) return undefined;
  const adoption = named(adoptions, adoptionWords, wanted.get('adoption') ?? '');
  const receivedOn = wanted.get('receivedOn') ?? '';
  if (adoption === null || receivedOn === '') return refuse({ code: 'ledger.reply', words: '新回复日期和新采纳情况要一起填写，' });
  return addReply.run(context, { letter: id, receivedOn, adoption, text: wanted.get('replyText') ?? '' });
};
