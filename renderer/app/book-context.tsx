import { createContext, useContext } from 'react';
import type { BookSummary, SessionState } from '#renderer/core/api.ts';

export interface OpenDesk {
  readonly session: Extract<SessionState, { state: 'open' }>;
  readonly book: BookSummary;
  /** Asks the worker again who is here and which book is open. */
  readonly refresh: () => Promise<void>;
}

export const DeskContext = createContext<OpenDesk | null>(null);

/** Who works here, on which laptop, in which book. */
export function useDesk(): OpenDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('used outside the desk');
  return desk;
}
