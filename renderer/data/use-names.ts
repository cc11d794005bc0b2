import { useMemo } from 'react';
import { useView } from './use-view.ts';
import type { Names } from './value-words.ts';

/** Names of teams, facilities and members by id, for histories and differences. */
export function useNames(): Names {
  const { data } = useView('round.overview', {});
  return useMemo(() => {
    const names: Record<string, string> = {};
    for (const team of data?.teams ?? []) {
      names[team.id] = team.name;
      for (const member of team.members) names[member.id] = member.name;
    }
    for (const facility of data?.facilities ?? []) names[facility.id] = facility.name;
    return names;
  }, [data]);
}
