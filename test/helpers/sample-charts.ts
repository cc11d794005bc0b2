import type { ChartSpec } from '#shared/document/chart.ts';
import type { DocumentModel } from '#shared/document/model.ts';

/** Charts of the kinds that reports use, with fictional numbers. */
const areas = ['刑罚执行', '监管安全', '教育改造', '劳动改造', '生活卫生', '计分考核与奖惩'];

export const barChart: ChartSpec = {
  kind: 'bars',
  title: '各类问题数',
  unit: '个',
  axis: '业务类别',
  labels: areas,
  series: [{ name: '问题', values: [92, 71, 28, 30, 17, 37] }],
};

export const stackChart: ChartSpec = {
  kind: 'stack',
  title: '各类问题的严重程度',
  unit: '个',
  axis: '业务类别',
  labels: areas,
  series: [
    { name: '严重', values: [12, 9, 0, 3, 1, 4] },
    { name: '较重', values: [30, 22, 8, 7, 6, 13] },
    { name: '一般', values: [40, 30, 15, 14, 8, 16] },
    { name: '轻微', values: [10, 10, 5, 6, 2, 4] },
  ],
};

const prisons = Array.from('甲乙丙丁戊己庚辛壬癸子', (name) => `${name}监狱`);

export const heatChart: ChartSpec = {
  kind: 'heat',
  title: '业务与监狱问题分布',
  unit: '个',
  axis: '监狱',
  labels: prisons,
  series: areas.map((name, row) => ({ name, values: prisons.map((_, column) => (row * 7 + column * 3) % 11) })),
};

export const trendChart: ChartSpec = {
  kind: 'trend',
  title: '历轮问题数',
  unit: '个',
  axis: '轮次',
  labels: ['2020年', '2021年', '2022年'],
  series: [
    { name: '刑罚执行', values: [110, 101, 92] },
    { name: '监管安全', values: [null, 64, 71] },
  ],
};

export const chartReport: DocumentModel = {
  family: 'report',
  issuer: '乙市人民检察院',
  title: '2022年全市监狱交叉巡回检察情况图表',
  body: [
    { type: 'heading', level: 1, runs: [{ text: '一、问题分布' }] },
    { type: 'paragraph', runs: [{ text: '各类问题数见图1。' }] },
    { type: 'chart', chart: barChart, caption: '图1 各类问题数' },
    { type: 'chart', chart: stackChart, caption: '图2 各类问题的严重程度' },
    { type: 'chart', chart: trendChart },
  ],
  annexes: [{ label: '附件1', title: '问题分布图', landscape: true, body: [{ type: 'chart', chart: heatChart, caption: '图3 业务与监狱问题分布' }] }],
  properties: { title: '图表' },
};
