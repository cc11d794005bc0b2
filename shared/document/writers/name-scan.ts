import { unzipSync } from 'fflate';
import { errorTable } from '#shared/kernel/errors.ts';

/** A name that stands in a finished file though it must not, and where. */
export interface NameFound {
  readonly name: string;
  /** `正文`, `第 2 页`, `文件属性`. */
  readonly place: string;
  /** The words around it. */
  readonly excerpt: string;
}

export const scanErrors = errorTable('nameScan', {
  found: (found: NameFound, more: number) => ({
    words: `成稿中还有应当遮去的姓名“${found.name}”，在${found.place}“${found.excerpt}”${more > 0 ? `，另有 ${more} 处` : ''}，没有导出。`,
    next: '请在文书或模板中改正后再导出；改用全文版时不受此限。',
  }),
  unreadable: () => ({ words: '成稿写好后没有能够读回核对姓名，没有导出。', next: '请再试一次；仍然如此时请联系维护人员。' }),
});

/** Blanks, invisible marks and another kind of dot do not make another name of it. */
const squeeze = (text: string): string => text.replace(/[\s\u3000\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, '').replace(/[•‧・]/g, '·');

const AROUND = 8;

/** What a reader sees in one piece. With `before` it is a seam: only what begins there and ends in `text` counts, the rest is told of elsewhere. */
export interface ReadText {
  readonly place: string;
  readonly text: string;
  readonly before?: string;
}

/** Finds each name in each text. */
export function findNames(texts: readonly ReadText[], names: readonly string[]): readonly NameFound[] {
  const wanted = names.map(squeeze).filter((name) => name !== '');
  return texts.flatMap(({ place, text, before }) => {
    const start = squeeze(before ?? '');
    const whole = start + squeeze(text);
    return wanted.flatMap((name) => {
      const at = whole.indexOf(name, before === undefined ? 0 : Math.max(0, start.length - name.length + 1));
      const inSeam = before === undefined || at < start.length;
      return at < 0 || !inSeam ? [] : [{ name, place, excerpt: whole.slice(Math.max(0, at - AROUND), at + name.length + AROUND) }];
    });
  });
}

/** Throws `nameScan.found` with the first place when any of the names is there. */
export function refuseNames(found: readonly NameFound[]): void {
  if (found[0]) throw scanErrors.found(found[0], found.length - 1);
}

/** Every text of a DOCX, read back from its bytes: paragraphs of all parts, and what stands in properties and attributes (authors, alternative texts). */
export function docxTexts(bytes: Uint8Array): readonly ReadText[] {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  } catch {
    throw scanErrors.unreadable();
  }
  const decoder = new TextDecoder();
  return Object.entries(parts).flatMap(([name, data]) => {
    const xml = decoder.decode(data);
    const place = partPlace(name);
    const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph));
    const attributes = [...xml.matchAll(/\s[\w:]+="([^"]*[^\x00-\x7f][^"]*)"/g)].map((match) => unescapeXml(match[1] ?? ''));
    return [...(paragraphs.length > 0 ? paragraphs : [textOf(xml)]), ...attributes].filter((text) => text !== '').map((text) => ({ place, text }));
  });
}

const textOf = (xml: string): string => unescapeXml(xml.replace(/<[^>]*>/g, ''));

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const unescapeXml = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_all, hex: string, digits: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, hex === '' ? 10 : 16))),
    )
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] as string);

function partPlace(name: string): string {
  if (name === 'word/document.xml') return '正文';
  if (name.startsWith('docProps/')) return '文件属性';
  if (/^word\/header/.test(name)) return '页眉';
  if (/^word\/footer/.test(name)) return '页脚';
  if (/^word\/comments/.test(name)) return '批注';
  if (/^word\/(foot|end)notes/.test(name)) return '脚注';
  return `文件内部（${name}）`;
}
