import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { hashSchema, keySchema } from '../kernel/schemas.ts';
import { command } from '../ledger/command.ts';
import { editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields, keysOf } from '../round/field.ts';
import { evidenceFields } from './evidence.ts';

/** Enters a file whose sealed chunks already lie in the store. */
export const addEvidence = command({
  input: z.object({
    id: recordIdSchema.optional(),
    name: z.string().max(1_000),
    bytes: z.int().min(0),
    mime: z.string().max(120),
    sha256: hashSchema<string>(),
    key: keySchema,
    chunks: z.array(hashSchema<string>()).max(100_000),
    note: z.string().max(2_000).optional(),
    finding: z.string().max(120).optional(),
  }),
  label: (input) => `加入证据“${input.name}”`,
  run: (context, input) => {
    const { id: given, finding, ...rest } = input;
    if (finding !== undefined) {
      const record = existing(context, 'finding', finding, '问题');
      if (!record.ok) return record;
    }
    const fields = checkFields(evidenceFields, { note: '', ...rest, addedOn: context.today }, context.today);
    if (!fields.ok) return fields;
    // The chunk list keeps its order and repetitions: two equal plain chunks are sealed apart and never share a hash.
    const id = given ?? context.newId<'Evidence'>();
    const bound = finding === undefined ? {} : { [`finding/${finding}`]: true };
    return ok({ changes: changesOf('evidence', id, { ...fields.value, ...bound }), answer: { id: id as string } });
  },
});

const bindInput = z.object({ id: recordIdSchema, finding: recordIdSchema });

export const bindEvidence = command({
  input: bindInput,
  label: () => '关联证据',
  run: (context, input) => {
    const record = existing(context, 'evidence', input.id, '证据');
    if (!record.ok) return record;
    const finding = existing(context, 'finding', input.finding, '问题');
    if (!finding.ok) return finding;
    return ok({ changes: changesOf('evidence', input.id, { [`finding/${input.finding}`]: true }), answer: null });
  },
});

export const unbindEvidence = command({
  input: bindInput,
  label: () => '解除证据关联',
  run: (context, input) => {
    const record = existing(context, 'evidence', input.id, '证据');
    if (!record.ok) return record;
    const issued = context.source.records('letter').find((letter) => letter.fields['status'] === 'issued' && keysOf(letter, 'finding').includes(input.finding));
    if (issued)
      return refuse({ code: 'evidence.in-issued-letter', words: `这份证据支持的问题已写入发出的《${String(issued.fields['title'] ?? '')}》，不能解除关联。` });
    return ok({ changes: changesOf('evidence', input.id, { [`finding/${input.finding}`]: false }), answer: null });
  },
});

/** Only name and note may be written later: size, hash, key and chunks are what the file is. */
export const editEvidence = editCommand('evidence', '证据', { name: evidenceFields.name, note: evidenceFields.note });

export const removeEvidence = removeCommand('evidence', '证据', (context, record) => {
  const findings = new Set(keysOf(record, 'finding'));
  const issued = context.source
    .records('letter')
    .find((letter) => letter.fields['status'] === 'issued' && keysOf(letter, 'finding').some((id) => findings.has(id)));
  return issued ? `它支持的问题已写入发出的《${String(issued.fields['title'] ?? '')}》` : undefined;
});
