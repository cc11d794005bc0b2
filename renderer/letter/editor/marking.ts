import { Extension } from '@tiptap/core';
import type { Node as ProseNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { positionOf } from './blocks.ts';

/** A stretch of a block that is shown in some way without being changed. */
export interface Marking {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly className: string;
  readonly title?: string;
}

/** Marks of the health check, changed slots, and what was searched for, each a set of its own. */
export type MarkingLayer = 'health' | 'slots' | 'found';
export const markingKey = new PluginKey<Readonly<Record<MarkingLayer, DecorationSet>>>('marking');

/** What a transaction carries to replace one layer. */
export interface SetMarkings {
  readonly layer: MarkingLayer;
  readonly markings: readonly Marking[];
}

function drawn(doc: ProseNode, markings: readonly Marking[]): DecorationSet {
  return DecorationSet.create(
    doc,
    markings.flatMap(({ block, from, to, className, title }) => {
      const start = positionOf(doc, block, from);
      const end = positionOf(doc, block, to);
      if (start === undefined || end === undefined || end <= start) return [];
      return [Decoration.inline(start, end, { class: className, ...(title === undefined ? {} : { title }) })];
    }),
  );
}

/** Between two answers of the worker the marks move along with the text. */
export const marking = Extension.create({
  name: 'marking',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: markingKey,
      state: {
        init: (): Readonly<Record<MarkingLayer, DecorationSet>> => ({ health: DecorationSet.empty, slots: DecorationSet.empty, found: DecorationSet.empty }),
        apply: (tr, layers) => {
          const set = tr.getMeta(markingKey) as SetMarkings | undefined;
          if (!set && !tr.docChanged) return layers;
          const moved = Object.fromEntries(Object.entries(layers).map(([layer, marks]) => [layer, tr.docChanged ? marks.map(tr.mapping, tr.doc) : marks]));
          return { ...layers, ...moved, ...(set ? { [set.layer]: drawn(tr.doc, set.markings) } : {}) };
        },
      },
      props: {
        decorations: (state) => {
          const layers = markingKey.getState(state);
          if (!layers) return null;
          return layers.health.add(state.doc, [...layers.slots.find(), ...layers.found.find()]);
        },
      },
    }),
  ],
});
