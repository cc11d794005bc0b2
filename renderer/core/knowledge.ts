import { errorTable } from '#shared/kernel/errors.ts';
import { readStatutes } from '#shared/law/library.ts';
import { readTaxonomy } from '#shared/taxonomy/taxonomy.ts';
import { knowledgeOf } from '#shared/workbench/knowledge.ts';

const errors = errorTable('knowledge', {
  missing: (name: string) => ({ words: `随程序安装的资料“${name}”读不到，数据未受影响。`, next: '请重新安装程序。' }),
});

/** Taxonomy and statutes as they are shipped with the program. */
export async function loadKnowledge(): Promise<ReturnType<typeof knowledgeOf>> {
  const [taxonomy, names] = await Promise.all([shippedJson('taxonomy/problem-types.json'), shippedJson('statutes/index.json')]);
  const laws = await Promise.all((names as string[]).map((name) => shippedJson(`statutes/${name}`)));
  return knowledgeOf(readTaxonomy(taxonomy), readStatutes(laws));
}

/** A data file that is shipped with the program. */
export async function shippedJson(path: string): Promise<unknown> {
  const answer = await fetch(`${self.location.origin}/assets-data/${path}`);
  if (!answer.ok) throw errors.missing(path);
  return answer.json();
}
