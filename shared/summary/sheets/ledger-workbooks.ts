import type { SheetModel, WorkbookModel } from '#shared/document/sheet.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { telling } from '../common-problem/group-figures.ts';
import type { CommonProblem } from '../common-problems.ts';
import type { Figure } from '../figure.ts';
import { narrowedWords } from '../narrowed.ts';
import { toldFigureIds } from '../report/draft.ts';
import { plainLabel } from '../report/pieces.ts';
import { type RuleRow, ruleText } from '../rules/rule-book.ts';
import { figureOf, type Summary } from '../summary.ts';
import { asSheet, figureColumns, findingColumns, type ListColumn, order, tableFigures } from '../tables.ts';
import { withMarks } from './cell-marks.ts';
import { letterLedgerColumns } from './letter-ledger.ts';
import { pivotColumns } from './pivot.ts';
import { rectificationColumns, rectified } from './rectification-ledger.ts';

/** How the note under the title begins; by it a sheet that comes back tells its cut-off. */
export const CUTOFF_NOTE = /统计截止 (\d{4}-\d{2}-\d{2})/;

/** Cut-off, rule, what the list is narrowed to, and how to read it back. */
function note(summary: Summary, rule: string): string {
  const { facts } = summary;
  const narrowed = narrowedWords(facts);
  return `统计截止 ${facts.cutoff}。${rule}${narrowed === '' ? '' : `筛选：${narrowed}。`}`;
}

const CHANGEABLE = '浅黄色表头的列可以修改后导入，导入前逐处列出改动。';

const titleOf = ({ facts }: Summary): string => facts.round.title || '巡回检察';

/** 问题台账 with 共性问题, 分布表 and flat data for pivots. Holds nothing of the 派驻 stream and no clue: it may be handed to the prison side. */
export function ledgerWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  const { facts } = summary;
  return {
    title: `${title}问题台账`,
    sheets: [
      asSheet(
        '问题台账',
        `${title}问题台账`,
        note(summary, `只列已确认和已销号的被巡单位问题。${CHANGEABLE}`),
        withMarks(findingColumns(summary)),
        facts.prison,
      ),
      commonSheet(summary),
      matrixSheet(summary),
      { ...asSheet('透视数据', `${title}问题透视数据`, '', pivotColumns(summary), facts.prison), plain: true },
    ],
  };
}

/** 文书台账: letters that were issued, with what came back. */
export function letterWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  return {
    title: `${title}文书台账`,
    sheets: [
      asSheet(
        '文书台账',
        `${title}文书台账`,
        note(summary, `只列已登记发出的文书。${CHANGEABLE}填写回复日期、采纳情况即登记一次新的回复。`),
        withMarks(letterLedgerColumns(summary)),
        summary.facts.letters,
      ),
    ],
  };
}

/** 整改台账: each problem with how it was dealt with, until when, and what became of it. */
export function rectificationWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  return {
    title: `${title}整改台账`,
    sheets: [
      asSheet(
        '整改台账',
        `${title}整改台账`,
        note(summary, `列已定处理方式的被巡单位问题。${CHANGEABLE}`),
        withMarks(rectificationColumns(summary)),
        rectified(summary),
      ),
    ],
  };
}

/** 派驻检察问题台账: stays in the procuratorate (规定第三十五条). */
export function residentWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  return {
    title: `${title}派驻检察问题台账`,
    sheets: [
      asSheet(
        '派驻问题台账',
        `${title}派驻检察问题台账`,
        note(summary, `内部资料，不发给被巡单位。${CHANGEABLE}`),
        withMarks(findingColumns(summary, 'residentOffice')),
        summary.facts.resident,
      ),
    ],
  };
}

/** 指标表 with the 统计口径 behind every figure: internal. */
export function figureWorkbook(summary: Summary, source: RecordSource): WorkbookModel {
  const title = titleOf(summary);
  const all = [...tableFigures(summary, 'outward'), ...tableFigures(summary, 'internal')];
  return {
    title: `${title}指标表`,
    sheets: [
      asSheet('指标表', `${title}指标表`, note(summary, '内部资料。每个数字附统计口径；比率附分子、分母；不作排名。'), figureColumns(summary), all),
      asSheet(
        '报告正文数字',
        `${title}报告正文数字`,
        note(summary, '汇总报告、派驻检察履职情况报告、类案反馈意见正文写到、指标表没有单列的数字。'),
        figureColumns(summary),
        toldBeside(summary, source, all),
      ),
      asSheet('统计口径', `${title}统计口径`, note(summary, '随轮次保存，改动留痕。'), ruleColumns, summary.facts.rules.rows),
    ],
  };
}

