import type { Annex, Block } from '#shared/document/model.ts';
import { type Audience, type Figure, figureText } from '../figure.ts';
import { ruleText } from '../rules/rule-book.ts';
import { figureOf, type Summary } from '../summary.ts';
import { asTable, figureColumns, findingColumns, letterColumns, tableFigures } from '../tables.ts';
import { chartPieces } from './chart-pieces.ts';
import { paragraph } from './pieces.ts';

export type UnnumberedAnnex = Omit<Annex, 'label'>;

export const numbered = (annexes: readonly UnnumberedAnnex[]): readonly Annex[] => annexes.map((annex, i) => ({ label: `附件${i + 1}`, ...annex }));

export const findingAnnex = (summary: Summary): UnnumberedAnnex => ({
  title: '问题清单',
  landscape: true,
  body: [asTable(findingColumns(summary), summary.facts.prison, (item) => ({ source: { kind: 'finding', id: item.id } }))],
});

export const residentAnnex = (summary: Summary): UnnumberedAnnex => ({
  title: '派驻检察问题清单',
  landscape: true,
  body: [asTable(findingColumns(summary), summary.facts.resident, (item) => ({ source: { kind: 'finding', id: item.id } }))],
});

export const letterAnnex = (summary: Summary): UnnumberedAnnex => ({
  title: '文书目录',
  landscape: true,
  body: [asTable(letterColumns(summary), summary.facts.letters, ({ letter }) => ({ source: { kind: 'letter', id: letter.id } }))],
});

/** Figures that compare places or count the round: they say nothing in a report on one place. */
const OF_THE_ROUND = new Set(['round.teams', 'round.facilities', 'round.crossShare', 'commonTypes', 'types.commonShare']);

/** 指标表: the figures of these readers, and behind them every other number that the text tells (`told`), so that none stands in the text alone. */
export function figureAnnex(summary: Summary, audiences: readonly Audience[], told: readonly string[]): UnnumberedAnnex {
  const table = (figures: readonly Figure[]): Block => asTable(figureColumns(summary), figures, (item) => ({ figure: item.id }));
  const parts = audiences.map((audience) => ({ audience, figures: shownFigures(summary, audience) }));
  const listed = new Set(parts.flatMap(({ figures }) => figures.map(({ id }) => id)));
  const others = told.flatMap((id) => (listed.has(id) ? [] : (figureOf(summary, id) ?? [])));
  return {
    title: '指标表',
    landscape: true,
    body: [
      ...parts.flatMap(({ audience, figures }) => [...(audience === 'internal' ? [paragraph('以下为内部指标，不对外提供。')] : []), table(figures)]),
      ...(others.length === 0 ? [] : [paragraph('以下为报告正文中写到的其他数字。'), table(others)]),
    ],
  };
}

const shownFigures = (summary: Summary, audience: Audience): ReturnType<typeof tableFigures> =>
  tableFigures(summary, audience).filter((figure) => summary.facts.facilities.length > 1 || !OF_THE_ROUND.has(figure.id));

/** @param picture number of its chart, behind those of the text */
export const matrixAnnex = (summary: Summary, picture: number): UnnumberedAnnex => ({
  title: '问题分布表',
  landscape: true,
  body: [matrixTable(summary), ...chartPieces(summary, ['places'], picture)],
});

/**
 * 统计口径: the rule behind every figure of the report, as it held in this round. Published figures stand beside ours in internal reports only;
 * `only` names the figures that the report tells of.
 */
export function ruleAnnex({ facts }: Summary, reader: 'internal' | 'outward', only?: readonly string[]): UnnumberedAnnex {
  const internal = reader === 'internal';
  const used = only === undefined ? undefined : new Set(only.map((id) => facts.rules.row(id).id));
  const rows = facts.rules.rows.filter((row) => (internal || row.audience === 'outward') && (used === undefined || used.has(row.id)));
  return {
    title: '统计口径',
    landscape: true,
    body: [
      {
        type: 'table',
        columns: [
          { title: '序号', share: 5, align: 'center' },
          { title: '指标', share: 14 },
          { title: '计数对象', share: 9, align: 'center' },
          { title: '视为同一', share: 15 },
          { title: '计算方法', share: 33 },
          { title: '统计期间', share: 12 },
          ...(internal ? [{ title: '参照值及出处', share: 24 }] : []),
        ],
        rows: rows.map((row, i) => [
          String(i + 1),
          row.changed ? `${row.name}（本轮调整）` : row.name,
          row.counts,
          row.same,
          [ruleText(row), row.remark ?? ''].join(''),
          row.window,
          ...(internal ? [row.benchmarks.map((item) => `${item.text}（${item.source}）`).join('；')] : []),
        ]),
        fontSize: 9,
      },
      paragraph('分母不足界限的比率注明样本过小；各院、各组之间不作排名。'),
    ],
  };
}

/** Areas by places. */
function matrixTable({ matrix }: Summary): Block {
  const places = matrix.teams.flatMap((team) => team.facilities);
  const row = (label: string, cells: readonly { readonly figure: string; readonly count: number }[]) => [
    label,
    ...cells.map((cell) => ({ text: String(cell.count), figure: cell.figure })),
  ];
  return {
    type: 'table',
    columns: [
      { title: '类别', share: 18 },
      ...places.map((place) => ({ title: place.name, share: 7, align: 'center' as const })),
      { title: '合计', share: 7, align: 'center' },
    ],
    rows: [...matrix.rows.map((line) => row(line.label, [...line.cells, line.total])), row('合计', [...matrix.totals, matrix.total])],
    fontSize: 9,
  };
}

/** Chosen figures with value and rule, for the routine reports. */
export const figureTable = (summary: Summary, ids: readonly string[]): Block => ({
  type: 'table',
  columns: [
    { title: '指标', share: 22 },
    { title: '数值', share: 16, align: 'center' },
    { title: '统计口径', share: 50 },
  ],
  rows: ids.flatMap((id) => {
    const found = summary.figures.find((figure) => figure.id === id);
    return found ? [[found.label, { text: figureText(found), figure: id }, `${found.rule}${found.note ?? ''}`]] : [];
  }),
});
