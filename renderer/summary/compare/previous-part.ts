import { areaOf } from '#shared/finding/rules.ts';
import type { PreviousProblem } from '#shared/summary/common-problem/previous.ts';

/** The problems of an earlier round that one number counts. */
export interface PreviousPart {
  readonly round: string;
  /** What the number says, for the line above the list. */
  readonly about: string;
  /** Names of the places; left out, all. */
  readonly places?: readonly string[];
  /** Letters of areas, codes of types; an empty one stands for problems without a type. */
  readonly areas?: readonly string[];
  readonly types?: readonly string[];
}

export const inPart = (part: PreviousPart, { round, facility, type }: Pick<PreviousProblem, 'round' | 'facility' | 'type'>): boolean =>
  round === part.round && (part.places?.includes(facility) ?? true) && (part.areas?.includes(areaOf(type)) ?? true) && (part.types?.includes(type) ?? true);
