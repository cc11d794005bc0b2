import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { cleanText } from '../kernel/text.ts';
import type { Json } from '../ledger/canonical.ts';
import type { Field } from '../round/field.ts';

/** Text that stands for a field of a record. `seen` is what the field read when the letter last looked: once it differs, the letter says so. */
export type SlotBinding = { readonly to: 'field'; readonly kind: string; readonly id: string; readonly field: string; readonly seen: string };

/** Text that cites a place in one version of a law; `gist` is what the person was shown, so that later data versions change nothing. */
export type CitationBinding = {
  readonly to: 'article';
  readonly law: string;
  readonly version: string;
  readonly article: number;
  readonly articleTo: number | null;
  readonly paragraph: number | null;
  readonly item: number | null;
  readonly gist: string;
};

/** Text that names an item of evidence. */
export type EvidenceBinding = { readonly to: 'evidence'; readonly id: string };

export type Binding = SlotBinding | CitationBinding | EvidenceBinding;

/** A stretch of a block's text in one manner. Neighbours that are alike are one stretch; a line feed inside is a forced line break. */
export type Inline = { readonly text: string; readonly strong: boolean; readonly bound: Binding | null };

/** What a block of a letter says: one register, one value. Two laptops that write it leave two values until a person chooses. */
export type Content = readonly Inline[];

/** Longest block in UTF-16 units, and most stretches. */
export const MAX_CONTENT_TEXT = 20_000;
const MAX_STRETCHES = 2_000;

const name = z.string().max(120);
const place = z.int().min(1).max(100_000);
const bindingSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('field'), kind: name, id: name, field: name, seen: z.string().max(MAX_CONTENT_TEXT) }),
  z.object({
    to: z.literal('article'),
    law: name,
    version: name,
    article: place,
    articleTo: place.nullable().default(null),
    paragraph: place.nullable().default(null),
    item: place.nullable().default(null),
    gist: z.string().max(2_000),
  }),
  z.object({ to: z.literal('evidence'), id: name }),
]);
// A binding that this version does not know is left off on reading; its text stays.
const inlineSchema = z.object({ text: z.string(), strong: z.boolean().default(false), bound: bindingSchema.nullable().catch(null).default(null) });
const contentSchema: z.ZodType<Content> = z.array(inlineSchema).max(MAX_STRETCHES);

export const plainContent = (text: string): Content => (text === '' ? [] : [{ text, strong: false, bound: null }]);

/** The words of a content without its bindings. */
export const contentText = (content: Content): string => content.map((inline) => inline.text).join('');

export const sameBinding = (a: Binding | null, b: Binding | null): boolean => a === b || (a !== null && b !== null && canonical(a) === canonical(b));

const canonical = (binding: Binding): string => JSON.stringify(Object.entries(binding).sort(([a], [b]) => (a < b ? -1 : 1)));

/** One shape for each content: clean text, nothing empty, alike neighbours joined. */
export function tidyContent(content: Content): Content {
  const tidy: Inline[] = [];
  for (const { text: raw, strong, bound } of content) {
    const text = cleanText(raw);
    if (text === '') continue;
    const last = tidy.at(-1);
    if (last && last.strong === strong && sameBinding(last.bound, bound)) tidy[tidy.length - 1] = { ...last, text: last.text + text };
    else tidy.push({ text, strong, bound });
  }
  return tidy;
}

export const sameContent = (a: Content, b: Content): boolean =>
  a.length === b.length &&
  a.every((inline, i) => {
    const other = b[i];
    return other !== undefined && inline.text === other.text && inline.strong === other.strong && sameBinding(inline.bound, other.bound);
  });

/** A binding as it comes back from a clipboard or a page; null where it is none. */
export function readBinding(raw: unknown): Binding | null {
  const parsed = bindingSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/** Undefined where nothing readable was stored. */
export function readContent(raw: unknown): Content | undefined {
  const parsed = contentSchema.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}

export const contentField: Field<Content & Json> = {
  label: '内容',
  stored: (raw) => (readContent(raw) ?? []) as Content & Json,
  accept: (raw): Result<Content & Json> => {
    const parsed = contentSchema.safeParse(raw);
    if (!parsed.success) return refuse({ code: 'field.wrong', words: '“内容”的结构不符合要求，没有保存。', next: '请改正后再保存。' });
    const content = tidyContent(parsed.data);
    const length = contentText(content).length;
    if (length > MAX_CONTENT_TEXT)
      return refuse({ code: 'field.wrong', words: `“内容”最多 ${MAX_CONTENT_TEXT} 字，现有 ${length} 字。`, next: '请分成几段。' });
    return ok(content as Content & Json);
  },
};
