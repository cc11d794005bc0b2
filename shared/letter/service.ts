import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { command, derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { dueDate } from '../round/clocks.ts';
import { editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields, choiceField, dateField, reader, textField } from '../round/field.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { type Letter, readLetter } from './letter.ts';
import { receiptClock } from './reply-period.ts';

export const serviceWays = ['direct', 'leaving', 'post', 'announced'] as const;
export type ServiceWay = (typeof serviceWays)[number];
export const serviceWayWords: Readonly<Record<ServiceWay, string>> = { direct: '直接送达', leaving: '留置送达', post: '邮寄送达', announced: '宣告送达' };

/** 送达回证 of an issued letter (field report 2.3 H). */
export const serviceFields = {
  letter: textField('文书', 120),
  way: choiceField('送达方式', serviceWays, 'direct'),
  server: textField('送达人', 60, true),
  receiver: textField('收件人', 60),
  place: textField('送达地点', 120),
  /** Day of receipt: the reply period of a 检察建议书 runs from here (检察建议工作规定第十九条). */
  on: dateField('送达日期', { past: true }),
  /** Why it was not taken; needed where it was left behind. */
  refusal: textField('拒收或代收原因', 500),
  note: textField('备注', 500),
} as const;

export const readService = reader(serviceFields);
export type Service = ReturnType<typeof readService>;

/** The service of a letter; the earliest, where two laptops entered it. */
export const serviceOf = (source: RecordSource, letter: string): Service | undefined => firstServices(source).get(letter);

/** By letter; looked through once, since every letter of a round asks. */
const firstServices = derivedOnce(['service'], (source): ReadonlyMap<string, Service> => {
  const rising = source
    .records('service')
    .map(readService)
    .sort((a, b) => ((a.on ?? '') === (b.on ?? '') ? (a.id < b.id ? -1 : 1) : (a.on ?? '') < (b.on ?? '') ? -1 : 1));
  return new Map(rising.map((service) => [service.letter, service] as const).reverse());
});

function wrongService(letter: Letter, service: Omit<Service, 'id' | 'disputed'>): ReturnType<typeof refuse> | undefined {
  if (service.on === null) return refuse({ code: 'field.required', words: '请填写送达日期。', place: 'on' });
  if (letter.issuedOn !== null && service.on < letter.issuedOn)
    return refuse({ code: 'service.early', words: `送达日期早于文书发出日期（${letter.issuedOn}）。`, place: 'on' });
  if (service.way === 'leaving' && service.refusal.trim() === '')
    return refuse({ code: 'service.refusal', words: '留置送达需要写明拒收的原因和见证情况。', place: 'refusal' });
  if (service.way !== 'leaving' && service.way !== 'post' && service.receiver.trim() === '')
    return refuse({ code: 'field.required', words: '请填写收件人。', place: 'receiver' });
  return undefined;
}

/** Enters that a letter was served, how, by whom and on which day. Its receipt starts what runs from receipt. */
export const serveLetter = command({
  input: z.object({
    letter: recordIdSchema,
    way: z.enum(serviceWays),
    server: z.string().max(200),
    receiver: z.string().max(200).optional(),
    place: z.string().max(500).optional(),
    on: z.string().max(20),
    refusal: z.string().max(1_000).optional(),
    note: z.string().max(1_000).optional(),
    id: recordIdSchema.optional(),
  }),
  label: () => '登记送达',
  run: (context, { id: given, ...input }) => {
    const record = existing(context, 'letter', input.letter, '文书');
    if (!record.ok) return record;
    const letter = readLetter(record.value);
    if (letter.status !== 'issued') return refuse({ code: 'service.draft', words: '文书尚未发出，不能登记送达。', next: '请先登记文书发出。' });
    if (serviceOf(context.source, letter.id))
      return refuse({ code: 'service.twice', words: '这份文书已经登记送达。', next: '如有差错，请修改已有的送达回证。' });
    const fields = checkFields(serviceFields, { receiver: '', place: '', refusal: '', note: '', ...input }, context.today);
    if (!fields.ok) return fields;
    const wrong = wrongService(letter, fields.value as unknown as Service);
    if (wrong) return wrong;
    const id = given ?? context.newId<'Service'>();
    return ok({ changes: changesOf('service', id, fields.value), answer: { id: id as string } });
  },
});

const { letter: _letter, ...editable } = serviceFields;
export const editService = editCommand('service', '送达回证', editable, (context, before, after) => {
  const letter = existing(context, 'letter', readService(before).letter, '文书');
  if (!letter.ok) return letter;
  return wrongService(readLetter(letter.value), { ...after, letter: letter.value.id }) ?? ok(null);
});
export const removeService = removeCommand('service', '送达回证');

/**
 * Last day for the unit's own answer, counted from receipt: two months for a 检察建议书 (检察建议工作规定第十九条). Other letters run
 * from their issue alone (巡回检察工作规定第三十七条). Null until served.
 */
export function replyByReceipt(letter: Letter, service: Service | undefined, calendar: WorkCalendar): string | null {
  const clock = receiptClock(letter);
  return clock && service?.on ? dueDate(clock, service.on, calendar).due : null;
}
