/** What a paste from Word, WPS or a page brings, as far as a letter can hold it, and what it could not. */
export interface CleanedPaste {
  readonly html: string;
  /** In words: 2 张图片, 1 个表格（文字已保留）. */
  readonly dropped: readonly string[];
}

const kept = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'B', 'STRONG', 'BR', 'HR']);
/** Paragraphs by another name. A cell outside its table would make the editor read all that stands beside it as a broken table. */
const paragraphs = new Set(['DIV', 'LI', 'TD', 'TH', 'BLOCKQUOTE', 'PRE']);
const blockTags = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'TR', 'TD', 'TH', 'BLOCKQUOTE', 'PRE', 'SECTION', 'ARTICLE']);
const silent = new Set(['META', 'LINK', 'STYLE', 'TITLE', 'SCRIPT', 'O:P', 'XML', 'COLGROUP', 'COL']);

interface Found {
  readonly is: (element: Element) => boolean;
  readonly words: (count: number) => string;
}

const named =
  (...tags: readonly string[]) =>
  (element: Element) =>
    tags.includes(element.tagName);

const told: readonly Found[] = [
  { is: named('IMG', 'V:IMAGEDATA', 'SVG', 'svg', 'CANVAS', 'VIDEO', 'OBJECT'), words: (count) => `${count} 张图片` },
  { is: named('TABLE'), words: (count) => `${count} 个表格（文字已保留）` },
  { is: (element) => element.tagName === 'A' && element.hasAttribute('href'), words: (count) => `${count} 处链接（文字已保留）` },
  { is: named('U', 'I', 'EM', 'S', 'DEL', 'INS', 'SUP', 'SUB', 'FONT'), words: () => '下划线、斜体、字体等格式' },
  { is: (element) => /mso-(foot|end)note/.test(element.getAttribute('style') ?? ''), words: (count) => `${count} 处脚注` },
  { is: named('INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'IFRAME'), words: (count) => `${count} 个控件` },
];

/** Office wraps every word in runs with fonts and colours: only structure and bold survive, and our own bindings. */
export function cleanPaste(html: string): CleanedPaste {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const elements = [...page.body.querySelectorAll('*')];
  const dropped = told.flatMap(({ is, words }) => {
    const count = elements.filter(is).length;
    return count === 0 ? [] : [words(count)];
  });
  const out = page.implementation.createHTMLDocument('');
  copy(page.body, out.body, out);
  for (const paragraph of out.body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li')) trimStart(paragraph);
  return { html: out.body.innerHTML, dropped };
}

function copy(from: Node, to: Element, out: Document): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(out.createTextNode(words(child.textContent ?? '', from)));
    if (!(child.nodeType === Node.ELEMENT_NODE)) continue;
    const element = child as HTMLElement;
    const tag = element.tagName;
    if (silent.has(tag)) continue;
    const own = element.matches('span[data-bound], [data-id]');
    const bold = tag === 'SPAN' && /font-weight:\s*(bold|[6-9]00)/i.test(element.getAttribute('style') ?? '');
    const plainBold = (tag === 'B' || tag === 'STRONG') && /font-weight:\s*(normal|[1-5]00)/i.test(element.getAttribute('style') ?? '');
    // A box around boxes is no paragraph of its own.
    const wrapsBlocks = blockTags.has(tag) && [...element.children].some((inner) => blockTags.has(inner.tagName) || inner.tagName === 'TABLE');
    const name = own ? tag : bold ? 'STRONG' : plainBold || wrapsBlocks ? null : paragraphs.has(tag) ? 'P' : kept.has(tag) ? tag : null;
    if (name === null) {
      copy(element, to, out);
      continue;
    }
    const made = out.createElement(name);
    if (own)
      for (const attribute of ['data-bound', 'data-id', 'data-part', 'data-finding'])
        if (element.hasAttribute(attribute)) made.setAttribute(attribute, element.getAttribute(attribute) ?? '');
    copy(element, made, out);
    to.append(made);
  }
}

/** Office breaks lines in its source; between Chinese characters such a break is no space. */
function words(text: string, within: Node): string {
  if (within instanceof HTMLElement && within.tagName === 'PRE') return text;
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/\s*[\r\n]+\s*/g, (gap, at: number) => (/[\p{Script=Han}，。；：、）》”]\s*$/u.test(text.slice(0, at)) ? '' : gap.trim() === '' ? ' ' : gap));
}

/** The layout indents by itself: spaces typed to indent would stand twice. */
function trimStart(block: Element): void {
  for (let node: Node | null = block.firstChild; node; node = node.firstChild) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    node.textContent = (node.textContent ?? '').replace(/^[\s\u3000]+/, '');
    return;
  }
}

/** Plain text by its lines; one line goes into the paragraph where the caret stands. */
export const plainLines = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n+/)
    .map((line) => line.replace(/^[\s\u3000]+|\s+$/g, ''))
    .filter((line) => line !== '');
