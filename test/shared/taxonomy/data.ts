import { readFileSync } from 'node:fs';
import { readTaxonomy, type Taxonomy } from '#shared/taxonomy/taxonomy.ts';

export const taxonomyJson = (): unknown => JSON.parse(readFileSync(new URL('../../../assets/taxonomy/problem-types.json', import.meta.url), 'utf8'));
export const taxonomy: Taxonomy = readTaxonomy(taxonomyJson());
