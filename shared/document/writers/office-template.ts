import Docxtemplater from 'docxtemplater';
import { unzipSync } from 'fflate';
import PizZip from 'pizzip';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import type { DocumentModel } from '../model.ts';
import { type Placeholder, placeholders, type TableUse, TEMPLATE_COLUMNS, templateData } from '../template-data.ts';
import { stableZip } from './stable-zip.ts';

/** Limits before a template is opened; a foreign file is refused whole, never half read. */
export const TEMPLATE_LIMITS = { bytes: 1024 * 1024, unpacked: 32 * 1024 * 1024, members: 500, part: 16 * 1024 * 1024 } as const;

export const templateErrors = errorTable('template', {
  tooLarge: () => ({ words: '模板文件超过 1 兆字节，没有载入。', next: '请压缩或去掉模板中的图片后再载入。' }),
  bomb: () => ({ words: '模板文件解开后过大，可能有问题，没有载入。', next: '请用办公软件另存为新的 docx 再载入。' }),
  foreign: () => ({ words: '这不是 docx 文档，或文件已损坏，没有载入。', next: '请在办公软件中另存为 docx 再载入。' }),
  unfit: (first: string, more: number) => ({
    words: `模板有错误，没有生成文件：${first}${more > 0 ? ` 另有 ${more} 处。` : ''}`,
    next: '请改正模板后重新载入。',
  }),
});

/** Something wrong with a template, and where. */
export interface TemplateTrouble {
  /** `正文第 3 段“…”`, `页眉第 1 段“…”`, `文件`. */
  readonly place: string;
  readonly words: string;
}

interface Part {
  readonly name: string;
  readonly xml: string;
}

/** Looks a template through: foreign content, unknown placeholders, loops that do not close. Throws `template.*` on what is no document at all. */
export function lintTemplate(bytes: Bytes): readonly TemplateTrouble[] {
  const { parts, troubles } = openTemplate(bytes);
  const found = [...troubles, ...parts.flatMap(tagTroubles)];
  if (found.length > 0) return found;
  const compiled = compile(bytes);
  return 'troubles' in compiled ? compiled.troubles.map((trouble) => placed(trouble, parts)) : [];
}

/** The document in an office's own template. Throws `template.unfit` with the first trouble when it does not hold. */
export function fillTemplate(bytes: Bytes, model: DocumentModel): Bytes {
  const troubles = lintTemplate(bytes);
  if (troubles[0]) throw templateErrors.unfit(`${troubles[0].place}：${troubles[0].words}`, troubles.length - 1);
  const compiled = compile(bytes);
  if ('troubles' in compiled) throw templateErrors.foreign();
  compiled.filled.render(templateData(model, tableUse(openTemplate(bytes).parts)));
  return stableZip(compiled.filled.toUint8Array());
}

/** The parts with text, after the zip was found small enough and free of programs and links to the outside. */
function openTemplate(bytes: Bytes): { readonly parts: readonly Part[]; readonly troubles: readonly TemplateTrouble[] } {
  if (bytes.length > TEMPLATE_LIMITS.bytes) throw templateErrors.tooLarge();
  let unpacked = 0;
  let members = 0;
  const names: string[] = [];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        members++;
        unpacked += originalSize;
        names.push(name);
        if (members > TEMPLATE_LIMITS.members || unpacked > TEMPLATE_LIMITS.unpacked || originalSize > TEMPLATE_LIMITS.part) throw templateErrors.bomb();
        return /\.(xml|rels)$/.test(name);
      },
    });
  } catch (error) {
    throw error instanceof Error && error.name === 'WorkbenchError' ? error : templateErrors.foreign();
  }
  if (!files['word/document.xml'] || !files['[Content_Types].xml']) throw templateErrors.foreign();
  const decoder = new TextDecoder();
  const all = Object.entries(files).map(([name, data]) => ({ name, xml: decoder.decode(data) }));
  return {
    parts: all.filter(({ name }) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)),
    troubles: foreignTroubles(names, all),
  };
}

