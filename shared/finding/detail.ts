import { z } from 'zod';
import { type View, view } from '../ledger/command.ts';
import { keysOf } from '../round/field.ts';
import { type DisputedField, disputedFields, type HistoryItem, historyOf } from '../round/history.ts';
import { type Finding, findingFields, readFinding } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import type { FindingRow } from './list.ts';
import { type ShownProposal, shownProposals } from './measure-proposal.ts';
import { bareRow, findingRows } from './rows.ts';
import { missingForConfirmation } from './rules.ts';
import type { Severity } from './words.ts';

export interface FindingDetail {
  readonly finding: Finding;
  readonly row: FindingRow;
  readonly deleted: boolean;
  readonly disputes: readonly DisputedField[];
  readonly history: readonly HistoryItem[];
  readonly evidence: readonly { readonly id: string; readonly name: string; readonly bytes: number; readonly mime: string }[];
  readonly letters: readonly { readonly id: string; readonly title: string; readonly type: string; readonly status: string; readonly number: string | null }[];
  /** The field that still hinders confirmation, in words. */
  readonly missing: { readonly place: string; readonly words: string } | null;
  /** Measures that the rules propose, the main one first, each with its articles; another choice needs a reason. */
  readonly proposals: readonly ShownProposal[];
  /** Severity that the type has by default; another one needs a reason. */
  readonly usualSeverity: Severity | null;
  /** The rules that this type breaks on the day of the conduct. */
  readonly basis: readonly string[];
  /** A law that changed during the conduct, and other things to know of the basis. */
  readonly basisNotes: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One finding with everything around it; null when this book has none of that id. */
export function findingDetail(knowledge: Knowledge): View<{ id: string }, FindingDetail | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: ['finding', 'facility', 'team', 'evidence', 'letter', 'sameAs'],
    read: (source, { id }) => {
      const record = source.record('finding', id);
      if (!record) return null;
      const finding = readFinding(record);
      const conduct = finding.type !== '' && finding.conductFrom !== null ? ([finding.conductFrom, finding.conductTo] as const) : null;
      const bound = (kind: string) => source.records(kind).filter((other) => keysOf(other, 'finding').includes(id));
      return {
        finding,
        row: { ...(findingRows(source, knowledge).find((row) => row.id === id) ?? bareRow(finding, knowledge)), handover: source.handover?.('finding', id) },
        deleted: record.deleted,
        disputes: disputedFields(source, record.disputed),
        history: historyOf(source, 'finding', id),
        evidence: bound('evidence').map(({ id: item, fields }) => ({
          id: item,
          name: text(fields['name']),
          bytes: Number(fields['bytes'] ?? 0),
          mime: text(fields['mime']),
        })),
        letters: bound('letter').map(({ id: letter, fields }) => ({
          id: letter,
          title: text(fields['title']),
          type: text(fields['type']),
          status: text(fields['status']),
          number: typeof fields['number'] === 'string' ? fields['number'] : null,
        })),
        missing: missingForConfirmation(finding) ?? null,
        proposals: shownProposals(finding, knowledge, source.today),
        usualSeverity: knowledge.type(finding.type)?.severity ?? null,
        basis: conduct ? knowledge.basisOn(finding.type, ...conduct) : [],
        basisNotes: conduct ? knowledge.basisNotesOn(finding.type, ...conduct) : [],
      };
    },
  });
}

/** Names of the fields for history and conflict lists. */
export const findingFieldWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(findingFields).map(([name, field]) => [name, field.label]),
);
