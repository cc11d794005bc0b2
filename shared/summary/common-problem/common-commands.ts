import { z } from 'zod';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Command, type CommandContext, command } from '#shared/ledger/command.ts';
import type { Change } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { cleanReason, type EditInput, editCommand, existing, neededReason, reasonSchema, recordIdSchema, removeCommand } from '#shared/round/editing.ts';
import { changesOf, checkFields } from '#shared/round/field.ts';
import { keyedEdit } from '#shared/round/keyed.ts';
import type { SummaryFacts } from '../facts.ts';
import { type CutoffParams, cutoffShape } from '../filter.ts';
import { unknownFigures } from '../report/pieces.ts';
import { summaryOf } from '../summary.ts';
import { COMMON_LIMITS_ID, commonLimitFields, commonProblemFields, commonRecordsOf } from './common-record.ts';
import { telling } from './group-figures.ts';
import { type CommonGroup, commonGroups } from './groups.ts';

const keySchema = z.string().min(1).max(2_000);
const findingsSchema = z.array(recordIdSchema).min(1).max(20_000);

/** Cut-off and filter of the list that the person saw: the groups are those of that list. */
export interface CommonAt extends CutoffParams {
  readonly reason?: string | undefined;
}

const factsAt = (knowledge: FieldKnowledge, { source, today }: CommandContext, { cutoff, filter }: CommonAt): SummaryFacts =>
  summaryOf(source, knowledge, cutoff === undefined ? today : dateOnly(cutoff), filter ?? {}).facts;

function groupsOf(knowledge: FieldKnowledge, context: CommandContext, at: CommonAt): readonly CommonGroup[] {
  return commonGroups(context.source, factsAt(knowledge, context, at));
}

const gone = () => refuse({ code: 'common.gone', words: '这个共性问题已经变动（有人归并、拆分，或者问题有增减），没有改动。', next: '请在列表中重新选择。' });

function chosen(groups: readonly CommonGroup[], keys: readonly string[]): Result<readonly CommonGroup[]> {
  const found = keys.flatMap((key) => groups.find((group) => group.key === key) ?? []);
  return found.length === keys.length ? ok(found) : gone();
}

const membership = (id: string, findings: readonly string[], inside: boolean): Change[] =>
  findings.map((finding) => ({ kind: 'commonProblem', id, field: `finding/${finding}`, value: inside }));

const alone = (id: string, findings: readonly string[]): Change[] =>
  findings.map((finding) => ({ kind: 'commonProblem', id, field: `alone/${finding}`, value: true }));

const idsOf = (group: CommonGroup): readonly string[] => group.findings.map((finding) => finding.id);

/** Turns a proposal into a record; a made problem stays what it is. */
function made(context: CommandContext, group: CommonGroup): { readonly id: string; readonly changes: readonly Change[] } {
  if (group.record) return { id: group.record.id, changes: [] };
  const id: string = context.newId<'CommonProblem'>();
  return { id, changes: [...changesOf('commonProblem', id, { name: group.name.slice(0, 120) }), ...membership(id, idsOf(group), true)] };
}

/** All that goes with a group that is merged away: what a person put into it stays in it, seen under the filter or not. */
const broughtBy = ({ record, findings }: CommonGroup): readonly string[] => [
  ...new Set([...(record?.findings ?? []), ...findings.map((finding) => finding.id)]),
];

/** Words and causes of the problems merged away, behind those of the one that stays: nothing a person wrote goes with its record. */
function joinedWords(groups: readonly CommonGroup[]): Readonly<Record<string, Json>> {
  const records = groups.flatMap(({ record }) => record ?? []);
  const texts = (['manifestation', 'cause', 'advice', 'remark'] as const).map((field) => [
    field,
    unique(records.map((record) => record[field].trim())).join('\n'),
  ]);
  return Object.fromEntries([...texts, ['causes', unique(records.flatMap((record) => record.causes))]]);
}

const unique = <T extends string>(items: readonly T[]): T[] => [...new Set(items)].filter((item) => item !== '');