/** A template is data: nothing in it may run, fetch or embed. */
function foreignTroubles(names: readonly string[], files: readonly Part[]): TemplateTrouble[] {
  const troubles: TemplateTrouble[] = [];
  const say = (words: string): void => void troubles.push({ place: '文件', words });
  if (names.some((name) => /vbaProject|\.bin$/i.test(name)) || files.some(({ xml }) => /macroEnabled/i.test(xml))) say('含有宏，模板不能带程序。');
  if (names.some((name) => /^word\/(embeddings|activeX)\//i.test(name))) say('含有嵌入的对象，模板不能带其他文件。');
  for (const { name, xml } of files) {
    if (
      name.endsWith('.rels') &&
      [...xml.matchAll(/<Relationship\b[^>]*>/g)].some(([tag]) => /TargetMode\s*=\s*"External"/i.test(tag) && !/\/hyperlink"/i.test(tag))
    )
      say('引用了文件以外的模板、图片或对象，没有网络也不应取用。');
    if (/<w:altChunk\b/.test(xml)) say('夹带了另一个文档。');
    if (/(?:instrText[^>]*>|w:instr=")\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK)\b/i.test(xml)) say('含有会取用其他文件的域。');
  }
  return troubles;
}

interface TextParagraph {
  readonly place: string;
  readonly text: string;
}

function paragraphsOf({ name, xml }: Part): readonly TextParagraph[] {
  const part = name === 'word/document.xml' ? '正文' : name.includes('header') ? '页眉' : name.includes('footer') ? '页脚' : '脚注';
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph], i) => {
    const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join('');
    return { place: `${part}第 ${i + 1} 段“${text.length > 16 ? `${text.slice(0, 16)}…` : text}”`, text };
  });
}

/** Which loops of a template write tables of their own. */
function tableUse(parts: readonly Part[]): TableUse {
  const text = parts
    .map((part) =>
      paragraphsOf(part)
        .map((paragraph) => paragraph.text)
        .join(''),
    )
    .join('');
  const writesTables = (loop: string): boolean =>
    text
      .split(`{#${loop}}`)
      .slice(1)
      .some((behind) => behind.split(`{/${loop}}`)[0]?.includes('{#表格}'));
  return { body: writesTables('正文'), annexes: writesTables('附件') };
}

/** `列1` stands for all of its columns. */
const tagsOf = ({ tag, columns }: Placeholder): readonly string[] =>
  columns ? Array.from({ length: TEMPLATE_COLUMNS }, (_, i) => tag.replace(/1$/, String(i + 1))) : [tag];

const byTag = new Map(placeholders.flatMap((one) => tagsOf(one).map((tag) => [tag, one] as const)));

/** Braces that do not pair, and placeholders that nobody knows, where they stand. Loops are followed over the paragraphs of a part. */
function tagTroubles(part: Part): TemplateTrouble[] {
  const troubles: TemplateTrouble[] = [];
  const open: { readonly tag: string; readonly place: string }[] = [];
  for (const { place, text } of paragraphsOf(part)) {
    const say = (words: string): void => void troubles.push({ place, words });
    if (/\{[^}]*\{|\}[^{]*\}|^[^{]*\}|\{[^}]*$/.test(text)) {
      say('花括号没有成对，或者一个占位符跨了两段。');
      continue;
    }
    for (const [, inner = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
      const kind = /^[#^/]/.exec(inner)?.[0] ?? '';
      const tag = inner.slice(kind.length).trim();
      const known: Placeholder | undefined = byTag.get(tag);
      if (kind === '/') {
        const last = open.pop();
        if (!last) say(`“{/${tag}}”前面没有对应的“{#${tag}}”。`);
        else if (last.tag !== tag) say(`“{#${last.tag}}”还没有结束，就出现了“{/${tag}}”。`);
        continue;
      }
      if (!known) say(`没有名为“${tag}”的占位符，请对照占位符表。`);
      else if (kind !== '' && !known.loop) say(`“${tag}”不能重复，请写成“{${tag}}”。`);
      else if (kind === '' && known.loop) say(`“${tag}”是成段重复的，请写成“{#${tag}}”和“{/${tag}}”。`);
      else if (known.in !== undefined && !open.some((loop) => known.in?.includes(loop.tag)))
        say(`“${tag}”只能放在${known.in.map((loop) => `“{#${loop}}”和“{/${loop}}”`).join('或')}之间。`);
      if (kind !== '') open.push({ tag, place });
    }
  }
  for (const { tag, place } of open) troubles.push({ place, words: `“{#${tag}}”没有对应的“{/${tag}}”。` });
  return troubles;
}

interface RawTrouble {
  readonly words: string;
  readonly file: string;
  readonly tag: string;
}

/** What the template engine finds beyond our own look; its words are English and are told in ours. */
function compile(bytes: Bytes): { readonly filled: Docxtemplater<PizZip> } | { readonly troubles: readonly RawTrouble[] } {
  try {
    // Packed anew from what was measured: the engine never sees a size that lies.
    const filled = new Docxtemplater(new PizZip(stableZip(bytes)), {
      ...{ paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => '' },
      // A placeholder is a name and nothing else: there is no expression that could be computed.
      parser: (tag: string) => ({
        get: (scope: unknown) =>
          typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag.trim()) ? (scope as Record<string, unknown>)[tag.trim()] : undefined,
      }),
    });
    return { filled };
  } catch (error) {
    return { troubles: rawTroubles(error) };
  }
}

const engineWords: Readonly<Record<string, string>> = {
  unopened_tag: '多出一个右花括号。',
  unclosed_tag: '左花括号没有配上右花括号。',
  unopened_loop: '有结束没有开始。',
  unclosed_loop: '有开始没有结束。',
  duplicate_open_tag: '左花括号重复。',
  duplicate_close_tag: '右花括号重复。',
  closing_tag_does_not_match_opening_tag: '开始和结束的名称不同。',
  unbalanced_loop_tags: '开始和结束不在同一个表格或段落层次里。',
  invalid_loop_position_produces_invalid_xml: '放在了不能重复的位置。',
};

function rawTroubles(error: unknown): readonly RawTrouble[] {
  const properties = (error as { readonly properties?: { readonly errors?: readonly unknown[] } }).properties;
  const all = (properties?.errors ?? [error]) as readonly { readonly properties?: Readonly<Record<string, unknown>> }[];
  return all.map(({ properties: about = {} }) => {
    const id = String(about['id'] ?? '');
    const tag = String(about['xtag'] ?? about['openingtag'] ?? '');
    return { words: `${tag === '' ? '' : `“${tag}”`}${engineWords[id] ?? '模板的结构不符，不能填写。'}`, file: String(about['file'] ?? ''), tag };
  });
}

function placed({ words, file, tag }: RawTrouble, parts: readonly Part[]): TemplateTrouble {
  const part = parts.find(({ name }) => name === file);
  const paragraph = part && tag !== '' ? paragraphsOf(part).find(({ text }) => text.includes(tag)) : undefined;
  return { place: paragraph?.place ?? '文件', words };
}
