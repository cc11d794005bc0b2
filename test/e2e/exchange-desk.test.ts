import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, exportTeamPackage, goTo, statusLine } from './harness/journey.ts';
import { newestOf, Profiles, shots, takeTask } from './harness/profiles.ts';

const profiles = new Profiles('exchange-desk');
const TEAM = '第二巡回检察组';
const TASK = '电话里说的任务包口令';
/** A picture of one dot: enough to see that evidence is shown, not only named. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

beforeAll(() => profiles.build());
afterAll(() => profiles.remove());

const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(shots, `exchange-${name}-1366.png`) });
const dropped = (page: Page, name: string): Locator => page.getByRole('list', { name: '拖入的文件' }).getByRole('listitem').filter({ hasText: name });
const tab = (page: Page, name: RegExp | string): Promise<void> => page.getByRole('tab', { name }).click();

/** The rehearsal that is open: the fingerprint compared where it asks, then taken in. */
async function takeIn(page: Page): Promise<void> {
  const rehearsal = page.getByRole('region', { name: '导入演练' });
  const heading = await rehearsal.getByRole('heading').first().innerText();
  const heard = rehearsal.getByText('已通过电话或当面逐组核对上面的指纹');
  if (await heard.isVisible()) await heard.click();
  await rehearsal.getByRole('button', { name: '导入', exact: true }).click();
  await dropped(page, heading.slice(heading.indexOf('：') + 1))
    .getByText('已导入')
    .waitFor();
}

