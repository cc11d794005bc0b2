import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CouchServer } from '#test/helpers/couch-server.ts';
import { goTo, statusLine } from './harness/journey.ts';
import type { Laptop } from './harness/laptop.ts';
import { Profiles, shots, takeTask } from './harness/profiles.ts';

const PASSWORD = '数据库的口令也要够长';
const TASK = '市院-01任务包口令';
const profiles = new Profiles('network');
let server: CouchServer;

beforeAll(async () => {
  await profiles.build();
  server = await CouchServer.start('xunjian', PASSWORD);
  await server.create('round2022');
});
afterAll(async () => {
  await profiles.remove();
  await server?.close();
});

async function toNetwork(page: Page): Promise<void> {
  await goTo(page, '交换');
  await page.getByRole('tab', { name: '网络', exact: true }).click();
}

async function connect(page: Page, shot?: string): Promise<void> {
  await toNetwork(page);
  const section = page.getByRole('region', { name: '网络交换' });
  await section.getByRole('button', { name: '设置服务器' }).click();
  await page.getByLabel('服务器地址').fill(server.address);
  await page.getByLabel('数据库', { exact: true }).fill('round2022');
  await page.getByLabel('用户名').fill('xunjian');
  await page.getByLabel('口令', { exact: true }).fill('不对的口令');
  await page.getByRole('button', { name: '试连并保存' }).click();
  await page.getByText('服务器不接受这个用户名或口令').waitFor();
  if (shot) await page.screenshot({ path: join(shots, `${shot}-1366.png`) });
  await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '试连并保存' }).click();
  await section.getByText('已连接').waitFor();
}

const now = async (page: Page): Promise<void> => {
  await toNetwork(page);
  await page.getByRole('region', { name: '网络交换' }).getByRole('button', { name: '立即交换' }).click();
};

it('two members and a hub over a server of the CouchDB protocol: a conflict seen and settled, stop and resume, the server off and back', async () => {
  const finding: { id: string } = { id: '' };
  const hubLaptop = await profiles.prepared('市院-01', async (page) => {
    await page.evaluate(async (passphrase) => {
      const { core } = window;
      await core.books.foundRound({ title: '2022年全市监狱交叉巡回检察' });
      const value = async (promise: Promise<unknown>) => ((await promise) as { value: { id: string } }).value.id;
      const team = await value(core.run('team.add', { name: '第二巡回检察组' } as never));
      const facility = await value(core.run('facility.add', { name: '甲监狱', kind: 'prison', team } as never));
      await core.run('finding.record', { facility, title: '禁闭超期限', facts: '原稿' } as never);
      await core.exchange.exportPackage({ kind: 'task', team, passphrase }, () => undefined);
    }, TASK);
  });
  const members: Laptop[] = [];
  for (const [device, text] of [
    ['二组-01', '自9月1日起关押于禁闭室共16日'],
    ['二组-02', '自9月1日起关押于禁闭室共十六日，未经审批'],
  ] as const) {
    members.push(
      await profiles.prepared(device, async (page) => {
        await takeTask(page, hubLaptop, TASK);
        finding.id = await page.evaluate(async (facts) => {
          const { core } = window;
          const { rows } = await core.read('findings.list', { stream: 'prison', limit: 1 });
          const [first] = rows;
          await core.run('finding.edit', { id: first?.id, fields: { facts } } as never);
          return first?.id ?? '';
        }, text);
      }),
    );
  }
  const hub = await profiles.desk(hubLaptop, '市院-01');
  const zhang = await profiles.desk(members[0] as Laptop, '二组-01');
  const li = await profiles.desk(members[1] as Laptop, '二组-02');

  await connect(zhang, 'network-form');
  await connect(li);
  await connect(hub);
  // Nobody has enrolled the two laptops: what they sent waits for the hub's person, who compares fingerprints.
  const held = hub.getByRole('region', { name: '网络交换' });
  for (const device of ['二组-01', '二组-02']) {
    await held.getByRole('note').filter({ hasText: device }).getByRole('button', { name: '打开演练' }).click();
    const rehearsal = hub.getByRole('region', { name: '导入演练' });
    await rehearsal.getByText('已通过电话或当面逐组核对上面的指纹').click();
    if (device === '二组-01') await hub.screenshot({ path: join(shots, 'network-held-1366.png') });
    await rehearsal.getByRole('button', { name: /^导入/ }).click();
    await rehearsal.waitFor({ state: 'detached' });
  }
  await expect.poll(() => statusLine(hub)).toContain('分歧 1');
  await hub.screenshot({ path: join(shots, 'network-hub-1366.png') });

  // The conflict is settled by a person at the hub, and everybody has the choice.
  await goTo(hub, '分歧');
  await hub.getByRole('radio').first().check();
  await hub.getByLabel('选定理由').first().fill('以审批表为准');
  await hub.getByRole('button', { name: '选定', exact: true }).first().click();
  await expect.poll(() => statusLine(hub)).toContain('分歧 0');
  await now(hub);
  for (const page of [zhang, li]) {
    await now(page);
    await expect.poll(() => statusLine(page)).toContain('未交出 0');
    // The hub has enrolled the other laptop meanwhile: nobody has to compare its fingerprint here again.
    await expect.poll(() => page.getByRole('button', { name: '打开演练' }).count()).toBe(0);
  }

  // One of them works in the dark.
  await goTo(li, '设置');
  await li.getByText('深色', { exact: true }).click();
  await toNetwork(li);

  // Stopped by the person, then resumed.
  const section = li.getByRole('region', { name: '网络交换' });
  await section.getByRole('button', { name: '停止' }).click();
  await section.getByText('已停止').waitFor();
  await li.screenshot({ path: join(shots, 'network-stopped-dark-1366.png') });
  await expect.poll(() => statusLine(li)).toContain('网络已停');
  await section.getByRole('button', { name: '继续交换' }).click();
  await section.getByText('已连接').waitFor();

  // The server is off: said in words, with the time of the next try; nothing is lost, and it is back by itself.
  server.proxy.on = false;
  await section.getByRole('button', { name: '立即交换' }).click();
  await section.getByText('自动再试').waitFor();
  await expect.poll(() => statusLine(li)).toContain('网络未成');
  await li.screenshot({ path: join(shots, 'network-failed-dark-1366.png') });
  server.proxy.on = true;
  await section.getByText('已连接').waitFor({ timeout: 60_000 });
  await expect.poll(() => statusLine(li)).toMatch(/网络已交换/);
  await li.screenshot({ path: join(shots, 'network-connected-dark-1366.png') });
  await toNetwork(zhang);
  await zhang.screenshot({ path: join(shots, 'network-connected-1366.png') });

  // The page never spoke to the server: the host did, and what lies there and what passed by is ciphertext.
  const seen = Buffer.concat(server.proxy.seen);
  for (const secret of ['禁闭', '二组', '市院', finding.id]) expect(seen.includes(secret)).toBe(false);
  expect(await profiles.nowhere(PASSWORD)).toBe(true);
});
