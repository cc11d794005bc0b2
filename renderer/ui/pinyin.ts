import { pinyin } from 'pinyin-pro';

/** Folds case and full-width Latin letters and figures, so that what an input method left in full width is found too. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** A text made ready to be searched at every key press: once for each text, not once for each key. */
export interface Searchable {
  readonly folded: string;
  /** For each character its readings without tones (`ü` as `v`); the character itself where it has none. */
  readonly readings: readonly (readonly string[])[];
  /** Which of the letters a to z occur in the readings, a bit each: most texts are ruled out by it alone. */
  readonly letters: number;
}

/** A bit for each of the letters a to z in the text. */
function lettersIn(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) found |= 1 << letter;
  }
  return found;
}

/** There are a few thousand characters in all that is ever shown; each is looked up once. */
const known = new Map<string, readonly string[]>();

function readingsOf(character: string): readonly string[] {
  const found = known.get(character);
  if (found) return found;
  const chinese = /\p{Script=Han}/u.test(character);
  const readings = chinese ? [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))] : [character];
  known.set(character, readings);
  return readings;
}

export function searchable(text: string): Searchable {
  const plain = folded(text);
  const readings = [...plain].map(readingsOf);
  return { folded: plain, readings, letters: lettersIn(readings.flat().join('')) };
}

/** Letters of a query that may be pinyin; undefined where it cannot be. */
function lettersOf(wanted: string): string | undefined {
  return /^[a-zü\s]+$/.test(wanted) ? wanted.replace(/\s/g, '').replaceAll('ü', 'v') : undefined;
}

/** Whether the letters from `from` on are spelt by the characters from `at` on, one behind the other: of each a beginning of one of its readings. */
function spells(readings: Searchable['readings'], at: number, letters: string, from: number): boolean {
  if (from === letters.length) return true;
  const here = readings[at];
  if (!here) return false;
  for (const reading of here) {
    for (let taken = 1; taken <= reading.length && reading[taken - 1] === letters[from + taken - 1]; taken += 1) {
      if (spells(readings, at + 1, letters, from + taken)) return true;
    }
  }
  return false;
}

/** Place of the first character from which the letters are spelt; -1 where they are not. */
function spelledAt({ readings, letters: there }: Searchable, letters: string): number {
  const wanted = lettersIn(letters);
  return (there & wanted) === wanted ? readings.findIndex((_reading, at) => spells(readings, at, letters, 0)) : -1;
}

/** A filter for one query over many texts: as written, or as pinyin: initials (`jb`), beginnings (`jinb`) or whole syllables (`jinbi`) of 禁闭. */
export function finder(query: string): (text: Searchable) => boolean {
  const wanted = folded(query);
  const letters = lettersOf(wanted);
  return (text) => wanted === '' || text.folded.includes(wanted) || (letters !== undefined && spelledAt(text, letters) >= 0);
}

/** Whether `query` is in `text`, as `finder` looks; for the few choices of a list that is open. */
export const matchesText = (text: string, query: string): boolean => finder(query)(searchable(text));

/** How well it matches, lower is better; undefined when it does not. */
export function matchRank(text: string, query: string): number | undefined {
  const wanted = folded(query);
  if (wanted === '') return 0;
  const ready = searchable(text);
  const at = ready.folded.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return 1;
  const letters = lettersOf(wanted);
  const spelled = letters === undefined ? -1 : spelledAt(ready, letters);
  return spelled < 0 ? undefined : 2 + spelled / 100;
}
