import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, it, onTestFailed } from 'vitest';
import { readXlsx } from '#shared/document/readers/xlsx.ts';
import { HOME_PASSPHRASE, makeHome } from './harness/empty-home.ts';
import { goTo, importPackage } from './harness/journey.ts';
import { Laptop } from './harness/laptop.ts';
import { filesIn } from './harness/main-job.ts';
import { writeTeamPackages } from './harness/team-packages.ts';

const rendererDir = process.env['XUNJIAN_TEST_RENDERER'] ?? new URL('../../out/renderer', import.meta.url).pathname;
const laptops: Laptop[] = [];

afterAll(async () => {
  for (const laptop of laptops) await laptop.remove();
});

const homeOf = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 'xunjian-e2e-')), 'home');

async function openHome(home: string, name: string): Promise<{ readonly laptop: Laptop; readonly page: Page }> {
  const laptop = await Laptop.start({ rendererDir, home });
  laptops.push(laptop);
  const page = await laptop.open();
  page.setDefaultTimeout(60_000);
  onTestFailed(async () => void (await page.screenshot({ path: `out/failed/${name}.png` })));
  await page.getByLabel('口令', { exact: true }).fill(HOME_PASSPHRASE);
  await page.getByRole('button', { name: '解锁' }).click();
  return { laptop, page };
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
/** Writes into the first row of a ledger what stands under that head, and saves the sheet beside it. */
async function typeInto(path: string, column: string, text: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  const heads = sheet?.getRow(3).values;
  const at = Array.isArray(heads) ? heads.indexOf(column) : -1;
  const cell = sheet?.getRow(4).getCell(at);
  if (cell) cell.value = text;
  const changed = path.replace('.xlsx', '-改.xlsx');
  await writeFile(changed, new Uint8Array(await book.xlsx.writeBuffer()));
  return changed;
}

const numberIn = async (text: Promise<string | null>): Promise<number> => Number(/\d+/.exec((await text) ?? '')?.[0]);

it('five packages become one board, a common problem, a report whose figures are watched, and ledgers', async () => {
  const home = await homeOf();
  const packages = await writeTeamPackages(join(home, '../packages'), await makeHome(home), 0.2);
  const { laptop, page } = await openHome(home, 'summary');
  await page.getByText('导入任务包', { exact: true }).click();
  for (const path of [packages.task, ...packages.teams]) {
    if (path !== packages.task) await goTo(page, '交换');
    await importPackage(page, path);
  }

  // A number leads to as many lines as it says.
  await goTo(page, '汇总');
  const total = page.getByRole('button', { name: /^全部合计/ });
  const count = packages.problems;
  await expect.poll(() => numberIn(total.getAttribute('aria-label')), { timeout: 60_000 }).toBe(count);
  await total.click();
  await expect.poll(() => numberIn(page.getByRole('heading', { name: /^问题/ }).textContent())).toBe(count);

  // A common problem is merged by ticking two proposals.
  await goTo(page, '汇总');
  await tab(page, '共性问题');
  const list = page.getByRole('region', { name: '共性问题列表' });
  const detail = page.getByRole('region', { name: '共性问题详情' });
  await list.getByRole('button', { name: '也显示个别' }).click();
  await list.getByRole('checkbox').nth(1).check();
  await list.getByRole('checkbox').nth(2).check();
  await list.getByLabel('归并后的名称').fill('狱务管理不规范');
  await list.getByRole('button', { name: '归并', exact: true }).click();
  await detail.getByText('已采用').waitFor();
  // And by dragging one more onto it.
  const rows = list.locator('.ant-table-row');
  const members = (): Promise<number> => numberIn(detail.getByRole('heading', { name: /^所含问题/ }).textContent());
  const before = await members();
  await rows.nth(1).dragTo(rows.nth(0));
  await expect.poll(members).toBeGreaterThan(before);
  await detail.getByLabel('制度', { exact: true }).check();
  await expect.poll(() => detail.getByLabel('原因', { exact: true }).inputValue()).toContain('制度');

  // The report is written; its figures are remembered.
  await tab(page, '报告');
  const reports = page.getByRole('navigation', { name: '报告' });
  await reports.getByRole('button', { name: /^汇总报告/ }).click();
  // What is unfinished keeps it in the house, and is shown with its place.
  const parts = page.getByRole('radiogroup', { name: '报告内容' });
  await parts.getByText('修改文字').click();
  const words = page.getByRole('textbox', { name: /的文字$/ }).last();
  await words.fill('请在××前完成整改。');
  await words.blur();
  await page.getByRole('alert', { name: '不能导出' }).waitFor();
  await parts.getByText('体检（1）').click();
  await page
    .getByRole('list', { name: '报告体检' })
    .getByRole('button', { name: /还没有填写的占位/ })
    .click();
  await page.getByRole('button', { name: '恢复初稿' }).click();
  await parts.getByText('体检', { exact: true }).waitFor();
  await parts.getByText('版式').click();
  for (const format of ['DOCX', 'PDF']) {
    await page.getByRole('button', { name: `导出 ${format}` }).click();
    await expect.poll(() => filesIn(laptop.outbox, `.${format.toLowerCase()}`), { timeout: 120_000 }).toHaveLength(1);
  }
  const exported = reports.getByRole('button', { name: /导出，截至/ });
  await exported.getByText('数字未变').waitFor();

  // Approved, it is frozen.
  await exported.click();
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('检察长审定');
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
  await exported.getByText('已定稿').waitFor();

  // A problem is found to be none: the report says which of its numbers no longer hold.
  await tab(page, '数据');
  await total.click();
  await page.locator('.ant-table-row').first().click();
  await page.getByRole('button', { name: '不成立', exact: true }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('复核证据不足');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /不成立/ })
    .click();
  await goTo(page, '汇总');
  await tab(page, '报告');
  await exported.getByText(/个数字已变/).waitFor();
  await exported.click();
  const stale = page.getByRole('table', { name: '不再成立的数字' });
  await stale.getByRole('row', { name: new RegExp(`被巡单位问题 .*${count}个 .*${count - 1}个`) }).waitFor();

  // A ledger goes out, is changed by hand and comes back with its change shown first.
  await tab(page, '台账');
  await page.getByRole('button', { name: '导出问题台账' }).click();
  await expect.poll(() => filesIn(laptop.outbox, '.xlsx'), { timeout: 60_000 }).toHaveLength(1);
  const [ledger = ''] = await filesIn(laptop.outbox, '.xlsx');
  const ledgerPath = join(laptop.outbox, ledger);
  await page.getByLabel('导入改过的台账：选择文件').setInputFiles(await typeInto(ledgerPath, '监区或部门', '新一监区'));
  await page.getByText('问题台账：改动 1 处（1 行）').waitFor();
  await page.getByLabel('导入理由（写入登记簿）').fill('监狱核对后的台账');
  await page.getByRole('button', { name: '导入 1 处改动' }).click();
  await page.getByText('问题台账导入 1 行 1 处改动').waitFor();

  // The same ledger, had it been last year's: imported, listed, mended, compared.
  await tab(page, '历轮比较');
  await page.getByLabel('导入以前的问题台账：选择文件').setInputFiles(ledgerPath);
  await page.getByLabel('是哪一轮的问题').fill('2021年巡回检察');
  await page.getByRole('button', { name: `导入 ${count - 1} 个问题` }).click();
  await page.getByText(`合计 ${count - 1} → ${count - 1}`).waitFor();
  await page.getByText('以前的问题', { exact: true }).click();
  const earlier = page.getByRole('region', { name: '以前的问题', exact: true });
  await earlier.getByLabel('整改情况', { exact: true }).fill('已整改');
  await earlier.getByLabel('处理方式', { exact: true }).click();
  await page.locator('.ant-table-row').first().getByText('已整改').waitFor();

  // Narrowed to one area, everything says so; taken back, all of it leaves in one file.
  await tab(page, '数据');
  await page.getByRole('button', { name: /^筛选/ }).click();
  await page.getByRole('combobox', { name: '严重程度' }).click();
  await page.locator('.ant-select-item-option[title="一般违法"]').click();
  await page.getByRole('region', { name: '筛选范围' }).getByText('程度：一般违法').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '筛选范围' }).getByRole('button', { name: '清除筛选' }).click();
  await tab(page, '台账');
  await page.getByRole('button', { name: '全部导出' }).click();
  await expect.poll(() => filesIn(laptop.outbox, '.zip'), { timeout: 180_000 }).toHaveLength(1);
  const [bundle = ''] = await filesIn(laptop.outbox, '.zip');
  const files = unzipSync(new Uint8Array(await readFile(join(laptop.outbox, bundle))));
  const names = Object.keys(files);
  expect(names).toHaveLength(1 + 5 + 2 * 3);
  expect(names.filter((name) => /派驻|指标|汇总报告/.test(name)).every((name) => name.startsWith('内部（不得外发）/'))).toBe(true);
  const outward = names.find((name) => name.endsWith('/问题台账.xlsx')) ?? '';
  expect(readXlsx(files[outward] ?? new Uint8Array()).sheets[0]?.rows).toHaveLength(3 + count - 1);
  await laptop.stop();
});
