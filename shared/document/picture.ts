import type { FaceName } from './styles.ts';

/** An element of a drawn chart: from a closed list of tags and attributes, text only ever as text. */
export interface PictureNode {
  readonly tag: PictureTag;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children?: readonly PictureNode[];
  readonly text?: string;
  /** Of text: the type face, named by each writer as its format asks. */
  readonly face?: FaceName;
}

export const pictureTags = [
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'defs',
  'clipPath',
  'pattern',
] as const;
export type PictureTag = (typeof pictureTags)[number];

/** Geometry and paint. No address, no event, no style text, nothing that another program could act on. */
export const pictureAttributes: ReadonlySet<string> = new Set([
  ...['viewBox', 'width', 'height', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'transform', 'id', 'clip-path'],
  ...[
    'fill',
    'fill-opacity',
    'fill-rule',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-dashoffset',
    'stroke-linecap',
    'stroke-linejoin',
  ],
  ...['opacity', 'font-size', 'text-anchor', 'patternUnits', 'patternTransform'],
]);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] as string);

/** The picture as SVG text, faces named as the reader of the text knows them. */
export function pictureSvg(node: PictureNode, familyOf: (face: FaceName) => string): string {
  const family = node.face === undefined ? '' : ` font-family="${escaped(familyOf(node.face))}"`;
  const space = node.tag === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const attrs = Object.entries(node.attrs)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  const inside = `${escaped(node.text ?? '')}${(node.children ?? []).map((child) => pictureSvg(child, familyOf)).join('')}`;
  return `<${node.tag}${space}${attrs}${family}>${inside}</${node.tag}>`;
}

/** Faces that its texts are set in. */
export function facesIn(node: PictureNode, found: Set<FaceName> = new Set()): Set<FaceName> {
  if (node.face) found.add(node.face);
  for (const child of node.children ?? []) facesIn(child, found);
  return found;
}
