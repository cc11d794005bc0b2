import { match } from 'pinyin-pro';

/** Folds case and full-width Latin letters and figures, so that what an input method left in full width is found too. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Whether `query` is in `text` as written, or as pinyin: initials (`jb`), beginnings (`jinb`) or whole syllables (`jinbi`) of 禁闭. */
export function matchesText(text: string, query: string): boolean {
  const wanted = folded(query);
  if (wanted === '') return true;
  if (folded(text).includes(wanted)) return true;
  if (!/^[a-zü\s]+$/.test(wanted)) return false;
  return match(text, wanted.replaceAll(' ', ''), { precision: 'start', continuous: true, insensitive: true }) !== null;
}

/** How well it matches, lower is better; undefined when it does not. */
export function matchRank(text: string, query: string): number | undefined {
  const wanted = folded(query);
  if (wanted === '') return 0;
  const at = folded(text).indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return 1;
  if (!/^[a-zü]+$/.test(wanted)) return undefined;
  const places = match(text, wanted, { precision: 'start', continuous: true, insensitive: true });
  if (!places) return undefined;
  return 2 + (places[0] ?? 0) / 100;
}
