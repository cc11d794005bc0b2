import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { goTo } from './harness/journey.ts';
import { Laptop } from './harness/laptop.ts';

const root = new URL('../../', import.meta.url).pathname;
const shots = join(root, 'out/screens');
const PASSPHRASE = '秋天的巡检车队驶向甲监狱';

/** A round with one prison and three proved findings, through the core worker on a bare page. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async (passphrase) => {
    const { core } = window;
    const need = async <A>(result: Promise<{ ok: true; value: A } | { ok: false; refusal: { words: string } }>): Promise<A> => {
      const done = await result;
      if (!done.ok) throw new Error(done.refusal.words);
      return done.value;
    };
    await core.session.create({ passphrase, deviceName: '一组-01', personName: '李某' });
    await core.books.foundRound({ title: '2022年交叉巡回检察' });
    await need(core.run('round.edit', { id: 'round', fields: { organiser: '江州市人民检察院' } }));
    const team = (await need(core.run('team.add', { name: '第一组' }))).id;
    const facility = (
      await need(core.run('facility.add', { name: '甲监狱', team, wings: ['一监区'], onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-31' as never }))
    ).id;
    const findings = [
      { type: 'D03', title: '禁闭超过十五日', facts: '2022年9月1日至2022年9月17日，罪犯张某被禁闭17天。', informants: ['李举报'] },
      { type: 'E04', title: '加分没有事实依据', facts: '2022年9月1日，罪犯王某某被加3分，没有事实依据。' },
      { type: 'D03', title: '禁闭审批手续不全', facts: '2022年9月2日，罪犯赵某的禁闭审批表没有签字。' },
    ];
    for (const finding of findings) {
      const { id } = await need(
        core.run('finding.record', {
          ...finding,
          facility,
          wing: '一监区',
          severity: 3,
          severityReason: '情节严重',
          conductFrom: '2022-09-01' as never,
          foundOn: '2022-10-12' as never,
        }),
      );
      await need(core.run('finding.confirm', { id }));
      const sha256 = 'a'.repeat(64);
      await need(
        core.run('evidence.add', { name: '禁闭登记表.txt', bytes: 1, mime: 'text/plain', sha256, key: `${'A'.repeat(43)}=`, chunks: [], finding: id }),
      );
    }
  }, PASSPHRASE);

describe('writing a letter', () => {
  let laptop: Laptop;
  let page: Page;
  const text = () => page.getByRole('textbox', { name: '正文' });
  const health = () => page.getByRole('region', { name: '文书体检' });
  const shot = (name: string) => page.screenshot({ path: join(shots, `${name}-1366.png`) });

  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    const vite = join(root, 'node_modules/.bin/vite');
    for (const config of ['vite.core-page.config.ts', 'vite.config.ts'])
      execFileSync(vite, ['build', '--config', `build/config/${config}`, '--logLevel', 'error'], { cwd: root });
    const first = await Laptop.start({ rendererDir: join(root, 'out/core-page') });
    const begun = await first.open();
    begun.setDefaultTimeout(30_000);
    await begun.waitForFunction(() => 'core' in window);
    await fill(begun);
    await first.stop();
    laptop = await Laptop.start({ rendererDir: join(root, 'out/renderer'), home: first.home });
    page = await laptop.open();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => console.error(error));
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: '解锁' }).click();
    await page.getByRole('navigation', { name: '导航' }).waitFor({ timeout: 30_000 });
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
    await shot('letter-writing');
  });
});
