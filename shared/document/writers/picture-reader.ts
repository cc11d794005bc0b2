import { type PictureNode, type PictureTag, pictureAttributes, pictureTags } from '../picture.ts';

/** What the chart library writes beside geometry and paint: dropped. Anything else that is unknown is refused. */
const DROPPED_TAGS = new Set(['style', 'title', 'desc']);

interface Open {
  readonly tag: string;
  readonly attrs: Record<string, string>;
  readonly children: PictureNode[];
  text: string;
}

const token = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+\s*=\s*"[^"]*")*)\s*(\/?)>|[^<]+/g;
const attribute = /([\w:-]+)\s*=\s*"([^"]*)"/g;

/**
 * Reads the SVG text that our own chart library wrote into nodes of a closed list; ids are named anew in their order, so that the same
 * chart gives the same picture however many were drawn before. Throws a RangeError at any tag outside the list: only charts of ours come here.
 */
export function readPicture(svg: string, prefix: string): PictureNode {
  const stack: Open[] = [];
  let root: PictureNode | undefined;
  let end = 0;
  for (const match of svg.matchAll(token)) {
    if (match.index !== end) break;
    end = match.index + match[0].length;
    const [whole, closing, opening, attrs = '', single] = match;
    const parent = stack.at(-1);
    if (opening !== undefined) {
      stack.push({ tag: opening, attrs: readAttributes(attrs), children: [], text: '' });
      if (single !== '/') continue;
    } else if (closing === undefined) {
      if (parent && !whole.startsWith('<')) parent.text += whole;
      continue;
    }
    const done = stack.pop();
    if (!done || (closing !== undefined && done.tag !== closing)) throw new RangeError('a picture must be well-formed');
    if (DROPPED_TAGS.has(done.tag)) continue;
    const node = nodeOf(done);
    const above = stack.at(-1);
    if (above) above.children.push(node);
    else root = node;
  }
  if (end !== svg.length || stack.length > 0 || root?.tag !== 'svg') throw new RangeError('a picture must be one whole drawing');
  return withOwnIds(root, prefix);
}

function readAttributes(text: string): Record<string, string> {
  const attrs: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(attribute)) {
    if (name === 'style') Object.assign(attrs, styleAttributes(value));
    else attrs[name] = unescaped(value);
  }
  return attrs;
}

const styleAttributes = (style: string): Record<string, string> =>
  Object.fromEntries(
    style.split(';').flatMap((rule): [string, string][] => {
      const at = rule.indexOf(':');
      return at < 0 ? [] : [[rule.slice(0, at).trim(), unescaped(rule.slice(at + 1).trim())]];
    }),
  );

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#34': '"' };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos|#39|#34);/g, (_, name: string) => named[name] as string);

const isTag = (tag: string): tag is PictureTag => (pictureTags as readonly string[]).includes(tag);

function nodeOf({ tag, attrs, children, text }: Open): PictureNode {
  if (!isTag(tag)) throw new RangeError(`a picture may not hold <${tag}>`);
  const shifted = tag === 'text' ? onBaseline(attrs) : attrs;
  const kept = Object.fromEntries(
    Object.entries(shifted).filter(([name, value]) => pictureAttributes.has(name) && (!/url\(/i.test(value) || /^url\(#[\w-]+\)$/.test(value))),
  );
  const said = tag === 'text' || tag === 'tspan' ? unescaped(text) : '';
  return { tag, attrs: kept, ...(children.length > 0 ? { children } : {}), ...(said.trim() === '' ? {} : { text: said }) };
}

/** All faces have ascent 0.88 em: lines that readers of SVG place differently are set on the baseline here. */
const below: Readonly<Record<string, number>> = { central: 0.38, middle: 0.38, 'text-before-edge': 0.88, hanging: 0.88, 'text-after-edge': -0.12 };

function onBaseline(attrs: Record<string, string>): Record<string, string> {
  const size = Number.parseFloat(attrs['font-size'] ?? '12');
  const y = Number.parseFloat(attrs['y'] ?? '0') + (below[attrs['dominant-baseline'] ?? ''] ?? 0) * size;
  return { ...attrs, 'font-size': String(size), y: String(Math.round(y * 1000) / 1000) };
}

function withOwnIds(root: PictureNode, prefix: string): PictureNode {
  const ids = new Map<string, string>();
  const own = (id: string): string => {
    const known = ids.get(id) ?? `${prefix}${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const renamed = (node: PictureNode): PictureNode => ({
    ...node,
    attrs: Object.fromEntries(
      Object.entries(node.attrs).map(([name, value]) => [
        name,
        name === 'id' ? own(value) : value.replace(/^url\(#([\w-]+)\)$/, (_, id: string) => `url(#${own(id)})`),
      ]),
    ),
    ...(node.children ? { children: node.children.map(renamed) } : {}),
  });
  return renamed(root);
}
