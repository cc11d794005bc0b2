import { z } from 'zod';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { sign, verify } from '#shared/kernel/signing.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { command, parsedOnce } from '#shared/ledger/command.ts';
import type { RecordSource, RecordView } from '#shared/ledger/record.ts';
import { cardSchema, type DeviceCard, type TrustList, type TrustRole } from '#shared/ledger/trust.ts';
import { recordIdSchema, removeCommand } from '#shared/round/editing.ts';
import { changesOf, checkFields, type FieldTable, reader, shapeField, textField } from '#shared/round/field.ts';

/**
 * A person who approves without working in the book, such as a 检察长 with only a signature file: the card of their laptop, registered by
 * a person of the organising office, whose signature stands over it. Not a device of the book: nothing it writes is folded.
 */
export const approverFields = {
  name: textField('姓名', 60, true),
  post: textField('职务', 60),
  card: shapeField('设备名片', cardSchema.nullable() as unknown as z.ZodType<null>, null),
  by: textField('登记人', 60),
  /** Ed25519 by the registering person over "xunjian approver v1\n" + canonical({card, post}), base64. */
  signature: textField('登记签名', 128),
} as const satisfies FieldTable;

const readApprover = reader(approverFields);

const approverBytes = (card: DeviceCard, post: string): Bytes => concat([utf8('xunjian approver v1\n'), canonicalBytes({ card, post })]);

/** @param seed the registering person's 32-byte Ed25519 seed */
export const signApprover = (card: DeviceCard, post: string, seed: Uint8Array): string => sign(approverBytes(card, post), seed);

/** Somebody whose signature is known in this round. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  /** Ed25519 public keys, base64; more than one where two laptops name the same person. */
  readonly keys: readonly string[];
  /** Cards to which an approval package can be sealed. */
  readonly cards: readonly DeviceCard[];
  /** The approver's record; empty for people of the book's own devices. */
  readonly record: string;
}

type Laptop = { readonly card: DeviceCard; readonly role: TrustRole };
const atWork = ({ devices, removed }: TrustList): readonly Laptop[] => [...devices].flatMap(([device, laptop]) => (removed.has(device) ? [] : laptop));
const everAtWork = ({ devices }: TrustList): readonly Laptop[] => [...devices.values()];

/** Everybody who may sign in this round, by person id: people of enrolled devices, and approvers whom the organising office registered. */
export const knownPersons = (source: RecordSource, trust: TrustList): ReadonlyMap<string, KnownPerson> =>
  peopleOf(atWork(trust), trust, source.records('approver'));

/**
 * Those of `persons` whose signature was ever known here: also who has left, whose laptop was replaced or whose registration was taken
 * away. What stands in the ledger was entered by a laptop that counted and knew them then, and goes on counting; nothing new is taken
 * from them (`addApproval` asks `knownPersons`).
 */
export const signersAmong = (source: RecordSource, trust: TrustList, persons: readonly string[]): ReadonlyMap<string, KnownPerson> =>
  peopleOf(
    everAtWork(trust),
    trust,
    [...new Set(persons)].flatMap((id) => source.record('approver', id) ?? []),
  );

function peopleOf(laptops: readonly Laptop[], trust: TrustList, approvers: readonly RecordView[]): ReadonlyMap<string, KnownPerson> {
  const people = new Map<string, KnownPerson>();
  for (const { card } of laptops) add(people, card, '', '');
  // A registration stands though the laptop at which it was made has been replaced.
  const believed = authority(everAtWork(trust));
  for (const record of approvers) {
    const { id, post, by, card: raw } = readApprover(record);
    const card = raw as DeviceCard | null;
    if (card && [...(believed.get(by) ?? [])].some(registeredUnder(record))) add(people, card, post, id);
  }
  return people;
}

/** Whether a registration was signed with a key; worked out once for each state of the record, since every letter of a list asks. */
const registeredUnder = parsedOnce((record) => {
  const { post, signature, card } = readApprover(record);
  const known = new Map<string, boolean>();
  return (key: string): boolean => {
    const right = known.get(key) ?? (card !== null && verify(signature, approverBytes(card as DeviceCard, post), key));
    known.set(key, right);
    return right;
  };
});

/** Keys of the persons of the organising office, by person. */
function authority(laptops: readonly Laptop[]): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { card, role } of laptops) if (role === 'hub') keys.set(card.person.id, (keys.get(card.person.id) ?? new Set()).add(card.person.key));
  return keys;
}

function add(people: Map<string, KnownPerson>, card: DeviceCard, post: string, record: string): void {
  const { id, name, key } = card.person;
  const before = people.get(id);
  people.set(id, {
    id,
    name: before?.name ?? name,
    post: post || (before?.post ?? ''),
    keys: [...new Set([...(before?.keys ?? []), key])],
    cards: [...(before?.cards ?? []), card],
    record: record || (before?.record ?? ''),
  });
}

/** Registers a person who approves by file. Only a person of the organising office may, and their signature stands over the card. */
export const addApprover = command({
  input: z.object({ card: cardSchema, post: z.string().max(120), by: recordIdSchema, signature: z.string().max(128) }),
  label: ({ card }) => `登记审批人${card.person.name}`,
  run: (context, { card, post, by, signature }) => {
    const keys = authority(atWork(context.trust)).get(by) ?? new Set<string>();
    if (![...keys].some((key) => verify(signature, approverBytes(card, post), key)))
      return refuse({ code: 'approver.authority', words: '只有组织方（建立轮次的一方）可以登记审批人。', next: '请把设备名片交给组织方登记。' });
    const fields = checkFields(approverFields, { name: card.person.name, post, card, by, signature }, context.today);
    if (!fields.ok) return fields;
    return ok({ changes: changesOf('approver', card.person.id, { ...fields.value, deleted: false }), answer: { id: card.person.id as string } });
  },
});

export const removeApprover = removeCommand('approver', '审批人');
