import type { HealthItem, WritingRule } from './health.ts';

const pairs: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '“': '”', '‘': '’', '（': '）', '〔': '〕', '「': '」', '『': '』' };
const closing = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));
/** Inside the first only the second: 《…〈…〉…》 and “…‘…’…” (GB/T 15834). */
const inner: Readonly<Record<string, string>> = { '《': '〈', '“': '‘' };

/** Marks that open and close: none left open, none closed that was not opened, nested ones of the right kind. */
export const pairedMarks: WritingRule = (input) => {
  const items: HealthItem[] = [];
  for (const block of input.blocks) {
    const open: { char: string; at: number }[] = [];
    const say = (code: string, at: number, words: string): void => {
      items.push({ code, severity: 'asks', words, place: { block: block.id, from: at, to: at + 1 }, about: `${block.id} ${at} ${code}` });
    };
    for (let at = 0; at < block.text.length; at += 1) {
      const char = block.text[at] ?? '';
      const opener = closing.get(char);
      if (Object.hasOwn(pairs, char)) {
        const outer = open.find((mark) => mark.char === char);
        const inside = inner[char];
        if (outer && inside) say('nested-mark', at, `“${char}”里面再用时应为“${inside}”。`);
        open.push({ char, at });
      } else if (opener !== undefined) {
        const last = open.at(-1);
        if (last?.char === opener) open.pop();
        // A single closing quote is also an apostrophe.
        else if (char !== '’') say('unopened-mark', at, `“${char}”前面没有对应的“${opener}”。`);
      }
    }
    for (const { char, at } of open) say('unclosed-mark', at, `“${char}”没有对应的“${pairs[char] ?? ''}”。`);
  }
  return items;
};
