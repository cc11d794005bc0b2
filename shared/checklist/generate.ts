import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import { shortCitationText } from '../law/citation.ts';
import { resolveBasis } from '../law/resolve.ts';
import { type Command, command } from '../ledger/command.ts';
import type { Change } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { type FacilityKind, facilityKinds, facilityKindWords } from '../round/words.ts';
import { checklistFields, itemsOf, readChecklist } from './checklist.ts';
import { dutyItems, type NewItem } from './duty-items.ts';

/** The items that the problem types give for one kind of place; for a 派驻检察室 the duties of GD 15 to 17 and the matters it reports come first. */
export function itemsFor(knowledge: FieldKnowledge, kind: FacilityKind, on: DateOnly): readonly NewItem[] {
  const { taxonomy, statutes } = knowledge;
  const items = taxonomy.types
    .filter((type) => taxonomy.areaByCode.get(type.area)?.subject === kind)
    .map(
      (type): NewItem => ({
        area: type.area,
        type: type.code,
        title: type.name,
        lookAt: type.lookAt,
        basis: resolveBasis(statutes, type.basis, on).citations.map(shortCitationText).join('；'),
      }),
    );
  if (kind !== 'residentOffice') return items;
  const covered = new Set(dutyItems.map((item) => item.type));
  return [...dutyItems, ...items.filter((item) => !covered.has(item.type))];
}

export function itemChanges(id: string, checklist: string, order: string, item: NewItem): Change[] {
  return changesOf('checkItem', id, { checklist, order, ...item, retired: false });
}

/** Id of the item at that place of a checklist as it was generated: it follows from the list's, so that who names the list can name its items. */
export const generatedItemId = (checklist: string, at: number): string => `${checklist}i${at}`;

/** Makes a checklist for a kind of place, one item a problem type, with today's basis. */
export function generateChecklist(
  knowledge: FieldKnowledge,
): Command<{ facilityKind: FacilityKind; title?: string | undefined; id?: string | undefined }, { readonly id: string; readonly items: number }> {
  return command({
    input: z.object({ facilityKind: z.enum(facilityKinds), title: z.string().max(200).optional(), id: recordIdSchema.optional() }),
    label: (input) => `生成${facilityKindWords[input.facilityKind]}检查清单`,
    run: (context, input) => {
      const id = input.id ?? (context.newId<'Checklist'>() as string);
      if (context.source.record('checklist', id)) return refuse({ code: 'record.exists', words: '这份检查清单已经存在。' });
      const title = input.title ?? `${facilityKindWords[input.facilityKind]}巡回检察清单`;
      const fields = checkFields(checklistFields, { title, facilityKind: input.facilityKind, version: 1, taxonomy: knowledge.version.taxonomy }, context.today);
      if (!fields.ok) return fields;
      const items = itemsFor(knowledge, input.facilityKind, context.today);
      const orders = generateNKeysBetween(null, null, items.length);
      const changes = items.flatMap((item, i) => itemChanges(generatedItemId(id, i), id, orders[i] ?? '', item));
      return ok({ changes: [...changesOf('checklist', id, fields.value), ...changes], answer: { id, items: items.length } });
    },
  });
}

/** What an upgrade to the present problem types would do; answers stay with their items in any case. */
export function upgradePlan(knowledge: FieldKnowledge, source: Parameters<typeof itemsOf>[0], checklist: string, kind: FacilityKind, on: DateOnly) {
  const before = itemsOf(source, checklist);
  const wanted = itemsFor(knowledge, kind, on);
  const keyOf = (item: { readonly type: string; readonly title: string }): string => (item.type.startsWith('M') ? `${item.type} ${item.title}` : item.type);
  const there = new Set(before.map(keyOf));
  const still = new Set(wanted.map(keyOf));
  return {
    added: wanted.filter((item) => !there.has(keyOf(item))),
    /** Items of the person's own have no type and are never retired. */
    retired: before.filter((item) => item.type !== '' && !item.retired && !still.has(keyOf(item))),
    restored: before.filter((item) => item.retired && still.has(keyOf(item))),
  };
}

/** Brings a checklist to the present problem types under open work: new items are added, dropped ones are retired, nothing answered is lost. */
export function upgradeChecklist(knowledge: FieldKnowledge): Command<{ id: string }, { readonly added: number; readonly retired: number }> {
  return command({
    input: z.object({ id: recordIdSchema }),
    label: () => '升级检查清单',
    run: (context, input) => {
      const record = existing(context, 'checklist', input.id, '检查清单');
      if (!record.ok) return record;
      const list = readChecklist(record.value);
      const plan = upgradePlan(knowledge, context.source, input.id, list.facilityKind, context.today);
      if (plan.added.length + plan.retired.length + plan.restored.length === 0)
        return refuse({ code: 'checklist.current', words: '检查清单与现在的问题类型一致，不需要升级。' });
      const last = itemsOf(context.source, input.id).at(-1)?.order ?? null;
      const orders = generateNKeysBetween(last === '' ? null : last, null, plan.added.length);
      return ok({
        changes: [
          ...changesOf('checklist', input.id, { version: (list.version ?? 1) + 1, taxonomy: knowledge.version.taxonomy }),
          ...plan.added.flatMap((item, i) => itemChanges(context.newId<'CheckItem'>(), input.id, orders[i] ?? '', item)),
          ...plan.retired.flatMap((item) => changesOf('checkItem', item.id, { retired: true })),
          ...plan.restored.flatMap((item) => changesOf('checkItem', item.id, { retired: false })),
        ],
        answer: { added: plan.added.length, retired: plan.retired.length },
      });
    },
  });
}
