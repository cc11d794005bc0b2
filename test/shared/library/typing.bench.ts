import { bench, describe } from 'vitest';
import { finder, searchable } from '#renderer/ui/pinyin.ts';
import { itemsOf } from '#shared/checklist/checklist.ts';
import type { ProblemType } from '#shared/taxonomy/schema.ts';
import { buildTypeIndex, searchTypes } from '#shared/taxonomy/search.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

/**
 * What one key press costs: it has to stay within one frame, 16 ms. Over 300 problem types, and over the 5,000 answers of a checklist at
 * thirty places; beside a plain array filter over the same texts, which knows no pinyin and no rank. Figures to look at, none asserted.
 */
const TYPES = 300;
const PLACES = 30;

const shipped = knowledge.taxonomy.types;
const types: readonly ProblemType[] = [
  ...shipped,
  ...Array.from({ length: Math.max(0, TYPES - shipped.length) }, (_unused, i) => ({ ...(shipped[i] as ProblemType), code: `DX${i + 1}`, source: '本轮自定' })),
];
const index = buildTypeIndex({ ...knowledge.taxonomy, types });

const desk = new TestDesk();
const places = Array.from({ length: PLACES }, (_unused, i) => desk.do('facility.add', { name: `第${i + 1}监狱`, kind: 'prison' }).id);
const list = desk.do('checklist.generate', { facilityKind: 'prison' }).id;
const items = itemsOf(desk.replica.fold, list);
for (const facility of places) for (const item of items) desk.do('check.answer', { item: item.id, facility, outcome: 'none', files: 3 });
const place = places[0] as string;
const rows = desk.read('checklist.run', { id: list, facility: place })?.items ?? [];
const texts = rows.map(({ item }) => `${item.type}${item.title}`);
/** All answers in one list, which no screen shows: the worst that a filter could be asked. */
const everywhere = places.flatMap((_place, at) => texts.map((text) => `${at + 1}${text}`));
const ready = texts.map(searchable);
const readyEverywhere = everywhere.map(searchable);
let turn = 0;

describe(`one key press over ${types.length} problem types`, () => {
  bench('peer: plain array filter by name', () => void types.filter((type) => type.name.includes('禁闭')));
  bench('search by pinyin initials, ranked', () => void searchTypes(index, 'jb', 40));
  bench('search by words', () => void searchTypes(index, '禁闭 超期', 40));
  bench('build the index, once per change of the types', () => void buildTypeIndex({ ...knowledge.taxonomy, types }), { iterations: 5, time: 0 });
});

describe(`one key press over a checklist with ${items.length * PLACES} answers`, () => {
  bench('peer: plain array filter of the list', () => void texts.filter((text) => text.includes('禁闭')));
  bench('filter of the list by words or pinyin', () => void ready.filter(finder('jb')));
  bench('peer: plain array filter of every answer', () => void everywhere.filter((text) => text.includes('禁闭')));
  bench('filter of every answer by pinyin', () => void readyEverywhere.filter(finder('jb')));
  bench('filter of every answer by letters that fit nowhere', () => void readyEverywhere.filter(finder('jinbizzz')));
  bench('make the list ready, once when it comes', () => void texts.map(searchable));
  bench('the list at one place', () => void desk.read('checklist.run', { id: list, facility: place }));
  bench('coverage of all places', () => void desk.read('checklist.coverage', {}));
  bench(
    'an answer, and the list after it',
    () => {
      const item = items[turn % items.length]?.id ?? '';
      desk.do('check.answer', { item, facility: place, outcome: 'none', files: 4 + (turn++ % 90) });
      desk.read('checklist.run', { id: list, facility: place });
    },
    { iterations: 10, time: 0 },
  );
});
