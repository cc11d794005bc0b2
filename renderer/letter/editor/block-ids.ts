import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { newId } from '#shared/kernel/ids.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import type { Binding } from '#shared/letter/content.ts';

/** Blocks that this letter has or had: an id from elsewhere (another letter's clipboard) is not ours to write. */
export interface OwnBlocks {
  readonly ids: Set<string>;
  /** Findings that the letter names: nothing else may be bound in it. */
  readonly findings: () => ReadonlySet<string>;
}

/**
 * Every block has an id of its own. Of two with one id (a split, a copy) the first with words keeps it; what was cut and pasted
 * elsewhere keeps its own. Text from another letter comes without the bindings to that letter's findings.
 */
export const blockIds = (own: OwnBlocks): Extension =>
  Extension.create({
    name: 'blockIds',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('blockIds'),
        appendTransaction: (transactions, _before, { doc, tr, schema }) => {
          if (!transactions.some((transaction) => transaction.docChanged)) return null;
          const holders = new Map<string, { position: number; empty: boolean }>();
          const renew: number[] = [];
          doc.forEach((node, position) => {
            const id = node.attrs['id'] as string | null;
            if (id === null || id === '' || !own.ids.has(id)) {
              renew.push(position);
              return;
            }
            const holder = holders.get(id);
            if (!holder) holders.set(id, { position, empty: node.content.size === 0 });
            else if (holder.empty && node.content.size > 0) {
              renew.push(holder.position);
              holders.set(id, { position, empty: false });
            } else renew.push(position);
          });
          for (const position of renew) {
            const id = newId<'LetterBlock'>(systemRandom);
            own.ids.add(id);
            tr.setNodeAttribute(position, 'id', id);
            const finding = doc.nodeAt(position)?.attrs['finding'] as string;
            if (finding !== '' && !own.findings().has(finding)) tr.setNodeAttribute(position, 'finding', '').setNodeAttribute(position, 'part', 'free');
          }
          doc.descendants((node, position) => {
            const mark = node.marks.find((one) => one.type === schema.marks['bound']);
            const binding = mark?.attrs['binding'] as Binding | undefined;
            if (binding?.to === 'field' && binding.kind === 'finding' && !own.findings().has(binding.id))
              tr.removeMark(position, position + node.nodeSize, mark);
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ],
  });
