import { generateKeyBetween } from 'fractional-indexing';
import { z } from 'zod';
import { chineseDate } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { command } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { existing, neededReason, recordIdSchema } from '../round/editing.ts';
import { changesOf } from '../round/field.ts';
import { plainContent } from './content.ts';
import { type Letter, type letterFields, lettersOf, readBlock, readLetter, repliesOf } from './letter.ts';
import { replacementOf } from './standing.ts';
import { reviewOutcomeWords } from './words.ts';

/** What a correction takes over from the letter it corrects; number, days and approvals are its own. */
const copied: readonly (keyof typeof letterFields)[] = [
  ...(['type', 'suggestionKind', 'facility', 'recipient', 'title', 'issuer', 'replyDays', 'copyTo', 'signer', 'attendance', 'person'] as const),
  ...(['about', 'reply', 'outcome'] as const),
];

const isTaken = (field: string): boolean => (copied as readonly string[]).includes(field) || field.startsWith('finding/') || field.startsWith('record/');

/** How the first paragraph of a correction ends; a correction of that correction has one of its own. */
const REPLACED = '以本件为准，原件请退回本院。';

/** Which letter it takes the place of, and why: the house found it wrong, or decided so on an objection (GZ 554; JY 22, 23). */
function openingWords(source: RecordSource, old: Letter): string {
  const decided = repliesOf(source, old.id).findLast(({ reviewOutcome }) => reviewOutcome === 'changed');
  return decided?.reviewedOn
    ? `本院${named(old)}，经复查，本院于${chineseDate(decided.reviewedOn)}决定${reviewOutcomeWords('changed', old.type)}。现按${reviewOutcomeWords('changed', old.type)}后的内容制发，${REPLACED}`
    : `本院${named(old)}有误，现予更正，${REPLACED}`;
}

const named = (letter: Letter): string =>
  `${letter.issuedOn ? `${chineseDate(letter.issuedOn)}发出的` : ''}《${letter.title}》${letter.number === null ? '' : `（${letter.number}）`}`;

/**
 * A new version of an issued letter: the old one stands as it went out, the new draft names it in its first paragraph and starts with the
 * same words. One open correction at a time.
 */
export const correctLetter = command({
  input: z.object({ id: recordIdSchema, reason: z.string().max(1_000), letter: recordIdSchema.optional() }),
  label: () => '制作更正文书',
  run: (context, input) => {
    const record = existing(context, 'letter', input.id, '文书');
    if (!record.ok) return record;
    const old = readLetter(record.value);
    if (old.status !== 'issued') return refuse({ code: 'letter.not-issued', words: '文书还没有发出，直接修改即可，不需要更正。' });
    if (old.revokedOn !== null)
      return refuse({ code: 'letter.revoked', words: `文书已于${old.revokedOn}撤销，不再更正。`, next: '所涉问题需要另行处理的，请重新起草文书。' });
    const reason = neededReason(input.reason, '更正');
    if (!reason.ok) return reason;
    const letters = lettersOf(context.source);
    const later = replacementOf(letters, old);
    if (later)
      return refuse({ code: 'letter.replaced', words: `文书已由${named(later)}更正，一份文书只有一份更正。`, next: '请打开那份更正文书，对它再作更正。' });
    const open = letters.find((letter) => letter.corrects === old.id && letter.status === 'draft');
    if (open) return refuse({ code: 'letter.correcting', words: '这份文书已经有一份更正在起草。', next: '请打开那份草稿继续。' });
    const id = input.letter ?? context.newId<'Letter'>();
    const { fields } = record.value;
    const blocks = context.source
      .records('letterBlock')
      .filter((block) => block.fields['letter'] === old.id && !(old.corrects !== '' && readBlock(block).text.endsWith(REPLACED)));
    const first = blocks.map((block) => String(block.fields['order'] ?? '')).sort()[0];
    const opening = openingWords(context.source, old);
    const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => isTaken(field)));
    return ok({
      changes: [
        ...changesOf('letter', id, { ...kept, number: null, status: 'draft', signDate: null, corrects: old.id }),
        ...changesOf('letterBlock', context.newId<'LetterBlock'>(), {
          ...{ letter: id, type: 'paragraph', level: 1, part: 'free', finding: '', content: plainContent(opening) as Json },
          order: generateKeyBetween(null, first === undefined || first === '' ? null : first),
        }),
        ...blocks.flatMap((block) => changesOf('letterBlock', context.newId<'LetterBlock'>(), { ...block.fields, letter: id, deleted: false })),
      ],
      reason: reason.value,
      answer: { id: id as string },
    });
  },
});
