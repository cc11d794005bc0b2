import { chosenIn, columnOf, sortedBy, tally } from './columns.ts';
import type { FindingFilter, FindingList, FindingRow } from './list.ts';

const indexes = new WeakMap<readonly FindingRow[], ReturnType<typeof makeIndex>>();

/** The columns of a list of rows, made once for the list. */
export function rowIndex(rows: readonly FindingRow[]): ReturnType<typeof makeIndex> {
  let index = indexes.get(rows);
  if (!index) {
    index = makeIndex(rows);
    indexes.set(rows, index);
  }
  return index;
}

function makeIndex(rows: readonly FindingRow[]) {
  const columns = {
    streams: columnOf(rows, (row) => row.stream),
    facilities: columnOf(
      rows,
      (row) => row.facility,
      (row) => row.facilityName,
    ),
    teams: columnOf(rows, (row) => row.team),
    areas: columnOf(
      rows,
      (row) => row.area,
      (row) => row.areaLabel,
    ),
    types: columnOf(
      rows,
      (row) => row.type,
      (row) => row.typeLabel,
    ),
    severities: columnOf(rows, (row) => String(row.severity ?? '')),
    measures: columnOf(rows, (row) => row.measure ?? ''),
    statuses: columnOf(rows, (row) => row.status),
  };
  const sorting = {
    conduct: () => columnOf(rows, (row) => row.conductFrom ?? ''),
    severity: () => columns.severities,
    area: () => columns.types,
    facility: () => columnOf(rows, (row) => row.facilityName),
  };
  return {
    /** Rows that the filter lets through, by their places, rising. `text` is left to the caller. */
    select(filter: FindingFilter): Uint32Array {
      const asked = { ...filter, streams: filter.stream === undefined ? undefined : [filter.stream] };
      const conditions = (Object.keys(columns) as (keyof typeof columns)[]).flatMap((name) => {
        const allowed = asked[name];
        return allowed === undefined ? [] : [{ codes: columns[name].codes, chosen: chosenIn(columns[name], allowed) }];
      });
      const ids = filter.ids && new Set(filter.ids);
      const found = new Uint32Array(rows.length);
      let count = 0;
      rows.forEach((row, at) => {
        if (ids && !ids.has(row.id)) return;
        if (filter.onlyDisputed === true && row.disputed.length === 0) return;
        if (filter.onlyUnproven === true && row.evidence > 0) return;
        if (conditions.every(({ codes, chosen }) => chosen[codes[at] ?? 0] === 1)) found[count++] = at;
      });
      return found.subarray(0, count);
    },
    /** The given rows by what was asked for, ties by number: rows lie in the order of their numbers. */
    inOrder(chosen: Uint32Array, { sort, descending }: FindingFilter): Uint32Array {
      const sorted = sort === undefined || sort === 'number' ? chosen : sortedBy(sorting[sort](), chosen);
      return descending === true ? sorted.toReversed() : sorted;
    },
    facets(chosen: Uint32Array): FindingList['facets'] {
      const { streams, facilities, areas, types, severities, measures, statuses } = columns;
      return {
        areas: tally(areas, chosen),
        facilities: tally(facilities, chosen),
        types: tally(types, chosen),
        severities: tally(severities, chosen),
        measures: tally(measures, chosen),
        statuses: tally(statuses, chosen),
        streams: tally(streams, chosen),
      };
    },
  };
}
