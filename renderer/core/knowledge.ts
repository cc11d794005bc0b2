import { errorTable } from '#shared/kernel/errors.ts';
import { readStatutes } from '#shared/law/library.ts';
import { readCountingRules } from '#shared/library/counting-rule.ts';
import { readDocuments } from '#shared/library/documents.ts';
import { knowledgeOf } from '#shared/library/field-knowledge.ts';
import { readOfficeDefaults } from '#shared/round/office-defaults.ts';
import { readCalendar } from '#shared/round/working-days.ts';
import { readTaxonomy } from '#shared/taxonomy/taxonomy.ts';

const errors = errorTable('knowledge', {
  damaged: (name: string) => ({ words: `随程序安装的资料“${name}”已损坏，程序没有打开，数据未受影响。`, next: '请重新安装程序，保险库和账本不用动。' }),
  missing: (name: string) => ({ words: `随程序安装的资料“${name}”读不到，数据未受影响。`, next: '请重新安装程序。' }),
});

/** Taxonomy, statutes, holiday tables, proposals for settings, counting rules and the catalogue of papers as they are shipped with the program. */
export async function loadKnowledge(): Promise<ReturnType<typeof knowledgeOf>> {
  const [taxonomy, laws, years, office, rules, documents] = await Promise.all([
    shippedJson('taxonomy/problem-types.json'),
    shippedFolder('statutes'),
    shippedFolder('calendar'),
    shippedJson('office/defaults.json'),
    shippedJson('summary/counting-rules.json'),
    shippedJson('documents/catalogue.json'),
  ]);
  return knowledgeOf(
    readTaxonomy(taxonomy),
    readStatutes(laws),
    readCalendar(years),
    readOfficeDefaults(office),
    readCountingRules(rules),
    readDocuments(documents),
  );
}

/** All files that a folder's own list names. */
async function shippedFolder(folder: string): Promise<unknown[]> {
  const names = (await shippedJson(`${folder}/index.json`)) as string[];
  return Promise.all(names.map((name) => shippedJson(`${folder}/${name}`)));
}

/** A data file that is shipped with the program. */
export async function shippedJson(path: string): Promise<unknown> {
  const answer = await fetch(`${self.location.origin}/assets-data/${path}`).catch(() => undefined);
  if (!answer?.ok) throw errors.missing(path);
  try {
    return (await answer.json()) as unknown;
  } catch {
    throw errors.damaged(path);
  }
}