/** Merges proposals and made problems into the first of them; one alone is taken on as it is. Findings stay as they are. */
export function mergeCommon(
  knowledge: FieldKnowledge,
): Command<CommonAt & { readonly groups: readonly string[]; readonly name?: string | undefined }, { readonly id: string }> {
  return command({
    input: z.object({ groups: z.array(keySchema).min(1).max(500), name: z.string().max(400).optional(), ...cutoffShape, reason: reasonSchema }),
    label: (input) => (input.groups.length === 1 ? '采用共性问题' : `归并${input.groups.length}个共性问题`),
    run: (context, input) => {
      const found = chosen(groupsOf(knowledge, context, input), [...new Set(input.groups)]);
      if (!found.ok) return found;
      const [first, ...others] = [...found.value].sort((a, b) => Number(b.record !== null) - Number(a.record !== null));
      if (!first) return gone();
      if (first.record && others.length === 0 && input.name === undefined)
        return refuse({ code: 'common.already', words: `“${first.name}”已经采用，没有可以归并的。`, next: '请再选择一个要并入的共性问题。' });
      const named = checkFields(commonProblemFields, input.name === undefined ? {} : { name: input.name }, context.today);
      if (!named.ok) return named;
      const { id, changes } = made(context, first);
      const words = checkFields(commonProblemFields, others.some((other) => other.record) ? joinedWords([first, ...others]) : {}, context.today);
      if (!words.ok) return words;
      const joined = others.flatMap((other) => [
        ...membership(id, broughtBy(other), true),
        ...alone(id, other.record?.alone ?? []),
        ...(other.record ? [{ kind: 'commonProblem', id: other.record.id, field: 'deleted', value: true } as const] : []),
      ]);
      const withName = changes.filter((change) => change.field !== 'name' || named.value['name'] === undefined);
      return ok({
        changes: [...withName, ...changesOf('commonProblem', id, { ...words.value, ...named.value }), ...joined],
        reason: cleanReason(input.reason),
        answer: { id },
      });
    },
  });
}

export interface CommonPart extends CommonAt {
  readonly group: string;
  readonly findings: readonly string[];
}

const partSchema = { group: keySchema, findings: findingsSchema, ...cutoffShape, reason: reasonSchema };

/** The group and the part of it; all of it or a stranger to it is refused. */
function partOf(knowledge: FieldKnowledge, context: CommandContext, input: CommonPart): Result<CommonGroup> {
  const group = groupsOf(knowledge, context, input).find((item) => item.key === input.group);
  if (!group) return gone();
  const inside = new Set(idsOf(group));
  const stranger = input.findings.filter((id) => !inside.has(id)).length;
  if (stranger > 0) return refuse({ code: 'common.stranger', words: `有 ${stranger} 个问题不在“${group.name}”中，没有改动。`, next: '请在列表中重新选择。' });
  return ok(group);
}

/** Takes some findings of a group as a common problem of their own. */
export function splitCommon(knowledge: FieldKnowledge): Command<CommonPart & { readonly name: string }, { readonly id: string }> {
  return command({
    input: z.object({ ...partSchema, name: z.string().max(400) }),
    label: (input) => `拆分共性问题（${input.findings.length}个问题）`,
    run: (context, input) => {
      const group = partOf(knowledge, context, input);
      if (!group.ok) return group;
      if (input.findings.length === group.value.findings.length)
        return refuse({ code: 'common.split-all', words: '选中了全部问题，拆分后原共性问题就空了。', next: '请只选要分出去的问题；要改名称请直接修改。' });
      const name = checkFields(commonProblemFields, { name: input.name }, context.today);
      if (!name.ok) return name;
      const id: string = context.newId<'CommonProblem'>();
      const left = group.value.record ? membership(group.value.record.id, input.findings, false) : [];
      return ok({
        changes: [...changesOf('commonProblem', id, name.value), ...membership(id, input.findings, true), ...left],
        reason: cleanReason(input.reason),
        answer: { id },
      });
    },
  });
}

/** Findings that are no part of any common problem: taken out, and not proposed again. */
export function takeOutCommon(knowledge: FieldKnowledge): Command<CommonPart, { readonly id: string }> {
  return command({
    input: z.object(partSchema),
    label: (input) => `从共性问题中移出${input.findings.length}个问题`,
    run: (context, input) => {
      const reason = neededReason(input.reason, '移出问题');
      if (!reason.ok) return reason;
      const group = partOf(knowledge, context, input);
      if (!group.ok) return group;
      const { id, changes } = made(context, group.value);
      const out = new Set(input.findings.map((finding) => `finding/${finding}`));
      const kept = changes.filter((change) => !out.has(change.field));
      const left = group.value.record ? membership(id, input.findings, false) : [];
      return ok({ changes: [...kept, ...left, ...alone(id, input.findings)], reason: reason.value, answer: { id } });
    },
  });
}

