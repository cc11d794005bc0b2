import { derivedOnce } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { Benchmark, CountingRule } from '#shared/library/counting-rule.ts';
import { type RuleRecord, readRuleRecord } from './rule-record.ts';

/** Below this base a percentage says nothing (field report 7), unless the round draws the line elsewhere. */
export const SMALL_BASE = 5;

/** One row of the 统计口径 as it holds in this round. */
export interface RuleRow extends Omit<CountingRule, 'params' | 'formula'> {
  /** With the numbers of its parameters written in. */
  readonly formula: string;
  readonly params: readonly (CountingRule['params'][number] & { readonly shipped: number })[];
  readonly smallBase: number;
  /** Changed by the round. */
  readonly changed: boolean;
  /** A row of the round's own. */
  readonly own: boolean;
}

export interface RuleBook {
  /** In the order of the annex: shipped rows, then the round's own. */
  readonly rows: readonly RuleRow[];
  /** The row of that figure: its own, or that of its family (`findings.byArea.D` → `findings.byArea.*`); of a recorded one the row before its `@`. */
  row(figure: string): RuleRow;
}

const books = new WeakMap<readonly CountingRule[], (source: RecordSource) => RuleBook>();

/** The dictionary of the round: the same object until one of its records changes. */
export function ruleBook(source: RecordSource, shipped: readonly CountingRule[]): RuleBook {
  let make = books.get(shipped);
  if (!make) {
    make = derivedOnce(['countingRule'], (records) => makeBook(records, shipped));
    books.set(shipped, make);
  }
  return make(source);
}

function makeBook(source: RecordSource, shipped: readonly CountingRule[]): RuleBook {
  const records = new Map(source.records('countingRule').map((record) => [record.id, readRuleRecord(record)]));
  const rows = shipped.map((rule) => merged(rule, records.get(rule.id)));
  const known = new Set(shipped.map((rule) => rule.id));
  const own = [...records.values()].filter((record) => !known.has(record.id)).map(ownRow);
  const all = [...rows, ...own];
  const byId = new Map(all.map((row) => [row.id, row]));
  return {
    rows: all,
    row: (figure) => {
      const [counted = figure] = figure.split('@');
      const found = byId.get(counted) ?? byId.get(family(counted));
      if (!found) throw new RangeError(`no counting rule for ${figure}`);
      return found;
    },
  };
}

/** `findings.byArea.D` → `findings.byArea.*`; some have several open parts: `cell.D.<facility>` → `cell.*`. */
const family = (figure: string): string => /^(cell|group|places|share|suggestion)\./.exec(figure)?.[0].concat('*') ?? figure.replace(/\.[^.]*$/, '.*');

function merged(rule: CountingRule, record: RuleRecord | undefined): RuleRow {
  const params = rule.params.map((param) => ({ ...param, value: inRange(record?.params[param.id], param), shipped: param.value }));
  const benchmarks = record && record.benchmark !== '' ? [benchmarkOf(record)] : rule.benchmarks;
  const row = {
    ...rule,
    name: record?.name || rule.name,
    formula: params.reduce((text, param) => text.replaceAll(`{${param.id}}`, String(param.value)), rule.formula),
    params,
    benchmarks,
    smallBase: record?.smallBase ?? SMALL_BASE,
    changed: record !== undefined && differs(record),
    own: false,
  };
  const remark = record?.remark || rule.remark;
  if (remark === undefined) return row;
  return { ...row, remark };
}

const inRange = (value: number | undefined, { value: shipped, min, max }: CountingRule['params'][number]): number =>
  value !== undefined && value >= min && value <= max ? value : shipped;

const differs = (record: RuleRecord): boolean =>
  record.name !== '' ||
  record.benchmark !== '' ||
  record.benchmarkSource !== '' ||
  record.remark !== '' ||
  record.smallBase !== null ||
  Object.keys(record.params).length > 0;

const benchmarkOf = (record: RuleRecord): Benchmark => ({ text: record.benchmark, source: record.benchmarkSource || '本轮登记' });

function ownRow(record: RuleRecord): RuleRow {
  const { id, name, counts, same, window, numerator, denominator, exclusions, formula, remark } = record;
  return {
    ...{ id, name, counts, same, window, exclusions, formula },
    unit: record.unit || '件',
    group: record.group || '本轮自定',
    origin: 'recorded',
    audience: record.audience ?? 'internal',
    ...(numerator === '' ? {} : { numerator }),
    ...(denominator === '' ? {} : { denominator }),
    ...(remark === '' ? {} : { remark }),
    benchmarks: record.benchmark === '' ? [] : [benchmarkOf(record)],
    params: [],
    smallBase: record.smallBase ?? SMALL_BASE,
    changed: true,
    own: true,
  };
}

/** The rule in one sentence or two, as figures print it. */
export const ruleText = ({ formula, basis, exclusions }: RuleRow): string =>
  [formula, basis === undefined ? '' : `（${basis}）`, exclusions === '' ? '' : `${exclusions.includes('不计') ? '' : '不计入：'}${exclusions}。`].join('');

/** The value of an open number of a rule. */
export function param(book: RuleBook, rule: string, id: string): number {
  const found = book.row(rule).params.find((item) => item.id === id);
  if (!found) throw new RangeError(`rule ${rule} has no parameter ${id}`);
  return found.value;
}
