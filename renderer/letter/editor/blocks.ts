import type { JSONContent } from '@tiptap/core';
import type { Node as ProseNode } from '@tiptap/pm/model';
import { type Binding, type Content, contentText, type Inline, sameContent, tidyContent } from '#shared/letter/content.ts';
import type { LetterBlock } from '#shared/letter/letter.ts';

/** A block as the editor has it: the same as the record, without its order key. */
export type DocBlock = Pick<LetterBlock, 'id' | 'type' | 'level' | 'part' | 'finding' | 'content'>;

/** The document that the editor opens: one node for each block, a line feed as a forced break. */
export function docOf(blocks: readonly DocBlock[]): JSONContent {
  return { type: 'doc', content: blocks.length === 0 ? [{ type: 'paragraph' }] : blocks.map(nodeOf) };
}

function nodeOf({ id, type, level, part, finding, content }: DocBlock): JSONContent {
  const attrs = { id, part, finding, ...(type === 'heading' ? { level } : {}) };
  return type === 'pageBreak' ? { type, attrs } : { type, attrs, content: content.flatMap(inlineNodes) };
}

export function inlineNodes({ text, strong, bound }: Inline): JSONContent[] {
  const marks = [...(strong ? [{ type: 'strong' }] : []), ...(bound ? [{ type: 'bound', attrs: { binding: bound } }] : [])];
  return text.split('\n').flatMap((line, i): JSONContent[] => {
    const words = line === '' ? [] : [{ type: 'text', text: line, marks }];
    return i === 0 ? words : [{ type: 'hardBreak', marks }, ...words];
  });
}

// Nodes are immutable: what was read of one stays true.
const read = new WeakMap<ProseNode, DocBlock>();

/** The blocks of a document; a block that has not changed is the same object as before. */
export function blocksOfDoc(doc: ProseNode): readonly DocBlock[] {
  const blocks: DocBlock[] = [];
  doc.forEach((node) => {
    let block = read.get(node);
    if (!block) {
      block = blockOfNode(node);
      read.set(node, block);
    }
    blocks.push(block);
  });
  return blocks;
}

function blockOfNode(node: ProseNode): DocBlock {
  const { id, part, finding, level } = node.attrs as DocBlock;
  const type = node.type.name as DocBlock['type'];
  return { id: id ?? '', part, finding, type, level: type === 'heading' ? level : 1, content: contentOfNode(node) };
}

export function contentOfNode(node: ProseNode): Content {
  const content: Inline[] = [];
  node.forEach((child) => {
    const text = child.type.name === 'hardBreak' ? '\n' : (child.text ?? '');
    const bound = child.marks.find((mark) => mark.type.name === 'bound')?.attrs['binding'] as Binding | undefined;
    content.push({ text, strong: child.marks.some((mark) => mark.type.name === 'strong'), bound: bound ?? null });
  });
  return tidyContent(content);
}

/** What a step in the editor comes to in records. */
export interface BlockChanges {
  /** Same blocks in the same order, other words: kept as drafts like any field. */
  readonly typed: readonly DocBlock[];
  /** More than words changed: these blocks are written at once, as one entry. */
  readonly written: readonly DocBlock[];
  readonly removed: readonly string[];
  /** Blocks came, went or moved. */
  readonly reordered: boolean;
}

const sameShape = (a: DocBlock, b: DocBlock): boolean => a.type === b.type && a.level === b.level && a.part === b.part && a.finding === b.finding;

export function changesBetween(before: readonly DocBlock[], after: readonly DocBlock[]): BlockChanges {
  const old = new Map(before.map((block) => [block.id, block]));
  const now = new Set(after.map((block) => block.id));
  const removed = before.filter((block) => !now.has(block.id)).map((block) => block.id);
  const reordered = removed.length > 0 || before.length !== after.length || after.some((block, i) => before[i]?.id !== block.id);
  const changed = after.filter((block) => {
    const was = old.get(block.id);
    return was !== block && (!was || !sameShape(was, block) || !sameContent(was.content, block.content));
  });
  const shaped = changed.some((block) => {
    const was = old.get(block.id);
    return !was || !sameShape(was, block);
  });
  return reordered || shaped ? { typed: [], written: changed, removed, reordered } : { typed: changed, written: [], removed, reordered };
}

/** Offset of the caret in a block's text is its place behind the block's start: forced breaks count one in both. */
export function positionOf(doc: ProseNode, block: string, offset: number): number | undefined {
  let found: number | undefined;
  doc.forEach((node, start) => {
    if (node.attrs['id'] === block) found = start + 1 + Math.min(offset, node.content.size);
  });
  return found;
}

export function placeAt(doc: ProseNode, position: number): { readonly block: string; readonly offset: number } | undefined {
  const at = doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
  const node = at.depth === 0 ? at.nodeAfter : at.node(1);
  return node ? { block: String(node.attrs['id'] ?? ''), offset: at.depth === 0 ? 0 : at.parentOffset } : undefined;
}

export const lengthOf = (block: DocBlock): number => contentText(block.content).length;
