import type { Evidence } from '#shared/evidence/evidence.ts';
import type { Finding } from '#shared/finding/finding.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import type { Facility } from '#shared/round/facility.ts';
import type { Round } from '#shared/round/round.ts';
import type { LetterKind } from '../kinds.ts';
import type { Letter, LetterBlock } from '../letter.ts';

/** `blocks`: nobody may wave it through. `asks`: may be left with a reason. `remark`: for the eye only. */
export type HealthSeverity = 'blocks' | 'asks' | 'remark';

/** Characters of one block, in UTF-16 units of its text. */
export interface HealthPlace {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** One thing that may be wrong with a letter. */
export interface HealthItem {
  readonly code: string;
  readonly severity: HealthSeverity;
  readonly words: string;
  /** The rule behind it, where one is: 规则第五百五十三条. */
  readonly article?: string;
  readonly place?: HealthPlace;
  /** The field of the letter's frame that it is about. */
  readonly field?: string;
  readonly finding?: string;
  /** What exactly was found: with `code` it names the item, so that waving it through ends when this changes. */
  readonly about: string;
}

/** All that a rule may look at. Rules read nothing else and write nothing. */
export interface HealthInput {
  readonly source: RecordSource;
  readonly knowledge: FieldKnowledge;
  readonly today: DateOnly;
  readonly letter: Letter;
  readonly kind: LetterKind;
  readonly round: Round;
  readonly facility: Facility | undefined;
  readonly blocks: readonly LetterBlock[];
  /** Findings that the letter names, as far as this book has them. */
  readonly findings: readonly Finding[];
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
}

export type HealthRule = (input: HealthInput) => readonly HealthItem[];

/** A stretch of text under a name: a block of a letter, a paragraph of a report. */
export type Stretch = Pick<LetterBlock, 'id' | 'text'>;

/** A rule that looks at how something is written and at nothing else, whatever paper it stands in. */
export type WritingRule = (input: { readonly blocks: readonly Stretch[] }) => readonly HealthItem[];

/** The whole text, for rules about the letter as such. */
export const bodyText = (input: HealthInput): string => input.blocks.map((block) => block.text).join('\n');

export const findingOf = (input: HealthInput, id: string): Finding | undefined => input.findings.find((finding) => finding.id === id);

/** Every match of a pattern in every block, with its place. */
export function matches<B extends Stretch>(
  input: { readonly blocks: readonly B[] },
  pattern: RegExp,
): readonly { readonly place: HealthPlace; readonly text: string; readonly block: B }[] {
  return input.blocks.flatMap((block) =>
    [...block.text.matchAll(pattern)].map((match) => ({
      place: { block: block.id, from: match.index, to: match.index + match[0].length },
      text: match[0],
      block,
    })),
  );
}
