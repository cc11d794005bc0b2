import { chineseNumber } from '#shared/kernel/numerals.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

const attribute = (xml: string, tag: string): string | undefined => new RegExp(`<w:${tag} w:val="([^"]*)"`).exec(xml)?.[1];

/** Lists by the id that paragraphs name; each with its levels and the counter it shares (ECMA-376 17.9.15: one for each abstract list). */
function listsOf(numbering: string): Map<string, { readonly abstract: string; readonly levels: readonly Level[] }> {
  const abstracts = new Map<string, readonly Level[]>();
  for (const [xml, id = ''] of numbering.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?<\/w:abstractNum>/gs)) {
    const levels = [...xml.matchAll(/<w:lvl w:ilvl="\d".*?<\/w:lvl>/gs)].map(([level]) => ({
      ...{ start: Number(attribute(level, 'start')), format: attribute(level, 'numFmt') ?? '', text: attribute(level, 'lvlText') ?? '' },
    }));
    abstracts.set(id, levels);
  }
  return new Map(
    [...numbering.matchAll(/<w:num w:numId="(\d+)".*?<\/w:num>/gs)].map(([xml, id = '']) => {
      const abstract = attribute(xml, 'abstractNumId') ?? '';
      return [id, { abstract, levels: abstracts.get(abstract) ?? [] }];
    }),
  );
}

const counted = (format: string, value: number): string => (format === 'chineseCountingThousand' ? chineseNumber(value) : String(value));

/** The number that a word processor puts before each paragraph, by the rules of the format (ECMA-376 17.9): the caller hands in the paragraphs in order. */
export function numberBefore(parts: Readonly<Record<string, string>>): (paragraph: string) => string {
  const lists = listsOf(parts['word/numbering.xml'] ?? '');
  const styles = new Map(
    [...(parts['word/styles.xml'] ?? '').matchAll(/<w:style [^>]*w:styleId="([^"]+)">.*?<\/w:style>/gs)].map(([xml, id = '']) => [id, placeOf(xml)]),
  );
  const counters = new Map<string, (number | undefined)[]>();
  return (paragraph) => {
    const style = attribute(paragraph, 'pStyle');
    const place = placeOf(paragraph) ?? (style === undefined ? undefined : styles.get(style));
    const list = place && lists.get(place.list);
    if (!place || !list) return '';
    const counter = counters.get(list.abstract) ?? [];
    counter.length = place.level + 1;
    counter[place.level] = (counter[place.level] ?? (list.levels[place.level]?.start ?? 1) - 1) + 1;
    counters.set(list.abstract, counter);
    return (list.levels[place.level]?.text ?? '').replace(/%(\d)/g, (_, level: string) => {
      const at = Number(level) - 1;
      return counted(list.levels[at]?.format ?? '', counter[at] ?? list.levels[at]?.start ?? 1);
    });
  };
}

/** `numId` 0 takes a paragraph out of the list of its style. */
function placeOf(xml: string): { readonly list: string; readonly level: number } | undefined {
  const own = /<w:numPr><w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/><\/w:numPr>/.exec(xml);
  return own ? { level: Number(own[1]), list: own[2] ?? '' } : undefined;
}
