import type { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { StatuteLibrary } from '../law/library.ts';
import type { Gist, Law, Version } from '../law/schema.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type AddInput, addCommand, editCommand, removeCommand } from '../round/editing.ts';
import { countField, type FieldValues, flagField, reader, textField } from '../round/field.ts';

/** A row of the statute library that the round corrected or added itself: the gist of one place in one version. */
export const amendmentFields = {
  version: textField('法规版本', 20, true),
  article: countField('条', 9999),
  paragraph: countField('款', 99),
  item: countField('项', 99),
  gist: textField('要旨', 500, true),
  /** Compared with the text of the law by a person. */
  verified: flagField('已核对原文'),
  note: textField('说明', 500),
} as const;

export const readAmendment = reader(amendmentFields);
export type StatuteAmendment = ReturnType<typeof readAmendment>;
type Values = FieldValues<typeof amendmentFields>;

function checkAmendment(statutes: StatuteLibrary, values: Values): Result<null> {
  const known = statutes.versions.get(values.version);
  if (!known) return refuse({ code: 'amendment.version', words: '法规库中没有这个法规版本。', next: '请从列表中选择。', place: 'version' });
  if (values.article === null || values.article < 1) return refuse({ code: 'amendment.article', words: '请填写条号。', place: 'article' });
  const { lastArticle } = known.version;
  if (lastArticle !== null && values.article > lastArticle)
    return refuse({
      code: 'law.no-such-article',
      words: `《${known.law.title}》${known.version.label ? `（${known.version.label}）` : ''}共${lastArticle}条，没有第${values.article}条。`,
      next: '请核对条号。',
      place: 'article',
    });
  return ok(null);
}

export function amendmentCommands(statutes: StatuteLibrary) {
  const add = addCommand('statuteAmendment', '法规增改', amendmentFields, {
    required: ['version', 'article', 'gist'],
    rule: (_context: CommandContext, values) => checkAmendment(statutes, values),
  });
  return {
    add: command({ ...add, input: add.input as z.ZodType<AddInput<typeof amendmentFields>> }),
    edit: editCommand('statuteAmendment', '法规增改', amendmentFields, (_context, _before, after) => checkAmendment(statutes, after)),
    remove: removeCommand('statuteAmendment', '法规增改'),
  };
}

export const amendmentsOf = (source: RecordSource): readonly StatuteAmendment[] => source.records('statuteAmendment').map(readAmendment);

const samePlace = (row: Gist, other: Gist): boolean => row.article === other.article && row.paragraph === other.paragraph && row.item === other.item;

/** The library as the round sees it: its own rows stand in place of the shipped ones of the same place. */
export function amendStatutes(statutes: StatuteLibrary, amendments: readonly StatuteAmendment[]): StatuteLibrary {
  if (amendments.length === 0) return statutes;
  const laws = statutes.laws.map((law): Law => {
    const touched = law.versions.some((version) => amendments.some((row) => row.version === version.id));
    return touched ? { ...law, versions: law.versions.map((version) => amendVersion(version, amendments)) } : law;
  });
  return {
    laws,
    byId: new Map(laws.map((law) => [law.id, law])),
    versions: new Map(laws.flatMap((law) => law.versions.map((version) => [version.id, { law, version }] as const))),
  };
}

function amendVersion(version: Version, amendments: readonly StatuteAmendment[]): Version {
  const own = amendments.filter((row) => row.version === version.id && row.article !== null && row.article > 0 && checkable(version, row)).map(asGist);
  if (own.length === 0) return version;
  const kept = version.articles.filter((row) => !own.some((other) => samePlace(row, other)));
  return { ...version, articles: [...kept, ...own].sort(byPlace) };
}

const checkable = (version: Version, row: StatuteAmendment): boolean => version.lastArticle === null || (row.article ?? 0) <= version.lastArticle;

function asGist({ article, paragraph, item, gist, verified }: StatuteAmendment): Gist {
  return { article: article ?? 0, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}), gist, verified };
}

const byPlace = (a: Gist, b: Gist): number => a.article - b.article || (a.paragraph ?? 0) - (b.paragraph ?? 0) || (a.item ?? 0) - (b.item ?? 0);
