import type { RecordSource } from '../ledger/record.ts';
import { roundOf } from '../round/round.ts';
import { letterKinds } from './kinds.ts';
import type { LetterType } from './words.ts';

/** Who signs a paper of this kind about a place: the organising office, or the team that reports to its 检察长 (GD 34, 40). */
export function usualIssuer(source: RecordSource, type: LetterType, facility: string): string {
  const { organiser } = roundOf(source);
  if (letterKinds[type].signs === 'office') return organiser;
  const place = source.record('facility', facility);
  const team = String(source.record('team', String(place?.fields['team'] ?? ''))?.fields['name'] ?? '');
  return team.startsWith(organiser) ? team : `${organiser}${team === '' ? '巡回检察组' : team}`;
}
