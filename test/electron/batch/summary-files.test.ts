import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSummary } from '#electron/batch/summary-files.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { docxParagraphs } from '#test/helpers/document-text.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

it('names the types that the round added in reports and figures: the book brings them, not the program', async () => {
  const desk = new TestDesk();
  const facility = desk.prison();
  desk.do('customType.add', { code: 'DX1', name: '会见室录音缺失', severity: 2 });
  const own = desk.finding(facility, { type: 'DX1', title: '会见录音缺失三日', facts: '会见室三日没有录音。' });
  const other = desk.finding(facility);
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-summary-'));
  try {
    const office = { fonts: loadFonts(), created: '2022-11-10T01:00:00.000Z' as Moment, tell: () => undefined };
    await writeSummary(desk.replica.fold, knowledge, dateOnly('2022-11-10'), 'a'.repeat(64), folder, office);
    const report = docxParagraphs(readFileSync(join(folder, '汇总报告.docx'))).join('\n');
    expect(report).toContain('会见室录音缺失1个');
    expect(report).not.toContain('DX1');
    const { figures } = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'));
    const area = figures.find(({ id }: { id: string }) => id === 'findings.byArea.D');
    expect(new Set(area.sources)).toEqual(new Set([own, other]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
