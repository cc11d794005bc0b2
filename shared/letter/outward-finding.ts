import { type Finding, isDecided, readFinding } from '../finding/finding.ts';
import { streamWords } from '../finding/words.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { CommandContext } from '../ledger/command.ts';
import { existing } from '../round/editing.ts';
import { letterKinds } from './kinds.ts';
import { type LetterType, letterTypeWords } from './words.ts';

/**
 * A finding that may stand in a paper of this type; otherwise why not. The one door for every way into a paper: each takes the streams of
 * its kind and no other (GD 35, 36), and only what was confirmed.
 */
export function outwardFinding(context: CommandContext, id: string, type: LetterType): Result<Finding> {
  const record = existing(context, 'finding', id, '问题');
  if (!record.ok) return record;
  const finding = readFinding(record.value);
  const { streams } = letterKinds[type];
  if (!streams.includes(finding.stream)) return refuse({ ...wrongStream(finding, type), place: 'findings' });
  // A dispute over the stream is a dispute over whether it may leave the house.
  if (finding.disputed.includes('stream'))
    return refuse({ code: 'letter.stream-disputed', words: `“${finding.title}”的问题归属有分歧，选定之前不能写入文书。`, next: '请先在分歧处选定。' });
  if (!isDecided(finding)) return refuse({ code: 'letter.unconfirmed', words: `“${finding.title}”尚未确认，不能写入文书。`, next: '请先核实并确认问题。' });
  return ok(finding);
}

function wrongStream(finding: Finding, type: LetterType): { code: string; words: string; next: string } {
  const paper = letterTypeWords[type];
  const words = `“${finding.title}”是${streamWords[finding.stream]}，不能写入${paper}。`;
  switch (finding.stream) {
    case 'residentOffice':
      return { code: 'letter.resident', words, next: '派驻检察问题只写入对派驻检察的反馈。' };
    case 'clue':
      return { code: 'letter.clue', words, next: '线索只写入问题线索移送函。' };
    case 'prison':
      return { code: 'letter.prison', words, next: `${paper}只写${letterKinds[type].streams.map((stream) => streamWords[stream]).join('、')}。` };
  }
}
