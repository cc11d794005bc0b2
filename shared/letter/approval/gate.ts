import type { Knowledge } from '#shared/finding/knowledge.ts';
import { findingRows } from '#shared/finding/list.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { blocksOf, type Letter } from '../letter.ts';
import { letterHints } from '../views.ts';

/** What a check says of a letter that is about to be handed in. */
export interface Obstacle {
  readonly code: string;
  readonly words: string;
}

/** What nobody can let stand: without these the paper is not one that could be signed. */
const blocking: ReadonlySet<string> = new Set(['recipient', 'placeholder', 'disputed']);
/** What belongs to a later step. */
const later: ReadonlySet<string> = new Set(['number-blank']);

/** The check before submitting: what blocks, and what the person has to let stand on purpose. */
export function checkBeforeSubmitting(
  source: RecordSource,
  knowledge: Knowledge,
  letter: Letter,
): { readonly blocks: readonly Obstacle[]; readonly asks: readonly Obstacle[] } {
  const findings = findingRows(source, knowledge).filter((row) => letter.findings.includes(row.id));
  const hints = letterHints(letter, findings, blocksOf(source, letter.id), (id) => String(source.record('finding', id)?.fields['basis'] ?? ''));
  const told = hints.filter(({ code }) => !later.has(code));
  return { blocks: told.filter(({ code }) => blocking.has(code)), asks: told.filter(({ code }) => !blocking.has(code)) };
}
