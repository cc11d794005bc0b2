import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { filledLaptop, PASSPHRASE } from './harness/filled-laptop.ts';
import { goTo } from './harness/journey.ts';
import type { Laptop } from './harness/laptop.ts';
const shots = '/tmp/lp/';
const fill = (page: Page): Promise<void> =>
  page.evaluate(async (passphrase) => {
    const { act, core } = window;
    await core.session.create({ passphrase, deviceName: '一组-01', personName: '李某' });
    await core.books.foundRound({ title: '2022年交叉巡回检察' });
    await act('round.edit', { id: 'round', fields: { organiser: '江州市人民检察院' } });
    const team = (await act('team.add', { name: '第一组' })).id;
    const facility = (await act('facility.add', { name: '甲监狱', team, wings: ['一监区'], onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-31' as never })).id;
    const finding = (await act('finding.record', { facility, type: 'D03', title: '禁闭超过十五日', facts: '2022年9月1日至2022年9月17日，罪犯张某被禁闭17天。', wing: '一监区', severity: 3, severityReason: '情节严重', conductFrom: '2022-09-01' as never, foundOn: '2022-10-12' as never })).id;
    await act('finding.confirm', { id: finding });
    const a = (await act('letter.draft', { type: 'correctionNotice', facility, findings: [finding] })).id;
    await act('letter.issue', { id: a, on: '2022-11-08', outside: '院领导纸质签批', number: '江检巡纠违〔2022〕3号' });
    const reply = (await act('reply.add', { letter: a, receivedOn: '2022-11-09', adoption: 'objection', text: '人数有误，请予复查。' })).id;
    await act('reply.review', { id: reply, on: '2022-11-09', outcome: 'changed', reason: '人数核减' });
    await act('letter.draft', { type: 'suggestionLetter', facility, findings: [finding] });
    await act('letter.draft', { type: 'feedbackMinutes', facility, findings: [] });
    await act('letter.draft', { type: 'reductionOpinion', facility, findings: [], recipient: '江州市中级人民法院', person: { name: '王小二', crime: '盗窃罪', sentence: '有期徒刑八年', receivedOn: '2022-10-25' } });
  }, PASSPHRASE);
describe('frame', () => {
  let laptop: Laptop;
  let page: Page;
  beforeAll(async () => {
    ({ laptop, page } = await filledLaptop(fill));
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => laptop?.remove());
  it('shoots', async () => {
    await goTo(page, '文书');
    for (const [name, n] of [['检察建议书', 1], ['反馈会会议纪要', 2], ['减刑提请', 3]] as const) {
      await page.getByRole('table', { name: '文书' }).getByText(new RegExp(`甲监狱 .*${name}`)).first().click();
      await page.getByRole('button', { name: /制发院/ }).click();
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(shots, `frame-${n}.png`) });
      if (n === 3) { await page.getByRole('button', { name: '修改罪犯情况' }).click(); await page.waitForTimeout(400); await page.screenshot({ path: join(shots, 'frame-4.png') }); }
    }
    await page.getByRole('table', { name: '文书' }).getByText(/甲监狱 纠正违法/).first().click();
    await page.getByRole('tab', { name: '办理' }).click();
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: '制作变更后的文书' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'frame-5.png') });
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(shots, 'frame-6.png') });
  });
});
