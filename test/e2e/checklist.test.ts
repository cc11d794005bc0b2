import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledLaptop, PASSPHRASE } from './harness/filled-laptop.ts';
import { goTo } from './harness/journey.ts';
import type { Laptop } from './harness/laptop.ts';

const shots = new URL('../../out/screens/', import.meta.url).pathname;

/** A round with one prison and one oral opinion of long ago, through the core worker on a bare page. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async (passphrase) => {
    const { act, core } = window;
    await core.session.create({ passphrase, deviceName: '一组-01', personName: '李某' });
    await core.books.foundRound({ title: '2022年交叉巡回检察' });
    const team = (await act('team.add', { name: '第一组' })).id;
    const facility = (await act('facility.add', { name: '甲监狱', team, residentOffice: '驻甲监狱检察室', wings: ['一监区', '三监区'] })).id;
    const id = (
      await act('finding.record', { facility, type: 'G05', title: '劳动时间超长', facts: '经查属实。', conductFrom: '2022-09-01' as never, severity: 2 })
    ).id;
    await act('finding.confirm', { id });
    await act('finding.oral', { id, on: '2022-09-29' });
  }, PASSPHRASE);

describe('checklist, clocks and library on the screen', () => {
  let laptop: Laptop;
  let page: Page;
  beforeAll(async () => {
    ({ laptop, page } = await filledLaptop(fill));
  });
  afterAll(async () => {
    await laptop?.remove();
  });

  it('runs the three answers by keyboard and opens a finding in seconds', async () => {
    await goTo(page, '检查清单');
    await page.getByRole('button', { name: '生成清单' }).last().click();
    await page.getByRole('menuitem', { name: '监狱', exact: true }).click();
    const list = page.getByRole('region', { name: /^检查项，上下键选择/ });
    await list.waitFor();
    await page.getByText('A01').first().waitFor();
    await list.focus();
    const began = Date.now();
    await page.keyboard.press('1');
    await page.getByText('已开出一条问题').first().waitFor();
    expect(Date.now() - began).toBeLessThan(10_000);
    await page.keyboard.press('2');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.getByText(/^已填 2 \//).waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await page.getByText('“未检查”要写明原因。').waitFor();
    await page.keyboard.type('监区隔离');
    await page.keyboard.press('Enter');
    await page.getByText(/^已填 3 \//).waitFor();
    await page.screenshot({ path: join(shots, 'checklist-1366.png') });
    await page.getByText('覆盖', { exact: true }).click();
    await page.getByRole('table', { name: '检查覆盖情况' }).waitFor();
    await page.screenshot({ path: join(shots, 'coverage-1366.png') });
    await page.getByText('导入导出', { exact: true }).click();
    await page.getByRole('button', { name: '导出为表格' }).click();
    await page.getByText('监狱巡回检察清单.xlsx 已写入').waitFor();
    await page.locator('input[type=file]').setInputFiles(join(laptop.outbox, '监狱巡回检察清单.xlsx'));
    await page.getByText(/^增加 0 项，修改 0 处，停用 0 项/).waitFor();
    await page.screenshot({ path: join(shots, 'checklist-sheet-1366.png') });
  });

  it('shows overdue clocks and drafts the next paper', async () => {
    await goTo(page, '期限');
    await page.getByText(/^已逾期 \d+ 日$/).waitFor();
    await page.screenshot({ path: join(shots, 'clock-1366.png') });
    await page.getByRole('button', { name: '起草纠正违法通知书' }).click();
    await page.getByText('劳动时间超长').first().waitFor();
    await goTo(page, '期限');
    await page.getByRole('button', { name: '打开草稿' }).waitFor();
  });

  it('shows the law of a day', async () => {
    await goTo(page, '资料库');
    await page.getByLabel('适用日期').fill('2025-12-01');
    await page.getByLabel('适用日期').press('Enter');
    await page.getByLabel('查找', { exact: true }).fill('禁闭');
    await page.getByText('第五十八条').first().waitFor();
    await page.getByLabel('适用日期').fill('2026-12-01');
    await page.getByLabel('适用日期').press('Enter');
    await page.getByText('第八十四条').first().waitFor();
    await page.screenshot({ path: join(shots, 'library-1366.png') });
  });

  it('keeps the work log, a talk by Enter alone, and what was copied', async () => {
    await goTo(page, '谈话日志');
    const quick = page.getByLabel('快速记日志');
    await quick.fill('sdck 3jq 张检、李检 2h 查看禁闭室值班');
    await quick.press('Enter');
    // Names that are no members of the round need their sign.
    await page.getByText(/进入监区、监舍应当不少于二人/).waitFor();
    await quick.fill('sdck 3jq @张检、李检 2h 查看禁闭室值班');
    await quick.press('Enter');
    await page.getByRole('region', { name: '工作日志详情' }).waitFor();
    await quick.fill('dy 12卷 3册 查阅计分考核档案');
    await quick.press('Enter');
    await page.getByText('2 条', { exact: true }).waitFor();
    await page.screenshot({ path: join(shots, 'worklog-1366.png') });
    await page.getByText(/^谈话笔录 \d+$/).click();
    const talkers = page.getByLabel('谈话人', { exact: true });
    await talkers.fill('张检、李检、');
    await page.getByLabel('对象姓名').fill('赵某');
    await page.getByLabel('对象姓名').press('Enter');
    await page.getByRole('button', { name: '开始第一问' }).click();
    for (const [question, answer] of [
      ['你叫什么名字？', '赵某。'],
      ['禁闭了几天？', '十六天。'],
    ] as const) {
      await page.keyboard.type(question);
      await page.keyboard.press('Enter');
      await page.keyboard.type(answer);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Backspace');
    await page.getByRole('heading', { name: '问答 2' }).waitFor();
    // Not one key was lost between the lines; the third question comes and goes with its record.
    const typed = (): Promise<string[]> => page.getByLabel(/^[问答]$/).evaluateAll((all) => all.map((area) => (area as HTMLTextAreaElement).value));
    await expect.poll(typed).toEqual(['你叫什么名字？', '赵某。', '禁闭了几天？', '十六天。']);
    await page.getByRole('contentinfo').getByText('分歧 0').waitFor();
    await page.screenshot({ path: join(shots, 'talk-1366.png') });
    await page.getByRole('button', { name: '打印笔录' }).click();
    await page.getByRole('region', { name: '文书编辑' }).waitFor();
    await page.screenshot({ path: join(shots, 'talk-paper-1366.png') });
    await goTo(page, '谈话日志');
    await page.getByText(/^调取材料 \d+$/).click();
    const material = page.getByLabel('快速登记材料');
    await material.fill('禁闭审批表 2份 14页 狱政科');
    await material.press('Enter');
    await page.getByRole('region', { name: '调取材料详情' }).waitFor();
    await page.screenshot({ path: join(shots, 'material-1366.png') });
    await page.getByText('工作量', { exact: true }).click();
    await page.getByRole('region', { name: '按检察方法' }).waitFor();
    await page.screenshot({ path: join(shots, 'work-1366.png') });
  });

  it('takes a type of the round in the picker and the quick line', async () => {
    await goTo(page, '资料库');
    await page.getByText(/^问题类型 \d+$/).click();
    await page.getByLabel('自定类型名称').fill('会见室录音缺失');
    await page.getByRole('button', { name: '增加', exact: true }).click();
    await page.getByText(/已增加 DX1/).waitFor();
    await page.screenshot({ path: join(shots, 'own-type-1366.png') });
    await goTo(page, '问题');
    await page.getByLabel('快速记录').fill('3jq hjslyqs');
    await page.getByText('DX1 会见室录音缺失').waitFor();
    await page.getByLabel('快速记录').press('Enter');
    await page.getByRole('region', { name: '问题详情' }).getByText('DX1 会见室录音缺失').first().waitFor();
  });

  it('keeps the settings of the office, and gives out numbers', async () => {
    await goTo(page, '轮次');
    await page.getByRole('tab', { name: '本院设置' }).click();
    await page.getByRole('button', { name: '刑事执行检察部门' }).click();
    await page.getByLabel('院代字').fill('江检');
    await page.getByLabel('院代字').press('Enter');
    await expect.poll(() => page.getByLabel('纠正违法通知书的代字').inputValue()).toBe('江检纠违');
    const entry = page.getByLabel('进入监区、监舍不少于（省级标准）');
    await entry.fill('1');
    await entry.press('Tab');
    await page.getByText(/只能在规定的基础上从严（2至20人）/).waitFor();
    await entry.fill('3');
    await entry.press('Tab');
    await page.getByText('未写依据').waitFor();
    await page.screenshot({ path: join(shots, 'office-limits-1366.png') });
    await page.getByLabel('院代字').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'office-1366.png') });
    await page.getByRole('button', { name: '设置纠正违法通知书的审批' }).click();
    await page.screenshot({ path: join(shots, 'office-approval-1366.png') });
    await page.getByRole('tab', { name: '文号' }).click();
    await page.getByLabel('起号').fill('7');
    await page.getByLabel('止号').fill('12');
    await page.getByRole('button', { name: '分配号段' }).click();
    await page.getByText(/^江检纠违〔\d{4}〕7号$/).waitFor();
    await page.screenshot({ path: join(shots, 'numbers-1366.png') });
  });

  it('carries a finding through its life, with a reason where it departs from the rule', async () => {
    await goTo(page, '问题');
    await page.getByRole('region', { name: '问题列表' }).getByText('劳动时间超长').first().click();
    const editor = page.getByRole('region', { name: '问题详情' });
    await editor.getByText('规则建议：').first().waitFor();
    await editor.getByLabel('严重程度').getByText('严重违法', { exact: true }).click();
    await editor.getByText(/改为严重违法要写明定级理由/).waitFor();
    await editor.getByLabel('定级理由').fill('多名罪犯受伤');
    await editor.getByLabel('定级理由').press('Tab');
    await editor.getByText(/改为严重违法要写明定级理由/).waitFor({ state: 'detached' });
    await page.screenshot({ path: join(shots, 'measure-1366.png') });
    await editor.getByRole('tab', { name: '办理' }).click();
    await editor.getByText('现处阶段').waitFor();
    await editor.getByRole('button', { name: '复核、回头看' }).click();
    await editor.getByText('整改不到位', { exact: true }).click();
    await editor.getByLabel('复核情况').fill('现场仍有同类情形');
    await page.screenshot({ path: join(shots, 'life-1366.png') });
    await editor.getByRole('button', { name: '登记复核' }).click();
    await editor.getByText('已复核', { exact: true }).waitFor();
    await goTo(page, '期限');
    await page.getByLabel('收到建议书副本日').fill('2026-11-20');
    await page.getByLabel('收到建议书副本日').press('Enter');
    await page.getByLabel('事项').fill('罪犯张某减刑建议');
    await page.getByLabel('事项').press('Enter');
    await page.getByRole('button', { name: '延长十日' }).waitFor();
    await page.screenshot({ path: join(shots, 'clock-1366.png') });
    await goTo(page, '工作台');
    await page.getByRole('button', { name: /^甲监狱检查清单已查 2 / }).waitFor();
    await page.screenshot({ path: join(shots, 'home-clocks-1366.png') });
  });

  it('says in words that a data file of the program is damaged, instead of waiting', async () => {
    await page.context().route('**/assets-data/taxonomy/problem-types.json', (route) => route.fulfill({ body: '{"version":' }));
    await page.reload();
    await page.getByRole('heading', { name: '巡检台没有打开' }).waitFor();
    await page.getByText(/“taxonomy\/problem-types.json”已损坏/).waitFor();
    await page.screenshot({ path: join(shots, 'damaged-1366.png') });
    await page.context().unrouteAll();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByLabel('口令', { exact: true }).waitFor();
  });
});
