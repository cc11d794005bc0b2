/** The place that records of work belong to, with what its forms propose. */
export interface DeskPlace {
  readonly id: string;
  readonly name: string;
  readonly wings: readonly string[];
}

export interface DeskProps {
  readonly facility: DeskPlace;
  readonly members: readonly string[];
}
