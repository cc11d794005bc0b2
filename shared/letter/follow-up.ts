import { generateNKeysBetween } from 'fractional-indexing';
import type { Json } from '../ledger/canonical.ts';
import type { CommandContext } from '../ledger/command.ts';
import type { Change } from '../ledger/record.ts';
import { changesOf } from '../round/field.ts';
import { roundOf } from '../round/round.ts';
import { type Content, plainContent } from './content.ts';
import type { Letter } from './letter.ts';
import { outwardFinding } from './outward-finding.ts';
import { joined, say, slotOf } from './slots.ts';
import type { FollowUpType } from './words.ts';

/** A paper that follows an issued letter: what it is called and what it says. */
export interface FollowUp {
  readonly type: FollowUpType;
  readonly title: string;
  /** A paragraph each; `{发出日}`, `{标题}`, `{文号}` and `{单位}` are filled from the letter, others from `slots`. */
  readonly lines: readonly string[];
  readonly slots: Readonly<Record<string, Content>>;
  readonly id?: string | undefined;
}

/** Drafts it: to the unit, or to the next higher office, which the person names: the program does not know the house's superior. */
export function followUp(
  context: CommandContext,
  letter: Letter,
  { type, title, lines, slots, id: given }: FollowUp,
): { readonly changes: readonly Change[]; readonly answer: { readonly id: string } } {
  const id = given ?? (context.newId<'Letter'>() as string);
  const filled = { ...slotsOf(letter), ...slots };
  const orders = generateNKeysBetween(null, null, lines.length);
  const blocks = lines.flatMap((line, i) =>
    changesOf('letterBlock', context.newId<'LetterBlock'>(), {
      ...{ letter: id, order: orders[i] ?? '', type: 'paragraph', level: 1, finding: '' },
      part: i === 0 ? 'opening' : i === 1 ? 'basis' : 'free',
      content: fill(line, filled) as Content & Json,
    }),
  );
  const frame = changesOf('letter', id, {
    ...{ type, facility: letter.facility, title, issuer: letter.issuer === '' ? roundOf(context.source).organiser : letter.issuer },
    recipient: type === 'urging' ? letter.recipient : '上一级人民检察院',
    ...{ number: null, status: 'draft', replyDays: null, copyTo: [], about: letter.id },
    ...Object.fromEntries(letter.findings.filter((finding) => outwardFinding(context, finding, type).ok).map((finding) => [`finding/${finding}`, true])),
  });
  return { changes: [...frame, ...blocks], answer: { id } };
}

const slotsOf = (letter: Letter): Readonly<Record<string, Content>> => ({
  发出日: say`${slotOf('letter', letter, 'issuedOn')}`,
  标题: say`${slotOf('letter', letter, 'title')}`,
  文号: letter.number === null ? [] : say`（${slotOf('letter', letter, 'number')}）`,
  单位: say`${slotOf('letter', letter, 'recipient')}`,
});

const fill = (line: string, slots: Readonly<Record<string, Content>>): Content =>
  joined(...line.split(/[{}]/).map((piece, i) => (i % 2 === 0 ? plainContent(piece) : (slots[piece] ?? []))));
