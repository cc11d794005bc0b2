import { createContext, createElement, type ReactNode, useContext, useEffect, useState } from 'react';
import { buildTypeIndex, type TypeIndex } from '#shared/taxonomy/search.ts';
import { readTaxonomy, type Taxonomy } from '#shared/taxonomy/taxonomy.ts';

export interface ShippedTaxonomy {
  readonly taxonomy: Taxonomy;
  readonly index: TypeIndex;
}

const Context = createContext<ShippedTaxonomy | null>(null);

/** Reads the shipped problem types once for the whole desk; screens show themselves before they have come. */
export function TaxonomyProvider({ children }: { children: ReactNode }): ReactNode {
  const [shipped, setShipped] = useState<ShippedTaxonomy | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    fetch('./assets-data/taxonomy/problem-types.json')
      .then((answer) => answer.json())
      .then((json: unknown) => {
        const taxonomy = readTaxonomy(json);
        if (!gone) setShipped({ taxonomy, index: buildTypeIndex(taxonomy) });
      })
      .catch((error: unknown) => !gone && setFailure(error));
    return () => {
      gone = true;
    };
  }, []);
  // Shown by the error boundary: without its problem types the program is damaged and nothing on this desk would be right.
  if (failure) throw failure;
  return createElement(Context, { value: shipped }, children);
}

/** Null until the data has come. */
export function useTaxonomy(): ShippedTaxonomy | null {
  return useContext(Context);
}
