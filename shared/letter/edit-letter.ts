import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { cleanText } from '../kernel/text.ts';
import type { Json } from '../ledger/canonical.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import type { RecordView } from '../ledger/record.ts';
import type { DocumentCatalogue } from '../library/documents.ts';
import { editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { orderBehind as keyBehind } from '../round/order.ts';
import { roundOf } from '../round/round.ts';
import { approvalState } from './approval/state.ts';
import { type Content, plainContent } from './content.ts';
import { blockFields, blocksOf, type Letter, letterFields, readBlock, readLetter } from './letter.ts';
import { checkFreeNumber } from './numbers.ts';
import { outwardFinding } from './outward-finding.ts';
import { checkRecipient, levelOfIssuer } from './recipient.ts';
import { draftedBasis, suggestionBasis } from './suggestion-basis.ts';

const issuedWords = { code: 'letter.issued', words: '文书已经发出，内容不能再改。', next: '如需更正，请另行制发文书。' } as const;

/** A letter that is still a draft. */
export function openDraft(context: CommandContext, id: string): Result<RecordView> {
  const record = existing(context, 'letter', id, '文书');
  if (!record.ok) return record;
  return record.value.fields['status'] === 'issued' ? refuse(issuedWords) : record;
}

/** What a person writes in the frame; the rest is set by acts of its own (issue, follow-up, correction). */
const { recipient, title, issuer, number, replyDays, signDate, copyTo, signer, attendance, person, suggestionKind } = letterFields;
const draftFields = { recipient, title, issuer, replyDays, signDate, copyTo, signer, attendance, person, suggestionKind };

/** After issue only the number may still be filled in, once the office has given it. */
const editFrame = ({ documents }: { readonly documents: DocumentCatalogue }) =>
  editCommand('letter', '文书', { ...draftFields, number }, (context, before, after) => {
    const letter = readLetter(before);
    const free = after.number === letter.number ? ok(null) : checkFreeNumber(context.source, letter.id, after.number);
    if (!free.ok) return free;
    if (letter.status !== 'issued') {
      if (after.suggestionKind !== letter.suggestionKind) {
        const open = mayChangeKind(context, letter);
        if (!open.ok) return open;
      }
      const moved = after.recipient !== letter.recipient || after.issuer !== letter.issuer;
      const own = levelOfIssuer(after.issuer, roundOf(context.source));
      return moved ? checkRecipient(documents.byType.get(letter.type), after.recipient, own) : ok(null);
    }
    const same = (Object.keys(draftFields) as (keyof typeof draftFields)[]).every((name) => JSON.stringify(after[name]) === JSON.stringify(letter[name]));
    return same && (letter.number === null || letter.number === after.number) ? ok(null) : refuse(issuedWords);
  });

/** Frame of a draft. With the kind of a 检察建议书 its basis goes along where it still stands as drafted; what a person wrote there is left to the health check. */
export function editLetter(knowledge: { readonly documents: DocumentCatalogue }): ReturnType<typeof editFrame> {
  const edit = editFrame(knowledge);
  return {
    ...edit,
    run: (context, input) => {
      const done = edit.run(context, input);
      const record = context.source.record('letter', input.id);
      if (!done.ok || !record || input.fields.suggestionKind === undefined) return done;
      const [before, after] = [record.fields['suggestionKind'], input.fields.suggestionKind].map((kind) => letterFields.suggestionKind.stored(kind));
      if (before === undefined || after === undefined || before === after) return done;
      const content = plainContent(suggestionBasis(after)) as Content & Json;
      const follows = draftedBasis(context.source, input.id, before).flatMap(({ id }) => changesOf('letterBlock', id, { content }));
      return ok({ ...done.value, changes: [...done.value.changes, ...follows] });
    },
  };
}

/** The kind decides the chain, which is fixed when the letter is handed in. */
function mayChangeKind(context: CommandContext, letter: Letter): Result<null> {
  if (letter.type !== 'suggestionLetter') return refuse({ code: 'letter.no-kind', words: '只有检察建议书分类型。', place: 'suggestionKind' });
  const { stage } = approvalState(context, letter);
  return stage === 'submitted' || stage === 'approved'
    ? refuse({
        code: 'letter.kind-submitted',
        words: '文书已按原类型的审批次序送审，类型没有改动。',
        next: '请先撤回送审，改好类型后重新送审。',
        place: 'suggestionKind',
      })
    : ok(null);
}

export const removeLetter = removeCommand('letter', '文书', (_context, record) => (record.fields['status'] === 'issued' ? '它已经发出' : undefined));

const { content: contentOfBlock, type: typeOfBlock, level: levelOfBlock } = blockFields;
const edit = editCommand('letterBlock', '文书段落', { content: contentOfBlock, type: typeOfBlock, level: levelOfBlock }, (context, before) => {
  const letter = openDraft(context, readBlock(before).letter);
  return letter.ok ? ok(null) : letter;
});

/** What an earlier version typed as `text` and had not yet committed becomes content. */
export const editBlock: typeof edit = {
  ...edit,
  run: (context, input) => {
    const { text, ...fields } = input.fields as typeof input.fields & { readonly text?: unknown };
    return edit.run(context, typeof text === 'string' ? { ...input, fields: { content: plainContent(text) as never, ...fields } } : input);
  },
};

export const addBlock = command({
  input: z.object({
    letter: recordIdSchema,
    after: recordIdSchema.nullable(),
    text: z.string().max(100_000).optional(),
    content: z.unknown().optional(),
    type: z.enum(['heading', 'paragraph', 'pageBreak']).optional(),
    level: z.literal([1, 2, 3, 4]).optional(),
    id: recordIdSchema.optional(),
  }),
  label: () => '增加文书段落',
  run: (context, input) => {
    const letter = openDraft(context, input.letter);
    if (!letter.ok) return letter;
    const fields = checkFields(blockFields, { content: input.content ?? plainContent(input.text ?? '') }, context.today);
    if (!fields.ok) return fields;
    const order = orderBehind(context, input.letter, input.after);
    const id = input.id ?? context.newId<'LetterBlock'>();
    return ok({
      changes: changesOf('letterBlock', id, {
        letter: input.letter,
        order,
        type: input.type ?? 'paragraph',
        level: input.level ?? 1,
        part: 'free',
        finding: '',
        ...fields.value,
      }),
      answer: { id: id as string },
    });
  },
});

/** Puts a block behind another one, or first (`after` null). */
export const moveBlock = command({
  input: z.object({ id: recordIdSchema, after: recordIdSchema.nullable() }),
  label: () => '移动文书段落',
  run: (context, input) => {
    const record = existing(context, 'letterBlock', input.id, '文书段落');
    if (!record.ok) return record;
    const { letter } = readBlock(record.value);
    const open = openDraft(context, letter);
    if (!open.ok) return open;
    return ok({ changes: changesOf('letterBlock', input.id, { order: orderBehind(context, letter, input.after, input.id) }), answer: null });
  },
});

export const removeBlock = command({
  input: z.object({ id: recordIdSchema }),
  label: () => '删除文书段落',
  run: (context, input) => {
    const record = existing(context, 'letterBlock', input.id, '文书段落');
    if (!record.ok) return record;
    const open = openDraft(context, readBlock(record.value).letter);
    if (!open.ok) return open;
    return ok({ changes: changesOf('letterBlock', input.id, { deleted: true }), answer: null });
  },
});

const orderBehind = (context: CommandContext, letter: string, after: string | null, moving?: string): string =>
  keyBehind(blocksOf(context.source, letter), after, moving);

const bindInput = z.object({ id: recordIdSchema, finding: recordIdSchema });

export const bindFinding = command({
  input: bindInput,
  label: () => '关联问题到文书',
  run: (context, input) => {
    const letter = openDraft(context, input.id);
    if (!letter.ok) return letter;
    const finding = outwardFinding(context, input.finding, readLetter(letter.value).type);
    if (!finding.ok) return finding;
    if (finding.value.facility !== readLetter(letter.value).facility)
      return refuse({ code: 'letter.other-facility', words: `“${cleanText(finding.value.title)}”不属于受文单位，一份文书只发给一个单位。` });
    return ok({ changes: changesOf('letter', input.id, { [`finding/${input.finding}`]: true }), answer: null });
  },
});

export const unbindFinding = command({
  input: bindInput,
  label: () => '从文书中移出问题',
  run: (context, input) => {
    const letter = openDraft(context, input.id);
    if (!letter.ok) return letter;
    return ok({ changes: changesOf('letter', input.id, { [`finding/${input.finding}`]: false }), answer: null });
  },
});
