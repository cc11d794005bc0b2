import { z } from 'zod';
import { findingsOf, isDecided } from '../finding/finding.ts';
import { compare, findingNumbers } from '../finding/number.ts';
import { severityWords, streamWords } from '../finding/words.ts';
import { copiedMaterialsOf } from '../interview/copied-material.ts';
import { interviewsOf } from '../interview/interview.ts';
import { interviewTitleWords, workMethodShort } from '../interview/words.ts';
import { workLogsOf } from '../interview/work-log.ts';
import { chineseDate } from '../kernel/date-only.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { documentBasis } from '../library/documents.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type DraftSource, letterKinds } from './kinds.ts';
import { lettersOf, repliesOf } from './letter.ts';
import { audienceWords, type LetterType, letterFamilyWords, letterTypes } from './words.ts';

/** Something that a paper can be drafted from. */
export interface DraftChoice {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** What is chosen together: the work of one day. */
  readonly group: string;
}

export interface DraftChoices {
  /** What the catalogue says of the paper. */
  readonly about: {
    readonly when: string;
    readonly basis: readonly string[];
    readonly recipients: string;
    readonly approval: string;
    readonly deadline: string;
    readonly family: string;
    readonly audience: string;
  };
  readonly choices: readonly DraftChoice[];
}

/** What the form for a new paper shows: what the paper is, and the records of the place that it can be drafted from. */
export function draftChoices(knowledge: FieldKnowledge): View<{ type: LetterType; facility?: string | undefined }, DraftChoices> {
  return view({
    params: z.object({ type: z.enum(letterTypes), facility: z.string().max(120).optional() }),
    kinds: ['finding', 'facility', 'letter', 'reply', 'interview', 'workLog', 'copiedMaterial'],
    read: (source, { type, facility }): DraftChoices => {
      const row = knowledge.documents.byType.get(type);
      const kind = letterKinds[type];
      return {
        about: {
          when: row?.when ?? '',
          basis: row ? documentBasis(row, knowledge.statutes) : [],
          recipients: row?.recipients.words ?? '',
          approval: row?.approval ?? '',
          deadline: row?.deadline ?? '',
          family: letterFamilyWords[kind.family],
          audience: audienceWords[kind.audience],
        },
        choices: choicesOf(source, type, kind.source, facility),
      };
    },
  });
}

function choicesOf(source: RecordSource, type: LetterType, from: DraftSource, facility: string | undefined): readonly DraftChoice[] {
  const here = <T extends { readonly facility: string }>(rows: readonly T[]): readonly T[] => rows.filter((row) => row.facility === facility);
  switch (from) {
    case 'findings':
    case 'person':
    case 'facility':
      return letterKinds[type].findings === 'none' ? [] : findingChoices(source, type, facility);
    case 'letter':
      return lettersOf(source)
        .filter((letter) => letter.status === 'issued' && letterKinds[letter.type].audience !== 'internal')
        .map((letter) => ({ id: letter.id, label: `${letter.title} ${letter.number ?? '（文号留空）'}`, note: letter.recipient, group: '' }));
    case 'reply':
      return lettersOf(source).flatMap((letter) =>
        repliesOf(source, letter.id)
          .filter((reply) => reply.adoption === 'objection')
          .map((reply) => ({
            id: reply.id,
            label: `对《${letter.title}》${letter.number ?? ''}的异议`,
            note: `${letter.recipient}${reply.receivedOn ? `，${chineseDate(reply.receivedOn)}收到` : ''}`,
            group: '',
          })),
      );
    case 'interview':
      return here(interviewsOf(source)).map((one) => ({
        id: one.id,
        label: `${interviewTitleWords[one.kind]} ${one.kind === 'forum' ? `${one.attendance ?? 0}人` : one.personName}`,
        note: [one.on ?? '', one.place].filter((part) => part !== '').join('，'),
        group: '',
      }));
    case 'workLog':
      return [...here(workLogsOf(source))]
        .sort((a, b) => compare(a.on ?? '', b.on ?? '') || compare(a.id, b.id))
        .map((log) => ({
          id: log.id,
          label: `${log.method === null ? '' : workMethodShort[log.method]} ${log.content}`.trim(),
          note: log.place,
          group: log.on ?? '',
        }));
    case 'copiedMaterial':
      return here(copiedMaterialsOf(source)).map((one) => ({
        id: one.id,
        label: one.name,
        note: [one.on ?? '', one.from].filter((part) => part !== '').join('，'),
        group: '',
      }));
    case 'round':
      return [];
  }
}

function findingChoices(source: RecordSource, type: LetterType, facility: string | undefined): readonly DraftChoice[] {
  const numbers = findingNumbers(source);
  const { streams } = letterKinds[type];
  return findingsOf(source)
    .filter((finding) => finding.facility === facility && streams.includes(finding.stream) && isDecided(finding))
    .sort((a, b) => compare(a.type, b.type) || compare(numbers.get(a.id) ?? '', numbers.get(b.id) ?? ''))
    .map((finding) => ({
      id: finding.id,
      label: `${numbers.get(finding.id) ?? ''} ${finding.title}`.trim(),
      note: [finding.wing, finding.severity === null ? '' : severityWords[finding.severity], finding.stream === 'prison' ? '' : streamWords[finding.stream]]
        .filter((part) => part !== '')
        .join('，'),
      group: '',
    }));
}
