import { type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { type Binding, readBinding } from '#shared/letter/content.ts';
import { slotLabel } from '#shared/letter/slots.ts';
import { blockParts } from '#shared/letter/words.ts';

/** Which record a block is, what it is for, and the finding it tells of. They go along through split, merge and the clipboard. */
const blockAttributes = {
  id: { default: null, parseHTML: (element: HTMLElement) => element.dataset['id'] ?? null, renderHTML: ({ id }: { id?: string }) => ({ 'data-id': id }) },
  part: {
    default: 'free',
    parseHTML: (element: HTMLElement) => blockParts.find((part) => part === element.dataset['part']) ?? 'free',
    renderHTML: ({ part }: { part?: string }) => ({ 'data-part': part }),
  },
  finding: {
    default: '',
    parseHTML: (element: HTMLElement) => element.dataset['finding'] ?? '',
    renderHTML: ({ finding }: { finding?: string }) => (finding ? { 'data-finding': finding } : {}),
  },
};

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const Text = Node.create({ name: 'text', group: 'inline' });

// First of its group: what Enter makes behind a heading.
const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => blockAttributes,
  parseHTML: () => [{ tag: 'p' }, { tag: 'li' }, { tag: 'blockquote' }, { tag: 'pre' }, { tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

const levels = [1, 2, 3, 4] as const;

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    ...blockAttributes,
    level: { default: 1, parseHTML: (element: HTMLElement) => Number(element.dataset['level'] ?? element.tagName.slice(1)) || 1, rendered: false },
  }),
  parseHTML: () => levels.map((level) => ({ tag: `h${level}` })).concat([{ tag: 'h5' as 'h4' }, { tag: 'h6' as 'h4' }]),
  renderHTML: ({ node, HTMLAttributes }) => [`h${levels.includes(node.attrs['level']) ? node.attrs['level'] : 4}`, HTMLAttributes, 0],
});

const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  atom: true,
  addAttributes: () => blockAttributes,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes, { class: 'page-break' })],
});

const HardBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: 'hardBreak' }) };
  },
});

const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) }],
  renderHTML: ({ HTMLAttributes }) => ['strong', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
});

function bindingOf(element: HTMLElement): Binding | null {
  try {
    return readBinding(JSON.parse(element.dataset['bound'] ?? 'null'));
  } catch {
    // A foreign clipboard may hold anything under this name.
    return null;
  }
}

function bindingTitle(binding: Binding): string {
  if (binding.to === 'field') return `取自${slotLabel(binding.kind, binding.field)}；来源改动时会在这里提示`;
  if (binding.to === 'article') return binding.gist === '' ? '法条引用' : `条文大意：${binding.gist}`;
  return '证据引用';
}

/** Text that stands for a field, cites an article or names evidence. Typing beside it is plain text; typing inside it stays bound; a paragraph breaks behind it. */
const Bound = Mark.create({
  name: 'bound',
  inclusive: false,
  addAttributes: () => ({ binding: { default: null, parseHTML: bindingOf, rendered: false } }),
  parseHTML: () => [{ tag: 'span[data-bound]', getAttrs: (element) => (bindingOf(element) ? null : false) }],
  renderHTML: ({ mark }) => {
    const binding = mark.attrs['binding'] as Binding;
    return ['span', { class: `bound bound-${binding.to}`, 'data-bound': JSON.stringify(binding), title: bindingTitle(binding) }, 0];
  },
});

/** All that a letter may hold: what the layout knows, nothing else. */
export const letterSchema: Extensions = [Doc, Paragraph, Heading, PageBreak, Text, HardBreak, Strong, Bound];
