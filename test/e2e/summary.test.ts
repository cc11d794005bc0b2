import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it, onTestFailed } from 'vitest';
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
  await list.getByRole('button', { name: '也显示个别' }).click();
  await list.getByRole('checkbox').nth(1).check();
  await list.getByRole('checkbox').nth(2).check();
  await list.getByLabel('归并后的名称').fill('狱务管理不规范');
  await list.getByRole('button', { name: '归并', exact: true }).click();
  const detail = page.getByRole('region', { name: '共性问题详情' });
  await detail.getByText('已采用').waitFor();
  await detail.getByLabel('制度', { exact: true }).check();
  await expect.poll(() => detail.getByLabel('原因', { exact: true }).inputValue()).toContain('制度');

  // The report is written; its figures are remembered.
  await tab(page, '报告');
  const reports = page.getByRole('navigation', { name: '报告' });
  await reports.getByRole('button', { name: /^汇总报告/ }).click();
  for (const format of ['DOCX', 'PDF']) {
    await page.getByRole('button', { name: `导出 ${format}` }).click();
    await expect.poll(() => filesIn(laptop.outbox, `.${format.toLowerCase()}`), { timeout: 120_000 }).toHaveLength(1);
  }
  const exported = reports.getByRole('button', { name: /导出，截至/ });
  await exported.getByText('数字未变').waitFor();

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

  await tab(page, '台账');
  await page.getByRole('button', { name: '全部导出' }).click();
  await expect.poll(() => filesIn(laptop.outbox, '.xlsx'), { timeout: 120_000 }).toHaveLength(5);
  await laptop.stop();
});
