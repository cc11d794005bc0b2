import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  draftLetter,
  exportBoth,
  exportTeamPackage,
  foundRound,
  goTo,
  handOutTask,
  importPackage,
  makeVault,
  recordFinding,
  statusLine,
  unlock,
} from './journey.ts';

/** One laptop of the journey, whichever host serves it. */
export interface Desk {
  readonly page: Page;
  /** Files with that ending which the person saved, sorted by name. */
  saved(ending: string): Promise<readonly string[]>;
  /** Path of the last of them, as it would be carried on a stick. */
  newest(ending: string): Promise<string>;
}

/** The main job of the product by hand, on two laptops: from a finding in a prison to the hub's summary. */
export async function mainJob(hub: Desk, team: Desk): Promise<void> {
  const teamName = '第一巡回检察组';
  await makeVault(hub.page, '王某', '市院-01');
  await foundRound(hub.page, { title: '2022年全市监狱交叉巡回检察', team: teamName, member: '张某', prison: '甲监狱' });
  await handOutTask(hub.page, teamName, '电话里说的口令');

  await makeVault(team.page, '张某', '一组-01');
  await team.page.getByText('导入任务包', { exact: true }).click();
  await importPackage(team.page, await hub.newest('.xjb'), '电话里说的口令');
  await recordFinding(team.page, { line: 'jb 禁闭超期限', facts: '罪犯甲自2022年9月1日起关押于禁闭室共16日，超过法定期限。', conduct: '2022-09-01' });

  // Locked in the middle of the work, and back at the same screen.
  await team.page.getByRole('button', { name: '锁定' }).click();
  await unlock(team.page, '一组-01');
  await team.page.getByRole('region', { name: '问题列表' }).waitFor();

  await draftLetter(team.page, '纠正违法通知书');
  await exportBoth(team.page, async (ending) => (await team.saved(ending)).length);
  await exportTeamPackage(team.page);

  await goTo(hub.page, '交换');
  await importPackage(hub.page, await team.newest('.xjb'));
  await importPackage(hub.page, await team.newest('.xjb'), undefined, '已导入过，未改变任何内容');

  await goTo(hub.page, '汇总');
  await hub.page.getByRole('button', { name: /^被巡单位问题 1/ }).click();
  await hub.page.getByRole('region', { name: '问题列表' }).getByText('禁闭超期限').first().waitFor();
  await goTo(hub.page, '汇总');
  await hub.page.getByRole('tab', { name: '台账' }).click();
  await hub.page.getByRole('button', { name: '导出问题台账' }).click();
  await expect.poll(async () => (await hub.saved('.xlsx')).length, { timeout: 60_000 }).toBe(1);
  await hub.page.getByRole('tab', { name: '报告', exact: true }).click();
  await hub.page
    .getByRole('navigation', { name: '报告' })
    .getByRole('button', { name: /^汇总报告/ })
    .click();
  await exportBoth(hub.page, async (ending) => (await hub.saved(ending)).length);
  await expect.poll(() => statusLine(hub.page)).toMatch(/已落盘/);
}

export async function filesIn(folder: string, ending: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
}
