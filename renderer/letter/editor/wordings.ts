import type { EntryHash } from '#shared/ledger/operation.ts';
import { type Content, readContent, sameContent } from '#shared/letter/content.ts';
import type { LetterDetail } from '#shared/letter/views.ts';

/** By block, the entry that wrote the wording shown. */
export type Wordings = LetterDetail['wordings'];

type Standing = Pick<LetterDetail, 'blocks' | 'blockDisputes' | 'wordings'>;

/** Every wording of a block that stands in the ledger, with the entry that wrote it. */
function standing({ blocks, blockDisputes, wordings }: Standing, id: string): readonly { readonly entry: EntryHash; readonly content: Content }[] {
  const dispute = blockDisputes.find((one) => one.block === id && one.field === 'content');
  if (dispute) return dispute.values.map(({ entry, value }) => ({ entry: entry as EntryHash, content: readContent(value) ?? [] }));
  const block = blocks.find((one) => one.id === id);
  const entry = wordings[id];
  return block && entry !== undefined ? [{ entry, content: block.content }] : [];
}

/**
 * What a step over `was` replaces: the wording it started from, where it still stands, else the one that the editor was last given, which
 * something unseen has replaced meanwhile: both then stand and a person chooses. Undefined for a block that the ledger does not have.
 */
export function overOf(detail: Standing, id: string, was: Content | undefined, seen: Wordings): readonly EntryHash[] | undefined {
  const all = standing(detail, id);
  if (all.length === 0 || was === undefined) return undefined;
  const started = all.find(({ content }) => sameContent(content, was));
  if (started) return [started.entry];
  const before = seen[id];
  return before === undefined ? [] : [before];
}

/** Whether a block says something that the writer who takes it away has not seen. */
export function isUnseen(detail: Standing, id: string, was: Content | undefined): boolean {
  const all = standing(detail, id);
  return was !== undefined && all.length > 0 && !all.every(({ content }) => sameContent(content, was));
}
