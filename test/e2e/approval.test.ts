import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleTemplate } from '#shared/document/template-data.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { docxParagraphs } from '#test/helpers/document-text.ts';
import { filledLaptop, PASSPHRASE, wholePage } from './harness/filled-laptop.ts';
import { goTo, makeVault } from './harness/journey.ts';
import { Laptop } from './harness/laptop.ts';
import { filesIn } from './harness/main-job.ts';

const shots = new URL('../../out/screens/', import.meta.url).pathname;

/** A round with three proven findings; the chain of a 检察建议书 is the 检察长 alone. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async (passphrase) => {
    const { act, core } = window;
    await core.session.create({ passphrase, deviceName: '市院-01', personName: '王某' });
    await core.books.foundRound({ title: '2022年交叉巡回检察' });
    await act('round.edit', { id: 'round', fields: { organiser: '江州市人民检察院' } });
    const team = (await act('team.add', { name: '第一组' })).id;
    const facility = (await act('facility.add', { name: '甲监狱', team, onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-31' as never })).id;
    const findings = [
      {
        ...{ type: 'D03', title: '禁闭超过十五日', persons: '罪犯张三丰、民警李四', basis: '《中华人民共和国监狱法》第五十八条' },
        facts: '2022年9月1日至2022年9月17日，民警李四对罪犯张三丰禁闭17天，超过法定期限。',
        ...{ conductTo: '2022-09-17' as never, general: true },
      },
      { type: 'E04', title: '加分没有事实依据', facts: '2022年9月1日，罪犯王五一被加3分，没有事实依据。', persons: '罪犯王五一' },
      { type: 'D03', title: '禁闭审批手续不全', facts: '2022年9月2日，罪犯赵六生的禁闭审批表没有签字。', persons: '罪犯赵六生' },
    ];
    for (const finding of findings) {
      const { id } = await act('finding.record', {
        ...finding,
        ...{ facility, wing: '一监区', severity: 3, severityReason: '情节严重', conductFrom: '2022-09-01' as never, foundOn: '2022-10-12' as never },
      });
      await core.evidence.add({ file: new File(['禁闭审批表'], '禁闭审批表.txt', { type: 'text/plain' }), finding: id }, () => undefined);
      await act('finding.confirm', { id });
    }
    await act('approvalRule.edit', { id: 'suggestionLetter', fields: { steps: ['drafter', 'chief'] } });
    await act('numberRange.add', { code: '江检建', year: 2022, type: 'suggestionLetter', from: 7, to: 9 } as never);
  }, PASSPHRASE);

describe('a letter from draft to service, approved on a second laptop by file', { timeout: 240_000 }, () => {
  let hub: Laptop;
  let chief: Laptop;
  let page: Page;
  let there: Page;
  const newest = async (laptop: Laptop, ending: string, start: string): Promise<string> => {
    const found = (await filesIn(laptop.outbox, ending)).filter((name) => name.startsWith(start));
    return join(laptop.outbox, found.at(-1) ?? '');
  };
  const steps = () => page.getByRole('list', { name: '办理步骤' });
  const openSteps = async (): Promise<void> => {
    await page.getByRole('tab', { name: '办理' }).click();
    await steps().waitFor();
  };
  const pickDay = async (label: string, day: string): Promise<void> => {
    const field = page.getByLabel(label, { exact: true }).last();
    await field.fill(day);
    await field.press('Enter');
  };
  beforeAll(async () => {
    ({ laptop: hub, page } = await filledLaptop(fill));
    chief = await Laptop.start({ rendererDir: wholePage });
    there = await chief.open();
    there.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await hub?.remove();
    await chief?.remove();
  });

  it('registers the 检察长 by the card of a laptop without the round', async () => {
    await makeVault(there, '陈某', '检察长-01');
    await there.getByText('审批文书', { exact: true }).click();
    await there.getByRole('button', { name: '导出设备名片' }).click();
    await there.getByText('.xjcard 已写入').waitFor();
    await goTo(page, '轮次');
    await page.getByRole('tab', { name: '审批人' }).click();
    await page.locator('input[type=file][accept=".xjcard"]').setInputFiles(await newest(chief, '.xjcard', ''));
    await page.getByLabel('审批人职务').fill('检察长');
    await page.getByText('八组数字已逐组核对一致').click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('cell', { name: '陈某' }).waitFor();
    await page.screenshot({ path: join(shots, 'approvers-1366.png') });
  });

  it('is drafted from three findings chosen in the form; the check finds what is planted, and nothing once it is mended', async () => {
    await goTo(page, '文书');
    await page.getByRole('button', { name: '新建文书' }).first().click();
    const form = page.getByRole('region', { name: '新建文书' });
    await form.getByLabel('搜索文书种类').fill('jcjys');
    await form.getByLabel('搜索文书种类').press('Enter');
    await form.getByRole('group', { name: /写入的问题/ }).waitFor();
    await page.screenshot({ path: join(shots, 'new-letter-1366.png') });
    await form.getByRole('button', { name: '起草检察建议书' }).click();
    await form.getByText('请至少选择一个问题。').waitFor();
    await form.getByText('全选').click();
    await form.getByText('已选 3 / 3').waitFor();
    await page.screenshot({ path: join(shots, 'new-letter-chosen-1366.png') });
    await page.keyboard.press('Control+Enter');
    const health = page.getByRole('region', { name: '文书体检' });
    await health.getByText(/项检查通过/).waitFor();
    const body = page.getByRole('textbox', { name: '正文' });
    await body.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('请于×年改正,并报本院。');
    await health.getByText('其中 1 处必须改正').waitFor();
    await page.getByRole('region', { name: '文书列表' }).getByText('起草').first().waitFor();
    await page.keyboard.press('Control+z');
    await health.getByText(/项检查通过/).waitFor();
  });

  const sendAndSign = async (agree: RegExp): Promise<void> => {
    // The words of the first export still stand on the screen when the second is under way, and its file has the same name: its time tells.
    const written = async (laptop: Laptop, start: string): Promise<number> => {
      const path = await newest(laptop, '.xjb', start);
      return path.endsWith('.xjb') ? (await stat(path)).mtimeMs : 0;
    };
    const [sent, signed] = [await written(hub, '审批-'), await written(chief, '签名-')];
    await page.getByRole('button', { name: '导出审批包' }).click();
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(() => written(hub, '审批-')).toBeGreaterThan(sent);
    await there
      .locator('input[type=file][accept=".xjb"]')
      .first()
      .setInputFiles(await newest(hub, '.xjb', '审批-'));
    const sheet = there.getByRole('region', { name: '审批文书' });
    await sheet.waitFor();
    await sheet.getByText(/共 \d+ 页/).waitFor({ timeout: 60_000 });
    await there.screenshot({ path: join(shots, `approver-${agree.source.length}-1366.png`) });
    await sheet.getByRole('button', { name: agree }).click();
    await expect.poll(() => written(chief, '签名-')).toBeGreaterThan(signed);
    const signature = await newest(chief, '.xjb', '签名-');
    expect((await readFile(signature)).length).toBeLessThan(8_000);
    await page.locator('input[type=file][accept=".xjb"]').last().setInputFiles(signature);
    await page.getByRole('dialog').getByRole('button', { name: '登记意见' }).click();
    await steps().getByText('已通过').first().waitFor();
  };

  it('is signed by file; an edit voids it; the second time only the change is shown', async () => {
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱').first().click();
    await openSteps();
    await steps().getByRole('button', { name: '提请审批' }).click();
    await steps().getByText('等候').waitFor();
    await page.getByRole('region', { name: '文书列表' }).getByText('审批中').waitFor();
    await page.screenshot({ path: join(shots, 'steps-submitted-1366.png') });
    await sendAndSign(/同意并签发，导出签名/);
    await page.evaluate(() => undefined);
    await page.getByRole('tab', { name: '正文' }).click();
    const body = page.locator('[contenteditable="true"]').first();
    await body.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('请一并检查其他监区。');
    await openSteps();
    await steps().getByText('送审后正文有改动').waitFor({ timeout: 30_000 });
    await page.screenshot({ path: join(shots, 'steps-voided-1366.png') });
    await steps().getByRole('button', { name: '重新送审' }).click();
    await steps().getByText('第 2 次送审').waitFor();
    await sendAndSign(/导出签名/);
  });

  it('takes its number from the range, goes out frozen, is served, and its clock runs', async () => {
    await steps().getByRole('button', { name: '取下一号' }).click();
    await steps().getByText('江检建〔2022〕7号').waitFor();
    await pickDay('发出日期', '2022-11-08');
    await steps().getByRole('button', { name: '登记发出' }).click();
    await steps().getByText('PDF 校验值').waitFor({ timeout: 60_000 });
    await steps().getByLabel('送达人').fill('李某');
    await steps().getByLabel('收件人').fill('赵某');
    await pickDay('送达日期', '2022-11-10');
    await steps().getByRole('button', { name: '登记送达' }).click();
    // Two months from the issue end on a Sunday; from the receipt on a Tuesday.
    await steps().getByText('2023-01-09（发出起算）').waitFor();
    await steps().getByText('2023-01-10（收到起算）').waitFor();
    await page.screenshot({ path: join(shots, 'steps-served-1366.png') });
    await goTo(page, '期限');
    await page.getByText('检察建议书回复', { exact: true }).first().waitFor();
    await page.getByText('检察建议书回复（收到起算）').first().waitFor();
    await page.screenshot({ path: join(shots, 'clocks-letter-1366.png') });
  });

  it('gives its 案卡 field by field to the keyboard, and whole as a sheet', async () => {
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱').first().click();
    await page.getByRole('tab', { name: '案卡' }).click();
    const fields = page.getByRole('list', { name: '案卡项目' }).getByRole('button');
    await fields.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '案卡项目' }).getByText('已复制').waitFor();
    const copied = await fields.first().getAttribute('aria-label');
    expect(await fields.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.screenshot({ path: join(shots, 'case-card-1366.png') });
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: '搜索或命令' });
    await search.press('Control+v');
    expect(copied).toBe(`${copied?.split('：')[0]}：${await search.inputValue()}，回车复制`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '导出表格' }).click();
    await expect.poll(async () => (await filesIn(hub.outbox, '.xlsx')).length).toBe(1);
  });

  it('leaves in three faces, none of which names whom it must not', async () => {
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱').first().click();
    const paper = page.getByRole('region', { name: '版式预览' });
    await paper.getByText(/共 \d+ 页/).waitFor({ timeout: 60_000 });
    for (const face of ['全文版', '送达版（遮名）', '汇报版（只有数字）']) {
      await paper.getByLabel('版本').click();
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText(face).click();
      for (const format of ['DOCX', 'PDF']) {
        const before = (await filesIn(hub.outbox, `.${format.toLowerCase()}`)).length;
        await paper.getByRole('button', { name: `导出 ${format}` }).click();
        await expect.poll(async () => (await filesIn(hub.outbox, `.${format.toLowerCase()}`)).length, { timeout: 60_000 }).toBe(before + 1);
      }
    }
    await page.screenshot({ path: join(shots, 'faces-1366.png') });
    const texts = await Promise.all(
      (await filesIn(hub.outbox, '.docx')).map(async (name) => [name, docxParagraphs(await readFile(join(hub.outbox, name))).join('\n')] as const),
    );
    const of = (words: string): string => texts.find(([name]) => name.includes(words))?.[1] ?? '';
    expect(texts.find(([name]) => !name.includes('版'))?.[1]).toContain('张三丰');
    expect(of('送达版')).toContain('张某某');
    for (const face of ['送达版', '汇报版']) for (const name of ['张三丰', '李四']) expect(of(face)).not.toContain(name);
  });

  it("stops an office's own template that brings in a name", async () => {
    const parts = unzipSync((await writeDocx(sampleTemplate)).bytes);
    parts['docProps/core.xml'] = strToU8(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array(0)).replace('巡检台', '张三丰'));
    await goTo(page, '轮次');
    await page.getByRole('tab', { name: '文书模板' }).click();
    await page.getByLabel('模板用于').click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText('检察建议书', { exact: true }).click();
    await page
      .locator('input[type=file][accept=".docx"]')
      .setInputFiles({ name: '本院模板.docx', mimeType: 'application/zip', buffer: Buffer.from(zipSync(parts)) });
    await page.getByText('本院模板.docx 检查通过。').waitFor();
    await page.screenshot({ path: join(shots, 'templates-1366.png') });
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱').first().click();
    const paper = page.getByRole('region', { name: '版式预览' });
    await paper.getByLabel('版本').click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText('送达版').click();
    const before = (await filesIn(hub.outbox, '.docx')).length;
    await paper.getByRole('button', { name: '按本院模板导出' }).click();
    await page.getByRole('menuitem', { name: '本院模板' }).click();
    await page.getByText(/应当遮去的姓名“张三丰”，在文件属性/).waitFor();
    expect(await filesIn(hub.outbox, '.docx')).toHaveLength(before);
  });

  it('meets an objection: the decision is chosen, drafted with its basis, and what it decides is checked', async () => {
    await openSteps();
    await pickDay('收到日期', '2022-11-20');
    await steps().getByLabel('采纳情况').click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText('提出异议').click();
    await steps().getByLabel('回复内容').fill('禁闭经依法批准，请予复核。');
    await steps().getByRole('button', { name: '登记回复' }).click();
    await steps().getByText('应当立即复核').waitFor();
    await page.getByRole('region', { name: '文书列表' }).getByText('异议待复查').waitFor();
    await page.screenshot({ path: join(shots, 'objection-1366.png') });
    await steps().getByRole('button', { name: '起草复查决定书' }).click();
    const form = page.getByRole('region', { name: '新建文书' });
    await form.getByText('异议部分成立，变更（检察建议为修改）').waitFor();
    await form.getByRole('button', { name: '起草复查决定书' }).click();
    await form.getByText('请先选择复查结论。').waitFor();
    await form.getByText('异议成立，撤销（检察建议为撤回）').click();
    await page.screenshot({ path: join(shots, 'review-form-1366.png') });
    await form.getByRole('button', { name: '起草复查决定书' }).click();
    await page.getByRole('textbox', { name: '正文' }).getByText('本院决定：撤回').waitFor();
    await page
      .getByRole('region', { name: '文书体检' })
      .getByText(/1 处必须改正/)
      .waitFor();
    await page.screenshot({ path: join(shots, 'review-decision-1366.png') });
  });
});
