import { matchRank } from '#renderer/ui/pinyin.ts';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Kind of thing, shown on the right. */
  readonly sort: string;
  readonly keys?: string;
  run(): void;
}

/** The items that fit, best first; as written or by pinyin initials. */
export function rankItems(items: readonly PaletteItem[], query: string, limit = 30): readonly PaletteItem[] {
  return items
    .map((item, at) => ({ item, at, rank: matchRank(item.label, query) }))
    .filter((row): row is { item: PaletteItem; at: number; rank: number } => row.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map((row) => row.item);
}
