import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FontBytes, fontFiles } from '#shared/document/writers/font-files.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { readStatutes } from '#shared/law/library.ts';
import { readCountingRules } from '#shared/library/counting-rule.ts';
import { readDocuments } from '#shared/library/documents.ts';
import { knowledgeOf } from '#shared/library/field-knowledge.ts';
import { readOfficeDefaults } from '#shared/round/office-defaults.ts';
import { readCalendar } from '#shared/round/working-days.ts';
import { readTaxonomy } from '#shared/taxonomy/taxonomy.ts';
import { readSample, type SampleData } from '#shared/workbench/sample-data.ts';

const errors = errorTable('shipped', {
  unreadable: (name: string) => ({ words: `随程序安装的资料“${name}”读不到，没有写出任何文件。`, next: '请重新安装程序。' }),
});

/** `assets/` beside `electron/` in the source tree, and one level up from `out/electron/` when compiled. */
const roots = [new URL('../../assets/', import.meta.url), new URL('../../../assets/', import.meta.url)];

function shipped(path: string): Uint8Array {
  for (const root of roots) {
    try {
      return readFileSync(new URL(path, root));
    } catch {
      // Try the other place; when it is in neither, the error below says so.
    }
  }
  throw errors.unreadable(path);
}

const json = (path: string): unknown => JSON.parse(new TextDecoder().decode(shipped(path)));

/** Taxonomy, statutes, holiday tables, counting rules and the catalogue of papers as shipped. */
export function shippedKnowledge(): ReturnType<typeof knowledgeOf> {
  const laws = (json('statutes/index.json') as string[]).map((name) => json(`statutes/${name}`));
  const years = (json('calendar/index.json') as string[]).map((name) => json(`calendar/${name}`));
  return knowledgeOf(
    readTaxonomy(json('taxonomy/problem-types.json')),
    readStatutes(laws),
    readCalendar(years),
    readOfficeDefaults(json('office/defaults.json')),
    readCountingRules(json('summary/counting-rules.json')),
    readDocuments(json('documents/catalogue.json')),
  );
}

export const shippedSample = (): SampleData => readSample(json('sample/round.json'), json('sample/problems.json'), json('sample/papers.json'));

/** The code of the rasteriser, from its package. */
export const rasteriserCode = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

export function shippedFonts(): FontBytes {
  return Object.fromEntries(Object.entries(fontFiles).map(([face, file]) => [face, shipped(`fonts/${file}`)])) as FontBytes;
}
