import { useView } from '#renderer/data/use-view.ts';
import { useDesk } from './book-context.tsx';

/** The round's name as it is now; the one it was opened under until the book has answered. */
export function useRoundTitle(): string {
  const { book } = useDesk();
  const { data } = useView('round.overview', {});
  return data?.round.title || book.title;
}
