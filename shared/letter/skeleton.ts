import type { Finding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { Facility } from '../round/facility.ts';
import type { Round } from '../round/round.ts';
import { type Content, plainContent } from './content.ts';
import type { Letter, Reply } from './letter.ts';
import type { PersonCase } from './person.ts';
import type { BlockPart, LetterType, ReviewOutcome } from './words.ts';

/** A block of a new letter, before it has an id and a place. */
export interface DraftBlock {
  readonly type: 'heading' | 'paragraph';
  readonly level: 1 | 2 | 3 | 4;
  readonly content: Content;
  readonly finding: string;
  readonly part: BlockPart;
}

export interface EvidenceName {
  readonly id: string;
  readonly name: string;
}

/** All that a paper is drafted from. */
export interface Ground {
  readonly type: LetterType;
  readonly source: RecordSource;
  readonly today: DateOnly;
  readonly round: Round;
  /** Null for papers of the whole round. */
  readonly facility: Facility | null;
  readonly findings: readonly Finding[];
  /** The evidence of each finding. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceName[]>;
  readonly knowledge: Knowledge;
  /** The letter that this one follows, and the reply that it answers. */
  readonly about: Letter | null;
  readonly reply: Reply | null;
  /** What a decision on that reply comes to. */
  readonly outcome: ReviewOutcome | null;
  readonly person: PersonCase | null;
}

/** The frame that a paper begins with; what is left out is the usual one. */
export interface Frame {
  readonly title?: string;
  readonly recipient?: string;
  readonly replyDays?: number | null;
  readonly copyTo?: readonly string[];
  readonly attendance?: readonly { readonly label: string; readonly names: string }[];
}

/** How a kind of paper begins: its frame, and its parts in the order of the form. */
export interface Skeleton {
  readonly frame?: (ground: Ground) => Frame;
  readonly blocks: (ground: Ground) => readonly DraftBlock[];
}

const contentOf = (words: string | Content): Content => (typeof words === 'string' ? plainContent(words) : words);

export const block = (part: BlockPart, words: string | Content, finding = ''): DraftBlock => ({
  ...{ type: 'paragraph', level: 1, finding, part },
  content: contentOf(words),
});

export const heading = (words: string | Content, level: DraftBlock['level'] = 1): DraftBlock => ({
  ...{ type: 'heading', level, finding: '', part: 'free' },
  content: contentOf(words),
});

/** A day that nobody has entered yet is a place to fill in, which the check before export names. */
export const day = (date: DateOnly | null): string => (date === null ? '×年×月×日' : chineseDate(date));

export const placeName = ({ facility }: Ground): string => facility?.name ?? '被巡单位';