it('two members and a hub by file, through the buttons: files of every kind at once, a difference seen, asked about and settled, receipts, a mass deletion, clearing', async () => {
  const hubLaptop = await profiles.prepared('市院-01', async (page) => {
    await page.evaluate(
      async ([passphrase, dot, name]) => {
        const { core } = window;
        const made = async (answer: Promise<unknown>) => ((await answer) as { value: { id: string } }).value.id;
        await core.books.foundRound({ title: '2022年全市监狱交叉巡回检察' });
        await core.session.addPerson({ name: '复核人', passphrase: '复核人的口令要够长才行' });
        const team = await made(core.run('team.add', { name } as never));
        const facility = await made(core.run('facility.add', { name: '甲监狱', kind: 'prison', team } as never));
        const facts = { facts: '罪犯甲自9月1日起关押于禁闭室', conductFrom: '2022-09-01' };
        const finding = await made(core.run('finding.record', { facility, type: 'D03', title: '禁闭超期限', ...facts } as never));
        const png = Uint8Array.from(atob(dot), (one) => one.charCodeAt(0));
        await core.evidence.add({ file: new File([png], '禁闭室照片.png', { type: 'image/png' }), finding }, () => undefined);
        await core.exchange.exportPackage({ kind: 'task', team, passphrase }, () => undefined);
      },
      [TASK, DOT, TEAM] as const,
    );
  });
  const rewritten = (page: Page, facts: string): Promise<void> =>
    page.evaluate(async (text) => {
      const { core } = window;
      const { rows } = await core.read('findings.list', {});
      await core.run('finding.edit', { id: rows[0]?.id, fields: { facts: text } } as never);
      const { facilities } = await core.read('round.overview', {});
      const again = {
        facility: facilities[0]?.id,
        type: 'D03',
        title: '禁闭室超期关押',
        facts: '罪犯乙在禁闭室关押二十日，未见延长审批。',
        conductFrom: '2022-09-03',
      };
      await core.run('finding.record', again as never);
    }, facts);
  const zhangLaptop = await profiles.prepared('二组-01', async (page) => {
    await takeTask(page, hubLaptop, TASK);
    await rewritten(page, '罪犯甲自9月1日起关押于禁闭室共16日');
  });
  const liLaptop = await profiles.prepared('二组-02', async (page) => {
    await takeTask(page, hubLaptop, TASK);
    await rewritten(page, '罪犯甲自9月1日起关押于禁闭室共十六日，未经审批');
    await page.evaluate(async () => {
      const { core } = window;
      await core.exchange.exportCard();
      await core.exchange.exportPackage({ kind: 'team' }, () => undefined);
      const { rows } = await core.read('findings.list', {});
      for (const { id } of rows) await core.run('finding.remove', { id, reason: '误录' });
      await core.exchange.exportPackage({ kind: 'team' }, () => undefined);
    });
  });

  // 张某 hands over with the buttons; the counts say what is on its way.
  const zhang = await profiles.desk(zhangLaptop, '二组-01');
  await exportTeamPackage(zhang);
  await expect.poll(() => statusLine(zhang)).toMatch(/未回执 [1-9]/);

  // At the hub everything is dropped at once, whatever it is: two packages, one of them cut off, a card, a picture.
  const hub = await profiles.desk(hubLaptop, '市院-01');
  await goTo(hub, '交换');
  const cutOff = join(hubLaptop.outbox, '没拷完.xjb');
  const whole = await readFile(await newestOf(liLaptop, '成果包-001'));
  await writeFile(cutOff, whole.subarray(0, whole.length - 30));
  const picture = join(hubLaptop.outbox, '现场.jpg');
  await writeFile(picture, Buffer.from(DOT, 'base64'));
  await hub
    .getByLabel('导入巡检包：选择文件')
    .setInputFiles([cutOff, await newestOf(liLaptop, '.xjcard'), await newestOf(liLaptop, '成果包-001'), picture, await newestOf(zhangLaptop, '成果包')]);
  await dropped(hub, '没拷完.xjb').getByText('巡检包不完整').waitFor();
  await dropped(hub, '.xjcard').getByRole('button', { name: '去设备与信任' }).waitFor();
  const rehearsal = hub.getByRole('region', { name: '导入演练' });
  await rehearsal.getByText('时钟').first().waitFor();
  await shot(hub, 'dropped');
  await takeIn(hub);
  await dropped(hub, '现场.jpg').getByText('这是图片').waitFor();
  await rehearsal.getByRole('button', { name: /看问题产生分歧 1 项/ }).click();
  const changes = rehearsal.getByRole('region', { name: '会变化的记录' });
  await changes.getByText('产生分歧', { exact: true }).click();
  await changes.getByText('并列').first().waitFor();
  await shot(hub, 'rehearsal');
  await takeIn(hub);
  await shot(hub, 'taken-in');
  await hub.getByRole('button', { name: /^收起已处理的/ }).click();
  await dropped(hub, '没拷完.xjb').getByRole('button', { name: '收起' }).click();
  await hub.getByRole('region', { name: '打不开的巡检包' }).getByRole('button', { name: '不再列出' }).click();
  await shot(hub, 'board');

  // An import is taken back as a whole, and again; then both receipts are written.
  await tab(hub, '记录与回执');
  const undo = hub.getByRole('button', { name: '撤销导入' });
  await undo.first().click();
  await hub.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect.poll(() => statusLine(hub)).toContain('分歧 0');
  await hub.getByRole('button', { name: '重新计入' }).click();
  await expect.poll(() => statusLine(hub)).toContain('分歧 1');
  for (const at of [0, 1]) {
    await hub.getByRole('button', { name: '写回执' }).first().click();
    await expect.poll(() => hub.getByRole('button', { name: '再给回执' }).count()).toBe(at + 1);
  }
  await shot(hub, 'log');

  // Seen with its evidence, asked back, settled; and the problem that both wrote down is counted once.
  await goTo(hub, '分歧');
  await hub.getByRole('region', { name: '证据' }).getByRole('button', { name: '查看 禁闭室照片.png' }).locator('img').waitFor();
  await hub.getByRole('button', { name: '退回询问' }).click();
  const asked = hub.getByRole('region', { name: '退回询问' });
  await choose(hub, '询问哪一组', TEAM);
  await asked.getByLabel('询问内容').fill('依据哪份材料认定未经审批？');
  await shot(hub, 'conflict');
  await asked.getByRole('button', { name: '发出询问' }).click();
  await hub.getByText('综合改写').click();
  await hub.getByLabel('综合改写事实').fill('罪犯甲自9月1日起关押于禁闭室共16日，未经审批');
  await hub.getByLabel('选定理由').fill('以禁闭审批登记簿为准');
  await shot(hub, 'combine');
  await hub.getByRole('button', { name: '选定', exact: true }).click();
  await expect.poll(() => statusLine(hub)).toContain('分歧 0');
  await tab(hub, /^询问/);
  await hub.getByText('依据哪份材料认定未经审批？').waitFor();
  await shot(hub, 'questions');
  await tab(hub, /^同一问题/);
  await shot(hub, 'same');
  await hub.getByRole('button', { name: '是同一问题', exact: true }).click();
  await hub.getByText('同一问题，计').waitFor();

  // What 李某 took away would empty the book: a second person has to say so with their own passphrase.
  await goTo(hub, '交换');
  await hub.getByLabel('导入巡检包：选择文件').setInputFiles(await newestOf(liLaptop, '成果包-002'));
  const second = hub.getByRole('alert', { name: '第二人确认' });
  await choose(hub, '确认人', '复核人');
  await second.getByLabel('确认人的口令').fill('不对的口令');
  await shot(hub, 'second-person');
  await rehearsal.getByRole('button', { name: '导入', exact: true }).click();
  await dropped(hub, '成果包-002').getByText('口令不对').waitFor();
  await dropped(hub, '成果包-002').getByRole('button', { name: '重试' }).click();
  await choose(hub, '确认人', '复核人');
  await second.getByLabel('确认人的口令').fill('复核人的口令要够长才行');
  await takeIn(hub);
  await tab(hub, '记录与回执');
  await hub.getByRole('button', { name: '撤销导入' }).first().click();
  await hub.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await hub.getByText('已撤销').waitFor();

  // Back to 张某: the receipt and what was settled.
  await goTo(hub, '交换');
  await tab(hub, '导出');
  await hub.getByRole('button', { name: '导出回发包' }).click();
  await hub.getByText('已回读核对').waitFor();
  await shot(hub, 'export');
  const receipts = (await readdir(hubLaptop.outbox)).filter((name) => name.includes('回执')).map((name) => join(hubLaptop.outbox, name));
  await zhang.getByLabel('导入巡检包：选择文件').setInputFiles([...receipts, await newestOf(hubLaptop, '回发包')]);
  await takeIn(zhang);
  await expect.poll(() => statusLine(zhang)).toMatch(/未交出 0/);
  await tab(zhang, '记录与回执');
  await zhang.getByText('已入库').first().waitFor();
  await shot(zhang, 'handover');
  await goTo(zhang, '问题');
  await zhang.locator('.ant-table-row').filter({ hasText: '禁闭超期限' }).click();
  await expect.poll(() => zhang.getByRole('textbox', { name: '事实' }).inputValue()).toBe('罪犯甲自9月1日起关押于禁闭室共16日，未经审批');

  // Cleared only now, with a reason; the signed record stays on the laptop.
  await goTo(zhang, '设置');
  await zhang.getByRole('button', { name: '从这台电脑清除本轮次' }).click();
  await zhang.getByRole('dialog').getByRole('textbox').fill('巡回结束，交回电脑');
  await zhang.getByRole('dialog').getByRole('button', { name: '清除本轮次' }).click();
  await zhang.getByRole('region', { name: '清除记录' }).getByText('核对无误').waitFor();
  await shot(zhang, 'cleared');
});
