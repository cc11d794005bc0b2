import { z } from 'zod';
import { type Finding, findingsOf } from '../finding/finding.ts';
import { derivedOnce, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { facilitiesOf } from '../round/facility.ts';
import { teamsOf } from '../round/team.ts';
import type { FacilityKind } from '../round/words.ts';
import { streamOf } from './answer.ts';
import {
  answerId,
  type CheckAnswer,
  type CheckItem,
  type Checklist,
  checklistsOf,
  itemsOf,
  type Outcome,
  readCheckAnswer,
  readCheckItem,
  readChecklist,
} from './checklist.ts';
import { upgradePlan } from './generate.ts';

const answersOf = derivedOnce(
  ['checkAnswer'],
  (source): ReadonlyMap<string, CheckAnswer> => new Map(source.records('checkAnswer').map((record) => [record.id, readCheckAnswer(record)])),
);

export interface ChecklistRow extends Checklist {
  readonly items: number;
  readonly answered: number;
}

/** All checklists, with how much of each was answered over all its places. */
export const listChecklists = view({
  params: z.object({}),
  kinds: ['checklist', 'checkItem', 'checkAnswer'],
  read: (source): readonly ChecklistRow[] => {
    const listOf = new Map(source.records('checkItem').map((record) => [record.id, String(record.fields['checklist'])]));
    const answered = new Map<string, number>();
    for (const answer of answersOf(source).values()) {
      const list = listOf.get(answer.item);
      if (list !== undefined) answered.set(list, (answered.get(list) ?? 0) + 1);
    }
    return checklistsOf(source).map((list) => ({
      ...list,
      items: itemsOf(source, list.id).filter((item) => !item.retired).length,
      answered: answered.get(list.id) ?? 0,
    }));
  },
});

export interface RunItem {
  readonly item: CheckItem;
  readonly areaLabel: string;
  readonly verified: boolean;
  readonly answer: CheckAnswer | null;
  /** Problems of the item's type written down at this place otherwise, and not tied to the item yet. */
  readonly untied: readonly { readonly id: string; readonly title: string }[];
}

export interface ChecklistRun {
  readonly checklist: Checklist;
  readonly items: readonly RunItem[];
  readonly upgrade: { readonly added: number; readonly retired: number };
  readonly done: number;
}

/** A checklist at one place: every item with its answer there. Retired items show only where they were answered. */
export function runChecklist(knowledge: FieldKnowledge): View<{ id: string; facility: string }, ChecklistRun | null> {
  return view({
    params: z.object({ id: z.string().max(120), facility: z.string().max(120) }),
    kinds: ['checklist', 'checkItem', 'checkAnswer', 'facility', 'customType', 'finding'],
    read: (source, { id, facility }) => {
      const record = source.record('checklist', id);
      if (!record || record.deleted) return null;
      const checklist = readChecklist(record);
      const answers = answersOf(source);
      const here = findingsOf(source).filter((finding) => finding.facility === facility && finding.status !== 'dismissed');
      const items = itemsOf(source, id)
        .map((item): RunItem => {
          const answer = answers.get(answerId(item.id, facility)) ?? null;
          return {
            item,
            areaLabel: knowledge.areaLabel(item.area),
            verified: knowledge.taxonomy.typeByCode.get(item.type)?.verified ?? true,
            answer,
            untied: untied(item, answer, here),
          };
        })
        .filter(({ item, answer }) => !item.retired || answer !== null);
      const plan = upgradePlan(knowledge, source, id, checklist.facilityKind, source.today);
      return {
        checklist,
        items,
        upgrade: { added: plan.added.length, retired: plan.retired.length },
        done: items.filter(({ answer }) => answer?.outcome !== null && answer !== null).length,
      };
    },
  });
}

function untied(item: CheckItem, answer: CheckAnswer | null, here: readonly Finding[]): RunItem['untied'] {
  if (item.type === '') return [];
  const fits = ({ id, type, stream }: Finding): boolean => type === item.type && stream === streamOf(item) && !answer?.findings.includes(id);
  return here.filter(fits).map(({ id, title }) => ({ id, title }));
}

export interface CoverageCell {
  readonly total: number;
  readonly found: number;
  readonly none: number;
  readonly notChecked: number;
}

export interface CoverageRow {
  readonly facility: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly team: string;
  readonly teamName: string;
  readonly cells: readonly CoverageCell[];
  readonly total: CoverageCell;
}

export interface Coverage {
  readonly areas: readonly { readonly code: string; readonly label: string }[];
  readonly rows: readonly CoverageRow[];
}

const nothing: CoverageCell = { total: 0, found: 0, none: 0, notChecked: 0 };
const fieldOf: Readonly<Record<Outcome, 'found' | 'none' | 'notChecked'>> = { found: 'found', none: 'none', notChecked: 'notChecked' };

export interface CoverageFilter {
  readonly team?: string | undefined;
  /** Ids of the places to look at. */
  readonly facilities?: readonly string[] | undefined;
}

/** What was looked at and what not: by chapter and place, places in the order of their teams. 未检查 counts as an answer, but not as looked at. */
export function checklistCoverage(knowledge: FieldKnowledge): View<CoverageFilter, Coverage> {
  return view({
    params: z.object({ team: z.string().max(120).optional(), facilities: z.array(z.string().max(120)).optional() }),
    kinds: ['checklist', 'checkItem', 'checkAnswer', 'facility', 'team'],
    read: (source, { team: only, facilities: places }) => {
      const items = openItems(source);
      const codes = knowledge.areas.filter((area) => items.some(({ item }) => item.area === area.code));
      const answers = answersOf(source);
      const teams = teamsOf(source);
      const place = new Map(teams.map((team, i) => [team.id, i]));
      const facilities = facilitiesOf(source)
        .filter((facility) => (only === undefined || facility.team === only) && (places === undefined || places.includes(facility.id)))
        .sort((a, b) => (place.get(a.team) ?? teams.length) - (place.get(b.team) ?? teams.length));
      return {
        areas: codes.map(({ code, label }) => ({ code, label })),
        rows: facilities.map((facility) => {
          const here = items.filter(({ kind }) => kind === facility.kind || (kind === 'residentOffice' && facility.residentOffice !== ''));
          const cells = new Map<string, CoverageCell>();
          for (const { item } of here) {
            const before = cells.get(item.area) ?? nothing;
            const outcome = answers.get(answerId(item.id, facility.id))?.outcome ?? null;
            const next = { ...before, total: before.total + 1 };
            cells.set(item.area, outcome === null ? next : { ...next, [fieldOf[outcome]]: before[fieldOf[outcome]] + 1 });
          }
          const row = codes.map((area) => cells.get(area.code) ?? nothing);
          return {
            ...{ facility: facility.id, name: facility.name, kind: facility.kind, team: facility.team, cells: row },
            teamName: teams.find((team) => team.id === facility.team)?.name ?? '',
            total: row.reduce(sum, nothing),
          };
        }),
      };
    },
  });
}

const sum = (a: CoverageCell, b: CoverageCell): CoverageCell => ({
  total: a.total + b.total,
  found: a.found + b.found,
  none: a.none + b.none,
  notChecked: a.notChecked + b.notChecked,
});

function openItems(source: RecordSource): readonly { readonly item: CheckItem; readonly kind: FacilityKind }[] {
  const kinds = new Map(checklistsOf(source).map((list) => [list.id, list.facilityKind]));
  return source.records('checkItem').flatMap((record) => {
    const item = readCheckItem(record);
    const kind = kinds.get(item.checklist);
    return kind === undefined || item.retired ? [] : [{ item, kind }];
  });
}
