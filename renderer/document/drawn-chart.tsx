import { createElement, type ReactNode } from 'react';
import type { PictureNode } from '#shared/document/picture.ts';

/** React's names for attributes with a hyphen. */
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A chart of our own as elements: from a closed list of tags and attributes, in the shipped faces. */
export function DrawnChart({ node }: { node: PictureNode }): ReactNode {
  return elementOf(node, 'chart');
}

function elementOf(node: PictureNode, key: string): ReactNode {
  const attrs = Object.fromEntries(Object.entries(node.attrs).map(([name, value]) => [camel(name), value]));
  const family = node.face === undefined ? {} : { fontFamily: `xunjian-${node.face}` };
  return createElement(node.tag, { ...attrs, ...family, key }, node.text, ...(node.children ?? []).map((child, at) => elementOf(child, `${key}-${at}`)));
}