/** Adds findings to a made common problem, wherever they were before. Only confirmed problems of the prisons may. */
export function takeInCommon(knowledge: FieldKnowledge): Command<CommonAt & { readonly id: string; readonly findings: readonly string[] }, null> {
  return command({
    input: z.object({ id: recordIdSchema, findings: findingsSchema, ...cutoffShape, reason: reasonSchema }),
    label: (input) => `并入${input.findings.length}个问题`,
    run: (context, input) => {
      const record = existing(context, 'commonProblem', input.id, '共性问题');
      if (!record.ok) return record;
      const counted = new Set(factsAt(knowledge, context, input).prison.map((finding) => finding.id));
      const wrong = input.findings.filter((id) => !counted.has(id)).length;
      if (wrong > 0)
        return refuse({
          code: 'common.not-counted',
          words: `有 ${wrong} 个问题不能归入共性问题：只有已确认的被巡单位问题可以归入，派驻检察问题和线索不得进入类案反馈。`,
          place: 'findings',
        });
      const moved = new Set(input.findings);
      const elsewhere = commonRecordsOf(context.source).flatMap((other) => [
        ...(other.id === input.id
          ? []
          : membership(
              other.id,
              other.findings.filter((id) => moved.has(id)),
              false,
            )),
        ...other.alone.filter((id) => moved.has(id)).map((id) => ({ kind: 'commonProblem', id: other.id, field: `alone/${id}`, value: false })),
      ]);
      return ok({ changes: [...membership(input.id, input.findings, true), ...elsewhere], reason: cleanReason(input.reason), answer: null });
    },
  });
}

/** Says that a group is no common problem, with the reason; `excluded: false` takes it back. */
export function excludeCommon(knowledge: FieldKnowledge): Command<CommonAt & { readonly group: string; readonly excluded: boolean }, { readonly id: string }> {
  return command({
    input: z.object({ group: keySchema, excluded: z.boolean(), ...cutoffShape, reason: reasonSchema }),
    label: (input) => (input.excluded ? '不作共性问题' : '恢复为共性问题'),
    run: (context, input) => {
      const reason = input.excluded ? neededReason(input.reason, '不作共性问题') : ok(cleanReason(input.reason) ?? '');
      if (!reason.ok) return reason;
      const group = groupsOf(knowledge, context, input).find((item) => item.key === input.group);
      if (!group) return gone();
      const { id, changes } = made(context, group);
      return ok({
        changes: [...changes, ...changesOf('commonProblem', id, { excluded: input.excluded, remark: reason.value })],
        ...(reason.value === '' ? {} : { reason: reason.value }),
        answer: { id },
      });
    },
  });
}

/** Edits a common problem; numbers in a person's own words stand as `{=group.…}` and have to be figures of this book. */
export function editCommon(knowledge: FieldKnowledge): Command<EditInput<typeof commonProblemFields>, null> {
  return editCommand('commonProblem', '共性问题', commonProblemFields, (context, before, after) => {
    const written = (['manifestation', 'cause', 'advice'] as const).filter((field) => after[field] !== before.fields[field] && after[field].includes('{='));
    const [place] = written;
    if (place === undefined) return ok(null);
    const summary = telling(context.source, summaryOf(context.source, knowledge, context.today));
    const [unknown] = written.flatMap((field) => unknownFigures(after[field], summary));
    if (unknown === undefined) return ok(null);
    return refuse({ code: 'common.figure', words: `没有名为“${unknown}”的数字，没有改动。`, next: '请恢复大括号中的名称，或直接写数字。', place });
  });
}

/** The record goes; its findings are proposed again. */
export const removeCommon = removeCommand('commonProblem', '共性问题');

export const editCommonLimits = keyedEdit('commonLimits', '共性问题界限', commonLimitFields, (key) => key === COMMON_LIMITS_ID);