/** Numbers that the reports over all places tell in their text and the list has not: shares, places, types, common problems. */
function toldBeside(summary: Summary, source: RecordSource, listed: readonly Figure[]): readonly Figure[] {
  const { cutoff, filter } = summary.facts;
  const whole = telling(source, summary);
  const known = new Set(listed.map(({ id }) => id));
  const ids = (['summary', 'resident', 'system'] as const).flatMap((type) => toldFigureIds(whole, source, { type, cutoff, filter }));
  return [...new Set(ids)].flatMap((id) => (known.has(id) ? [] : (figureOf(whole, id) ?? [])));
}

const ruleColumns: readonly ListColumn<RuleRow>[] = [
  order,
  { title: '指标', share: 0, width: 24, type: 'text', value: (row) => row.name },
  { title: '单位', share: 0, width: 8, type: 'text', value: (row) => row.unit },
  { title: '计数对象', share: 0, width: 14, type: 'text', value: (row) => row.counts },
  { title: '视为同一', share: 0, width: 30, type: 'text', value: (row) => row.same },
  { title: '统计期间', share: 0, width: 20, type: 'text', value: (row) => row.window },
  { title: '分子', share: 0, width: 26, type: 'text', value: (row) => row.numerator ?? '' },
  { title: '分母', share: 0, width: 26, type: 'text', value: (row) => row.denominator ?? '' },
  { title: '计算方法', share: 0, width: 50, type: 'text', value: (row) => `${ruleText(row)}${row.remark ?? ''}` },
  { title: '参照值及出处', share: 0, width: 36, type: 'text', value: (row) => row.benchmarks.map((item) => `${item.text}（${item.source}）`).join('；') },
  { title: '本轮调整', share: 0, width: 10, type: 'text', value: (row) => (row.own ? '本轮自定' : row.changed ? '已调整' : '') },
];

function commonSheet(summary: Summary): SheetModel {
  return asSheet<CommonProblem>(
    '共性问题',
    `${titleOf(summary)}共性问题清单`,
    note(summary, '同一类型在多所被巡单位出现；界限见统计口径。'),
    [
      order,
      { title: '类别', share: 14, width: 20, type: 'text', value: (item) => item.areaLabel },
      { title: '问题类型', share: 30, width: 40, type: 'text', value: (item) => plainLabel(item.label) },
      { title: '单位数', share: 8, width: 8, type: 'integer', value: (item) => item.places.length },
      { title: '问题数', share: 8, width: 8, type: 'integer', value: (item) => item.sources.length },
      { title: '分布', share: 35, width: 60, type: 'text', value: (item) => item.places.map((place) => `${place.name}${place.count}`).join('、') },
    ],
    summary.common,
  );
}

function matrixSheet(summary: Summary): SheetModel {
  const { matrix } = summary;
  const places = matrix.teams.flatMap((team) => team.facilities.map((facility) => ({ ...facility, team: team.name })));
  return {
    name: '分布表',
    title: `${titleOf(summary)}问题分布表`,
    note: note(summary, '按业务类别和被巡单位分列，列名后为所属巡回检察组。'),
    columns: [
      { title: '类别', width: 22, type: 'text' },
      ...places.map((place) => ({ title: `${place.name}（${place.team}）`, width: 12, type: 'integer' as const })),
      { title: '合计', width: 8, type: 'integer' },
    ],
    rows: [
      ...matrix.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.count), row.total.count]),
      ['合计', ...matrix.totals.map((cell) => cell.count), matrix.total.count],
    ],
    orientation: 'landscape',
  };
}

export const workbookKinds = ['finding', 'letter', 'rectification', 'resident', 'figures'] as const;
export type WorkbookKind = (typeof workbookKinds)[number];

/** `internal`: stays in the procuratorate. */
export const workbooks: Readonly<
  Record<WorkbookKind, { readonly name: string; readonly internal: boolean; readonly make: (summary: Summary, source: RecordSource) => WorkbookModel }>
> = {
  finding: { name: '问题台账', internal: false, make: ledgerWorkbook },
  letter: { name: '文书台账', internal: false, make: letterWorkbook },
  rectification: { name: '整改台账', internal: false, make: rectificationWorkbook },
  resident: { name: '派驻问题台账（内部）', internal: true, make: residentWorkbook },
  figures: { name: '指标表（内部）', internal: true, make: figureWorkbook },
};
