import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledLaptop, PASSPHRASE } from './harness/filled-laptop.ts';
import { goTo } from './harness/journey.ts';
import type { Laptop } from './harness/laptop.ts';

const shots = new URL('../../out/screens/', import.meta.url).pathname;

/** A round with one prison and three proved findings, through the core worker on a bare page. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async (passphrase) => {
    const { act, core } = window;
    await core.session.create({ passphrase, deviceName: '一组-01', personName: '李某' });
    await core.books.foundRound({ title: '2022年交叉巡回检察' });
    await act('round.edit', { id: 'round', fields: { organiser: '江州市人民检察院' } });
    const team = (await act('team.add', { name: '第一组' })).id;
    const facility = (
      await act('facility.add', { name: '甲监狱', team, wings: ['一监区'], onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-31' as never })
    ).id;
    const findings = [
      { type: 'D03', title: '禁闭超过十五日', facts: '2022年9月1日至2022年9月17日，罪犯张某被禁闭17天。', informants: ['李举报'] },
      { type: 'E04', title: '加分没有事实依据', facts: '2022年9月1日，罪犯王某某被加3分，没有事实依据。' },
      { type: 'D03', title: '禁闭审批手续不全', facts: '2022年9月2日，罪犯赵某的禁闭审批表没有签字。' },
    ];
    for (const finding of findings) {
      const { id } = await act('finding.record', {
        ...finding,
        facility,
        wing: '一监区',
        severity: 3,
        severityReason: '情节严重',
        conductFrom: '2022-09-01' as never,
        foundOn: '2022-10-12' as never,
      });
      await act('finding.confirm', { id });
      const sha256 = 'a'.repeat(64);
      await act('evidence.add', { name: '禁闭登记表.txt', bytes: 1, mime: 'text/plain', sha256, key: `${'A'.repeat(43)}=`, chunks: [], finding: id });
    }
  }, PASSPHRASE);

describe('writing a letter', () => {
  let laptop: Laptop;
  let page: Page;
  const text = () => page.getByRole('textbox', { name: '正文' });
  const health = () => page.getByRole('region', { name: '文书体检' });
  const shot = (name: string) => page.screenshot({ path: join(shots, `${name}-1366.png`) });

  beforeAll(async () => {
    ({ laptop, page } = await filledLaptop(fill));
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await laptop?.remove();
  });

  it('drafts from three findings, and the health check finds nothing but the blank number', async () => {
    await goTo(page, '问题');
    await page.getByRole('region', { name: '问题列表' }).getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /拟制文书/ }).click();
    await page.getByRole('menuitem', { name: '检察建议书' }).click();
    await text().getByText('一、查明的事实和证据').waitFor();
    await health()
      .getByText(/项检查通过/)
      .waitFor();
    await page
      .getByRole('region', { name: '版式预览' })
      .getByText(/共 \d+ 页/)
      .waitFor();
    await shot('letter-writing');
  });

  const toEndOf = async (words: string): Promise<void> => {
    await text()
      .getByText(words)
      .last()
      .evaluate((element) => {
        const paragraph = element.closest('p, h1') ?? element;
        window.getSelection()?.selectAllChildren(paragraph);
        window.getSelection()?.collapseToEnd();
      });
  };
  const selected = () => page.evaluate(() => window.getSelection()?.toString() ?? '');

  it('finds planted faults while they are typed, and jumps to each', async () => {
    await toEndOf('容易引发执法不公或者安全事故');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('请于×年改正,据李举报反映。');
    await health().getByText('其中 2 处必须改正').waitFor();
    await page.keyboard.press('F8');
    await shot('letter-health');
    await health()
      .getByRole('button', { name: /李举报/ })
      .click();
    expect(await selected()).toBe('李举报');
    await health().getByRole('button', { name: /×年/ }).click();
    expect(await selected()).toBe('×年');
    // One step of the text's own undo after the other takes the planted words back.
    await page.keyboard.press('Control+z');
    await health()
      .getByText(/项检查通过/)
      .waitFor();
    await page.keyboard.press('F8');
  });

  it('lets an asking item stand with a reason', async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.type('请按月报送,');
    await health().getByText('还有 1 处没有处理').waitFor();
    await page.keyboard.press('F8');
    await health().getByRole('button', { name: '写明理由放行' }).click();
    await page.keyboard.type('原文如此');
    await page.keyboard.press('Enter');
    await health().getByText('1 处写明理由后放行').waitFor();
    await page.keyboard.press('F8');
    await text().click();
    await page.keyboard.press('Control+End');
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('Backspace');
    await health()
      .getByText(/项检查通过，可以送审/)
      .waitFor();
  });

  it('shows a field that changed at its source, and takes it over only when told', async () => {
    await goTo(page, '问题');
    await page.getByText('禁闭审批手续不全').first().click();
    await page.getByRole('textbox', { name: '标题' }).fill('禁闭审批表缺签字');
    await page.getByRole('textbox', { name: '标题' }).blur();
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱 检察建议书').click();
    const changes = page.getByRole('region', { name: '来源改动' });
    await changes.getByText('来源改动 2 处').waitFor();
    expect(await text().innerText()).toContain('禁闭审批手续不全');
    await shot('letter-slots');
    await changes.getByRole('button', { name: '采用', exact: true }).first().click();
    await changes.getByText('来源改动 1 处').waitFor();
    await changes.getByRole('button', { name: '保留现文' }).click();
    await changes.waitFor({ state: 'detached' });
    const words = await text().innerText();
    expect(words).toContain('禁闭审批表缺签字');
    expect(words).toContain('禁闭审批手续不全');
    await health()
      .getByText(/项检查通过/)
      .waitFor();
  });

  it('finds and replaces with a count, and undoes it in one step', async () => {
    await text().click();
    await page.keyboard.press('Control+h');
    await page.getByLabel('查找', { exact: true }).fill('你单位');
    const count = Number(/\/ (\d+)/.exec(await page.locator('.find-count').innerText())?.[1]);
    expect(count).toBeGreaterThan(2);
    await page.getByLabel('替换为').fill('贵单位');
    await shot('letter-find');
    await page.getByRole('button', { name: `全部替换 ${count} 处` }).click();
    await page.getByText('没有', { exact: true }).waitFor();
    expect((await text().innerText()).split('贵单位').length - 1).toBe(count);
    await page.keyboard.press('Escape');
    await page.getByLabel('替换为').press('Escape');
    await text().click();
    await page.keyboard.press('Control+z');
    expect(await text().innerText()).not.toContain('贵单位');
  });

  it('inserts an article of the day of the conduct, splits and moves paragraphs by keyboard', async () => {
    await toEndOf('第五十八条的规定。');
    await page.keyboard.press('Enter');
    await page.keyboard.type('另见');
    await page.keyboard.press('Alt+i');
    await page.getByLabel('查找要插入的内容').fill('监狱法 禁闭');
    await page.getByText('按行为发生日2022年9月1日的版本').waitFor();
    // Enter at once: it waits for the answer to these words.
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '插入' }).waitFor({ state: 'detached' });
    await page.keyboard.type('。');
    expect(await text().innerText()).toMatch(/另见《中华人民共和国监狱法》（2012年修正）第五十八条[^。]*。/);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索或命令' }).fill('插入');
    await page.keyboard.press('Enter');
    await page.getByText('常用语', { exact: true }).click();
    await page.getByLabel('查找要插入的内容').fill('zxby');
    await page.getByRole('option').first().waitFor();
    await shot('letter-insert');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+Shift+ArrowUp');
  });

  it('leaves an input method alone, and cleans what Word pastes with a word about what stayed behind', async () => {
    const cdp = await page.context().newCDPSession(page);
    await page.keyboard.press('End');
    await cdp.send('Input.imeSetComposition', { text: 'jin', selectionStart: 3, selectionEnd: 3 });
    await cdp.send('Input.imeSetComposition', { text: 'jinbi', selectionStart: 5, selectionEnd: 5 });
    await cdp.send('Input.insertText', { text: '禁闭室' });
    const words = await text().innerText();
    expect(words).toContain('禁闭室');
    expect(words).not.toContain('jin');
    await text().evaluate((element) => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        '<html><body><p class=MsoNormal style="text-indent:32pt"><span style="font-family:仿宋">　　粘贴<b>第一</b>段<o:p></o:p></span></p><p>第二段<img src="x.png"></p><table><tr><td>格</td></tr></table></body></html>',
      );
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('粘贴时没有带入：1 张图片、1 个表格（文字已保留）。').waitFor();
    expect(await text().innerText()).toMatch(/粘贴第一段\n+第二段\n+格/);
    expect(await text().locator('strong').innerText()).toBe('第一');
    await page.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => text().innerText()).not.toContain('粘贴第一段');
  });

  it('leads from a line of the preview to its paragraph, and marks the lines of the paragraph with the caret', async () => {
    const pages = page.getByRole('region', { name: '版式预览' });
    await text().getByText('一、查明的事实和证据').click();
    const marked = pages.locator('.paper-place[data-shown="true"]');
    await marked.first().waitFor({ state: 'attached' });
    const first = await marked.first().getAttribute('data-source');
    await pages.locator(`.paper-place:not([data-source="${first}"])`).first().click();
    await expect.poll(() => marked.first().getAttribute('data-source')).not.toBe(first);
    await page.keyboard.press('End');
  });

  it('keeps every word and the caret through a reload', async () => {
    await page.keyboard.type('重载前');
    await expect.poll(async () => page.getByRole('contentinfo').innerText()).toMatch(/已落盘/);
    const before = await text().innerText();
    await page.waitForTimeout(600);
    await page.reload();
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: '解锁' }).click();
    await text().waitFor();
    await expect.poll(() => text().innerText()).toBe(before);
    await text().focus();
    await page.keyboard.type('之后');
    expect(await text().innerText()).toContain('重载前之后');
  });

  it('shows the versions with their differences and brings one back', async () => {
    await page.getByRole('tab', { name: '历史' }).click();
    const versions = page.getByRole('region', { name: '正文版本' });
    await versions.getByText('李某').first().waitFor();
    await versions.locator('.version-row').first().click();
    await versions.locator('ins').first().waitFor();
    await versions.getByLabel('停在哪一步').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '第 1 步' }).click();
    await versions.getByText('与现在比').click();
    await versions.locator('del').first().waitFor();
    await shot('letter-versions');
    await versions.getByRole('button', { name: '恢复这一版' }).click();
    await page.getByRole('button', { name: /^恢复这 \d+ 段$/ }).click();
    await page.getByRole('tab', { name: '正文' }).click();
    await expect.poll(() => text().innerText()).not.toContain('重载前');
    expect(await text().innerText()).toContain('禁闭审批手续不全');
  });

  it('looks the same in the dark', async () => {
    await goTo(page, '设置');
    await page.getByText('深色', { exact: true }).click();
    await goTo(page, '文书');
    await page.getByRole('region', { name: '文书列表' }).getByText('甲监狱 检察建议书').click();
    await text().getByText('一、查明的事实和证据').waitFor();
    await page.keyboard.press('F8');
    await health()
      .getByText(/处没有处理|检查通过/)
      .first()
      .waitFor();
    await shot('letter-dark');
  });
});
