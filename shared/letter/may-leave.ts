import { ok, type Result, refuse } from '../kernel/result.ts';
import type { CommandContext } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { letterKinds } from './kinds.ts';
import { blocksOf, type Letter } from './letter.ts';
import { outwardFinding } from './outward-finding.ts';

/** Findings that were bound and deleted since: nothing of them is printed, nobody sees them to take them out, and they do not go along. */
export const goneFindings = (source: RecordSource, letter: Letter): readonly string[] =>
  letter.findings.filter((id) => source.record('finding', id)?.deleted === true);

/** Whether a letter may be handed in or go out at all: it has words, and every finding in it may stand there. Asked again each time. */
export function mayLeave(context: CommandContext, letter: Letter): Result<null> {
  const kind = letterKinds[letter.type];
  const gone = new Set(goneFindings(context.source, letter));
  const findings = letter.findings.filter((id) => !gone.has(id));
  if (kind.findings === 'chosen' && findings.length === 0)
    return refuse({ code: 'letter.empty', words: '文书没有关联任何问题，不能发出。', place: 'findings' });
  for (const id of findings) {
    const finding = outwardFinding(context, id, letter.type);
    if (!finding.ok) return finding;
  }
  // A record sheet is printed from its records.
  if (kind.family !== 'record' && blocksOf(context.source, letter.id).every((block) => block.text.trim() === ''))
    return refuse({ code: 'letter.blank', words: '文书没有正文，不能发出。' });
  return ok(null);
}
