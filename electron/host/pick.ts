/** Asks the person for a path. Null: cancelled. Undefined: no dialog can be shown here. */
export interface Pick {
  /** @param name proposed file name */
  save(name: string): Promise<string | null | undefined>;
  folder(): Promise<string | null | undefined>;
}

export const noPick: Pick = { save: async () => undefined, folder: async () => undefined };
