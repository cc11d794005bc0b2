/** The first `count` items in an order, without sorting the others. Equal ones stand as they came. */
export function firstFew<T>(items: Iterable<T>, count: number, order: (a: T, b: T) => number): readonly T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first[count - 1];
    if (last !== undefined && order(item, last) >= 0) continue;
    let at = Math.min(first.length, count - 1);
    while (at > 0 && order(item, first[at - 1] as T) < 0) at--;
    first.splice(at, 0, item);
    first.length = Math.min(first.length, count);
  }
  return first;
}
