import { generateKeyBetween } from 'fractional-indexing';

interface Ordered {
  readonly id: string;
  readonly order: string;
}

/**
 * The order key of something put behind `after` (null: first) among `items`, which stand in their order. An unknown `after` means the end.
 * Two laptops may have made the same key: the next greater one leaves room behind both.
 */
export function orderBehind(items: readonly Ordered[], after: string | null, moving?: string): string {
  const rest = items.filter((item) => item.id !== moving);
  const at = after === null ? -1 : rest.findIndex((item) => item.id === after);
  const index = after !== null && at < 0 ? rest.length - 1 : at;
  const before = rest[index]?.order ?? null;
  const next = rest.slice(index + 1).find((item) => before === null || item.order > before)?.order ?? null;
  return generateKeyBetween(before, next);
}
