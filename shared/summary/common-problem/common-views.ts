import { z } from 'zod';
import { type View, type ViewSource, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { type HistoryItem, historyOf } from '#shared/round/history.ts';
import { type SummaryFacts, summaryKinds } from '../facts.ts';
import { acrossRounds, type CutoffParams, cutoffShape, isOpen } from '../filter.ts';
import { type RoundTrend, roundTrend } from '../trend.ts';
import { readSummary } from '../views.ts';
import { type CommonLimits, commonLimitsOf, commonRecordsOf } from './common-record.ts';
import { telling } from './group-figures.ts';
import { type CommonGroup, candidatesFor, commonGroups } from './groups.ts';
import { type CommonParagraph, commonParagraph, exampleText } from './paragraph.ts';
import { compareRounds, type PreviousProblem, previousOf, type Repeat, type RoundComparison, repeatsOf } from './previous.ts';
import { splitByText } from './split.ts';
import type { CauseKind, CommonLevel } from './words.ts';

const commonKinds = [...summaryKinds, 'commonProblem', 'commonLimits', 'previousProblem'];

export interface CommonRowView {
  readonly key: string;
  /** A proposal of the program, not yet taken on by a person. */
  readonly proposed: boolean;
  readonly name: string;
  readonly level: CommonLevel;
  readonly proposedLevel: CommonLevel;
  readonly why: string;
  readonly count: number;
  readonly places: CommonGroup['places'];
  readonly types: readonly { readonly code: string; readonly label: string }[];
  readonly bases: number;
  /** Mean likeness of its texts in per cent; null for one put together by hand out of several. */
  readonly likeness: number | null;
  /** Places with the same problem in an earlier round. */
  readonly repeats: readonly string[];
  readonly causes: readonly CauseKind[];
  readonly excluded: boolean;
  readonly disputed: readonly string[];
}

export interface CommonList {
  readonly limits: CommonLimits;
  readonly groups: readonly CommonRowView[];
  readonly counts: { readonly general: number; readonly frequent: number; readonly single: number; readonly made: number };
  /** Findings taken out by a person: they stand alone. */
  readonly alone: readonly string[];
  /** How the proposals come about, in words. */
  readonly method: string;
}

export const commonMethod = ({ likeness }: CommonLimits): string =>
  `先按问题类型和法律依据（不分版本）归类，再在同一业务类别内比较文字：标题和事实按相邻两字切分，常见的字对权重低、少见的权重高（TF-IDF），两类问题之间全部问题两两相近程度（余弦）的平均值达到${likeness}%的归为一组。同样的数据在任何电脑上结果相同；同一类型和依据、文字却达不到这个程度的几个问题，在详情中建议拆分。归并、拆分、命名由人决定。`;

function rowOf(group: CommonGroup, facts: SummaryFacts, previous: readonly PreviousProblem[]): CommonRowView {
  const types = [...new Set(group.cells.map((cell) => cell.type))];
  const { key, name, level, proposedLevel, why, places, excluded, record } = group;
  return {
    ...{ key, name, level, proposedLevel, why, places, excluded },
    proposed: record === null,
    count: group.findings.length,
    types: types.map((code) => ({ code, label: code === '' ? '未定类型' : facts.knowledge.typeLabel(code) })),
    bases: new Set(group.cells.map((cell) => cell.basis)).size,
    likeness: group.likeness === null ? null : Math.round(group.likeness * 100),
    repeats: repeatsOf(group, previous).map((repeat) => repeat.name),
    causes: record?.causes ?? [],
    disputed: record?.disputed ?? [],
  };
}

/** Made common problems and proposals; single findings (个别) only when asked for, since there are many. */
export function listCommon(knowledge: FieldKnowledge): View<CutoffParams & { readonly single?: boolean | undefined }, CommonList> {
  return view({
    params: z.object({ ...cutoffShape, single: z.boolean().optional() }),
    kinds: commonKinds,
    read: (source, params) => {
      const { facts } = readSummary(source, knowledge, params);
      const groups = commonGroups(source, facts);
      const previous = previousOf(source);
      const limits = commonLimitsOf(source);
      // Under a filter a common problem with none of its findings left is not shown; without one it is, so that it can be mended or removed.
      const open = isOpen(params.filter ?? {});
      const count = (level: CommonLevel): number => groups.filter((group) => group.level === level && !group.excluded).length;
      return {
        limits,
        groups: groups
          .filter((group) => (params.single === true || group.level !== 'single' || group.record !== null) && (group.findings.length > 0 || open))
          .map((group) => rowOf(group, facts, previous)),
        counts: {
          general: count('general'),
          frequent: count('frequent'),
          single: count('single'),
          made: groups.filter((group) => group.record !== null && !group.excluded).length,
        },
        alone: commonRecordsOf(source).flatMap((record) => record.alone),
        method: commonMethod(limits),
      };
    },
  });
}

/** One finding of a common problem, as its list shows it. */
export interface CommonMember {
  readonly id: string;
  readonly number: string;
  readonly facility: string;
  readonly place: string;
  readonly type: string;
  readonly title: string;
}

export interface CommonDetail {
  readonly row: CommonRowView;
  readonly findings: readonly string[];
  readonly members: readonly CommonMember[];
  readonly cells: readonly { readonly type: string; readonly typeLabel: string; readonly basis: string; readonly findings: readonly string[] }[];
  readonly typical: readonly { readonly id: string; readonly number: string; readonly place: string; readonly title: string; readonly text: string }[];
  /** Alike but in no common problem yet. */
  readonly candidates: readonly string[];
  /** Members that read otherwise than the rest: proposed to be split off, with a name. */
  readonly parts: readonly { readonly findings: readonly string[]; readonly name: string }[];
  readonly paragraph: CommonParagraph;
  readonly repeats: readonly Repeat[];
  readonly remark: string;
  readonly history: readonly HistoryItem[];
}

export function commonDetail(knowledge: FieldKnowledge): View<CutoffParams & { readonly key: string }, CommonDetail | null> {
  return view({
    params: z.object({ ...cutoffShape, key: z.string().max(2_000) }),
    kinds: commonKinds,
    read: (source, params) => {
      const summary = readSummary(source, knowledge, params);
      const { facts } = summary;
      const group = commonGroups(source, facts).find((item) => item.key === params.key);
      if (!group) return null;
      const previous = previousOf(source);
      const repeats = repeatsOf(group, previous);
      const nameOf = new Map(facts.facilities.map((facility) => [facility.id, facility.name]));
      return {
        row: rowOf(group, facts, previous),
        findings: group.findings.map((finding) => finding.id),
        members: group.findings.map(({ id, facility, type, title }) => ({
          ...{ id, facility, type, title },
          number: facts.numbers.get(id) ?? '',
          place: nameOf.get(facility) ?? '',
        })),
        cells: group.cells.map((cell) => ({ ...cell, typeLabel: cell.type === '' ? '未定类型' : facts.knowledge.typeLabel(cell.type) })),
        typical: group.typical().map((finding) => ({
          id: finding.id,
          number: facts.numbers.get(finding.id) ?? '',
          place: nameOf.get(finding.facility) ?? '',
          title: finding.title,
          text: exampleText(finding),
        })),
        candidates: candidatesFor(source, facts, group).map((finding) => finding.id),
        parts: splitByText(group.findings, facts, commonLimitsOf(source).likeness / 100).map(({ findings, typical }) => ({
          findings: findings.map((finding) => finding.id),
          name: (typical?.title ?? '').slice(0, 120),
        })),
        paragraph: commonParagraph(group, telling(source, summary), repeats),
        repeats,
        remark: group.record?.remark ?? '',
        history: group.record ? historyOf(source, 'commonProblem', group.record.id) : [],
      };
    },
  });
}

const factsAcross = (source: ViewSource, knowledge: FieldKnowledge, params: CutoffParams): SummaryFacts =>
  readSummary(source, knowledge, { ...params, filter: acrossRounds(params.filter ?? {}) }).facts;

/** 与上一轮比较 by type, area and place; null where no earlier round was imported. */
export function compareView(knowledge: FieldKnowledge): View<CutoffParams & { readonly round?: string | undefined }, RoundComparison | null> {
  return view({
    params: z.object({ ...cutoffShape, round: z.string().max(120).optional() }),
    kinds: commonKinds,
    read: (source, params) => {
      const previous = previousOf(source);
      return previous.length === 0 ? null : compareRounds(factsAcross(source, knowledge, params), previous, params.round);
    },
  });
}

/** Problems over all rounds that were imported and this one; null where there is nothing to compare. */
export function trendView(knowledge: FieldKnowledge): View<CutoffParams, RoundTrend | null> {
  return view({
    params: z.object(cutoffShape),
    kinds: commonKinds,
    read: (source, params) => roundTrend(factsAcross(source, knowledge, params), previousOf(source)),
  });
}
