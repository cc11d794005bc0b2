import { z } from 'zod';
import { nothingSchema } from '#shared/kernel/schemas.ts';
import { type View, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { type HistoryItem, historyOf } from '#shared/round/history.ts';
import { figureText } from '../figure.ts';
import { type IndicatorRecord, indicatorsOf } from '../indicator/indicator.ts';
import { indicatorFigure } from '../indicator/indicator-figures.ts';
import { type RuleRow, ruleBook } from './rule-book.ts';

export interface RuleList {
  readonly groups: readonly { readonly group: string; readonly rows: readonly RuleRow[] }[];
}

/** 统计口径 as the annex prints it and the screen edits it. */
export function listRules(knowledge: FieldKnowledge): View<Record<string, never>, RuleList> {
  return view({
    params: nothingSchema,
    kinds: ['countingRule'],
    read: (source) => {
      const { rows } = ruleBook(source, knowledge.countingRules);
      const groups = [...new Set(rows.map((row) => row.group))];
      return { groups: groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) })) };
    },
  });
}

export interface RuleDetail {
  readonly row: RuleRow;
  readonly history: readonly HistoryItem[];
}

/** One row with who changed what, when and why; null when there is none of that id. */
export function ruleDetail(knowledge: FieldKnowledge): View<{ id: string }, RuleDetail | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: ['countingRule'],
    read: (source, { id }) => {
      const row = ruleBook(source, knowledge.countingRules).rows.find((item) => item.id === id);
      return row ? { row, history: historyOf(source, 'countingRule', id) } : null;
    },
  });
}

export interface IndicatorRow {
  readonly record: IndicatorRecord;
  /** `26.5%（44/166）`; the bare record where its rule is gone. */
  readonly text: string;
  readonly name: string;
  readonly window: string;
  readonly note: string;
}

export interface IndicatorList {
  /** Rules whose values people enter. */
  readonly rules: readonly RuleRow[];
  readonly rows: readonly IndicatorRow[];
}

/** Indicators entered by hand, in the order of their rules, latest window first. */
export function listIndicators(knowledge: FieldKnowledge): View<Record<string, never>, IndicatorList> {
  return view({
    params: nothingSchema,
    kinds: ['countingRule', 'indicatorRecord'],
    read: (source) => {
      const book = ruleBook(source, knowledge.countingRules);
      const rules = book.rows.filter((row) => row.origin === 'recorded');
      const place = (id: string): number => rules.findIndex((rule) => rule.id === id);
      const rows = indicatorsOf(source)
        .map((record): IndicatorRow => {
          const figure = indicatorFigure(record, book);
          return {
            record,
            text: figure ? figureText(figure) : String(record.value ?? ''),
            name: figure?.label ?? record.label,
            window: figure?.window ?? '',
            note: figure?.note ?? '',
          };
        })
        .sort((a, b) => place(a.record.rule) - place(b.record.rule) || ((a.record.windowTo ?? '') > (b.record.windowTo ?? '') ? -1 : 1));
      return { rules, rows };
    },
  });
}
