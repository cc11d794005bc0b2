/** Items under their key, keys in the order of first appearance. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const one = key(item);
    const group = groups.get(one);
    if (group) group.push(item);
    else groups.set(one, [item]);
  }
  return groups;
}
/** How many items have each key, in one walk; keys in the order of first appearance. */
export function countBy<T>(items: Iterable<T>, key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const one = key(item);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}
