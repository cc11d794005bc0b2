import type { SheetModel, WorkbookModel } from '../document/sheet.ts';
import type { Summary } from './summary.ts';
import { asSheet, figureColumns, findingColumns, letterColumns, tableFigures } from './tables.ts';

const note = (summary: Summary, rule: string): string => `统计截止 ${summary.facts.cutoff}。${rule}`;

const titleOf = ({ facts }: Summary): string => facts.round.title || '巡回检察';

/** 问题台账, 文书台账, 共性问题, 分布表, 指标表. Holds nothing of the 派驻 stream and no clue: it may be handed to the prison side. */
export function ledgerWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  const { facts } = summary;
  return {
    title: `${title}问题台账`,
    sheets: [
      asSheet('问题台账', `${title}问题台账`, note(summary, '只列已确认和已销号的被巡单位问题。'), findingColumns(summary), facts.prison),
      asSheet('文书台账', `${title}文书台账`, note(summary, '只列已登记发出的文书。'), letterColumns(summary), facts.letters),
      commonSheet(summary),
      matrixSheet(summary),
      asSheet('指标表', `${title}指标表`, note(summary, '每个数字附计数规则；比率附分子、分母。'), figureColumns(), tableFigures(summary, 'outward')),
    ],
  };
}

/** 派驻检察问题台账 and the internal figures: stays in the procuratorate (规定第三十五条). */
export function residentWorkbook(summary: Summary): WorkbookModel {
  const title = titleOf(summary);
  return {
    title: `${title}派驻检察问题台账`,
    sheets: [
      asSheet('派驻问题台账', `${title}派驻检察问题台账`, note(summary, '内部资料，不发给被巡单位。'), findingColumns(summary), summary.facts.resident),
      asSheet('内部指标', `${title}内部指标`, note(summary, '内部资料，不发给被巡单位。'), figureColumns(), tableFigures(summary, 'internal')),
    ],
  };
}

function commonSheet(summary: Summary): SheetModel {
  return asSheet(
    '共性问题',
    `${titleOf(summary)}共性问题清单`,
    note(summary, '同一类型在三所以上被巡单位出现。'),
    [
      { title: '序号', share: 5, width: 6, type: 'integer', value: (_item, i) => i + 1 },
      { title: '类别', share: 14, width: 20, type: 'text', value: (item) => item.areaLabel },
      { title: '问题类型', share: 30, width: 40, type: 'text', value: (item) => item.label },
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
