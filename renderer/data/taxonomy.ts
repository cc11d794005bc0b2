import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { buildTypeIndex, type TypeIndex } from '#shared/taxonomy/search.ts';
import type { Taxonomy } from '#shared/taxonomy/taxonomy.ts';
import { useView } from './use-view.ts';

export interface RoundTaxonomy {
  readonly taxonomy: Taxonomy;
  readonly index: TypeIndex;
}

const Context = createContext<RoundTaxonomy | null>(null);

/** Gives the screens below it the problem types of the round, its own among them; screens show themselves before they have come. */
export function TaxonomyProvider({ children }: { children: ReactNode }): ReactNode {
  const { data } = useView('library.types', {});
  const value = useMemo((): RoundTaxonomy | null => {
    if (!data) return null;
    const taxonomy: Taxonomy = {
      ...data,
      areaByCode: new Map(data.areas.map((area) => [area.code, area])),
      typeByCode: new Map(data.types.map((type) => [type.code, type])),
    };
    return { taxonomy, index: buildTypeIndex(taxonomy) };
  }, [data]);
  return createElement(Context, { value }, children);
}

/** Null until the data has come. */
export function useTaxonomy(): RoundTaxonomy | null {
  return useContext(Context);
}
