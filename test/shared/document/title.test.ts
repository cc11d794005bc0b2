import { expect, test } from 'vitest';
import { balancedTitle } from '#shared/document/title.ts';

test('a short title is one line', () => {
  expect(balancedTitle('纠正违法通知书', 20)).toEqual(['纠正违法通知书']);
});

test('a long title is divided evenly and between words', () => {
  expect(balancedTitle('关于2022年全市监狱交叉巡回检察发现问题整改落实情况的报告', 20)).toEqual([
    '关于2022年全市监狱交叉巡回检察',
    '发现问题整改落实情况的报告',
  ]);
  expect(balancedTitle('2022年全市监狱交叉巡回检察情况汇总报告', 20)).toEqual(['2022年全市监狱', '交叉巡回检察情况汇总报告']);
});

test('a line never begins with 的 or a closing mark', () => {
  const lines = balancedTitle('关于甲监狱《罪犯计分考核实施办法》执行中若干问题的检察建议落实情况的专题调查报告', 20);
  for (const line of lines) expect(line).not.toMatch(/^[的》、]/);
  expect(lines.join('')).toBe('关于甲监狱《罪犯计分考核实施办法》执行中若干问题的检察建议落实情况的专题调查报告');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
});

test('line ends of the author decide', () => {
  expect(balancedTitle('甲监狱\n整改情况报告', 20)).toEqual(['甲监狱', '整改情况报告']);
});
