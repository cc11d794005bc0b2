import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person does at the desk, by the words on the screen. The same steps run in a browser and in Electron. */

export const passphraseOf = (device: string): string => `${device}的口令要够长才行`;

/** First start: a vault, its recovery code checked by retyping two groups. */
export async function makeVault(page: Page, person: string, device: string): Promise<string> {
  await page.getByLabel('使用人姓名').fill(person);
  await page.getByLabel('电脑名称').fill(device);
  await page.getByLabel('口令', { exact: true }).fill(passphraseOf(device));
  await page.getByLabel('再输入一次').fill(passphraseOf(device));
  await page.getByRole('button', { name: '建立保险库' }).click();
  const shown = page.getByRole('group', { name: '恢复码' }).locator('> div');
  await shown.first().waitFor();
  const groups = await shown.evaluateAll((all) => all.map((group) => group.lastChild?.textContent ?? ''));
  for (const input of await page.getByLabel(/^核对第/).all()) {
    const number = Number(/\d+/.exec((await input.getAttribute('aria-label')) ?? '')?.[0]);
    await input.fill(groups[number - 1] ?? '');
  }
  await page.getByRole('button', { name: '恢复码已保管好，继续' }).click();
  await page.getByText('从哪里开始').waitFor();
  return groups.join('-');
}

export async function unlock(page: Page, device: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphraseOf(device));
  await page.getByRole('button', { name: '解锁' }).click();
  await page.getByRole('navigation', { name: '导航' }).waitFor();
}

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByText(screen, { exact: true }).click();
}

/** As hub: a round with a team, its member and a prison; the plan is checked against the regulation. */
export async function foundRound(page: Page, round: { title: string; team: string; member: string; prison: string }): Promise<void> {
  await page.getByText('建立轮次', { exact: true }).first().click();
  await page.getByLabel('轮次名称').fill(round.title);
  await page.getByRole('button', { name: '建立轮次' }).last().click();
  await goTo(page, '轮次');
  await page.getByLabel('组织院', { exact: true }).fill('江州市人民检察院');
  await page.getByLabel('新组名称').fill(round.team);
  await page.getByRole('button', { name: '增加一组' }).click();
  const member = page.getByLabel(`${round.team}增加成员`);
  await member.fill(round.member);
  await member.press('Enter');
  await page
    .getByLabel(/移除.*（可撤销）/)
    .first()
    .waitFor();
  const prison = page.getByLabel('增加被巡单位');
  await prison.fill(round.prison);
  await prison.press('Enter');
  await choose(page, `${round.prison}负责的组`, round.team);
  await page.getByText('没有填写起止日期，无法核对总天数。').waitFor();
  await page.getByText('《人民检察院巡回检察工作规定》第十一条第二款').first().waitFor();
}

/** Picks from one of the component library's lists by its words. */
export async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText(words, { exact: true }).click();
}

export async function handOutTask(page: Page, team: string, passphrase: string): Promise<void> {
  await goTo(page, '轮次');
  await page.getByRole('tab', { name: '发放任务包' }).click();
  await page.getByLabel(`${team}任务包口令`).fill(passphrase);
  await page
    .getByRole('region', { name: `${team}任务包` })
    .getByRole('button', { name: '导出任务包' })
    .click();
  await page.getByText('已回读核对').waitFor({ timeout: 60_000 });
}

/**
 * A package through the import screen: passphrase where it asks for one, the fingerprint box where the signer is unknown.
 * `nothing`: the words with which it says that there is nothing to take in.
 */
export async function importPackage(page: Page, path: string, passphrase?: string, nothing?: string): Promise<void> {
  await page.locator('input[type=file][accept=".xjb"]').setInputFiles(path);
  if (passphrase !== undefined) {
    await page.getByLabel(/口令/).last().fill(passphrase);
    await page.getByRole('button', { name: '打开', exact: true }).click();
  }
  const region = page.getByRole('region', { name: '导入演练' });
  await region.waitFor({ timeout: 60_000 });
  if (nothing !== undefined) {
    await region.getByText(nothing).waitFor();
    await region.getByRole('button', { name: /关闭|知道|不导入/ }).click();
    return;
  }
  const heard = region.getByText('已通过电话或当面逐组核对上面的指纹');
  if (await heard.isVisible()) await heard.click();
  await region.getByRole('button', { name: /^导入/ }).click();
  await region.waitFor({ state: 'detached', timeout: 60_000 });
}

/** A problem by the quick line, then its facts in the editor, saved by themselves, and confirmed. */
export async function recordFinding(page: Page, finding: { line: string; facts: string; conduct: string }): Promise<void> {
  await goTo(page, '问题');
  const line = page.getByLabel('快速记录');
  await line.fill(finding.line);
  await page.getByRole('status', { name: '已识别' }).waitFor();
  await line.press('Enter');
  const facts = page.getByRole('textbox', { name: '事实' });
  await facts.fill(finding.facts);
  await expect.poll(() => statusLine(page)).toMatch(/已落盘 \d\d:\d\d:\d\d/);
  for (const label of ['行为发生日期', '行为截止日期']) {
    const day = page.getByLabel(label);
    await day.fill(finding.conduct);
    await day.press('Enter');
  }
  await facts.focus();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByRole('region', { name: '问题详情' }).getByText('已确认').waitFor();
}

export const statusLine = (page: Page): Promise<string> => page.getByRole('contentinfo').innerText();

/** Ticks the first finding and drafts a letter of the given kind from it. */
export async function draftLetter(page: Page, kind: string): Promise<void> {
  await page.getByRole('region', { name: '问题列表' }).getByRole('checkbox').last().check();
  await page.getByRole('button', { name: /拟制文书/ }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await page.getByRole('region', { name: '文书编辑' }).waitFor();
  await page
    .getByRole('region', { name: '版式预览' })
    .getByText(/共 \d+ 页/)
    .waitFor({ timeout: 60_000 });
}

/** Saves the open document in both formats; `saved` tells what lies in the outbox. */
export async function exportBoth(page: Page, saved: (ending: string) => Promise<number>): Promise<void> {
  for (const format of ['DOCX', 'PDF']) {
    await page.getByRole('button', { name: `导出 ${format}` }).click();
    await expect.poll(() => saved(`.${format.toLowerCase()}`), { timeout: 60_000 }).toBe(1);
  }
}

/** Everything of this laptop to the hub. */
export async function exportTeamPackage(page: Page): Promise<void> {
  await goTo(page, '交换');
  await page.getByRole('tab', { name: '导出' }).click();
  await page.locator('section[aria-labelledby="export-title"]').getByRole('button', { name: /^导出/ }).click();
  await page.getByText('已回读核对').first().waitFor({ timeout: 60_000 });
  await expect.poll(() => statusLine(page)).toContain('未交出 0');
}
