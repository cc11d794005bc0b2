import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedKnowledge, shippedSample } from '#electron/batch/shipped.ts';
import { sampleRound } from '#shared/workbench/sample-round.ts';
import type { SampleStep } from '#shared/workbench/sample-step.ts';
import { Laptop } from './harness/laptop.ts';

const root = new URL('../../', import.meta.url).pathname;
const shots = join(root, 'out/screens');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSPHRASE = '秋天的巡检车队驶向甲监狱';
const TASK_PASSPHRASE = '任务包口令另行告知一组';
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Serious and critical findings of axe, as lines for the failure message. The script is put in through the debugger: the page's own policy forbids it. */
async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run(where: Document, options: object): Promise<{ violations: Violation[] }> } };
    return (await run.run(document, { resultTypes: ['violations'] })).violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 4).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`));
}

/** Everything that sticks out of the window sideways, which would hide it or make the page scroll. */
const overflows = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const main = document.querySelector('.desk-body');
    return [
      ...(scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : []),
      ...(main && main.scrollWidth > main.clientWidth ? [`main ${main.scrollWidth} > ${main.clientWidth}`] : []),
      ...[...document.querySelectorAll<HTMLElement>('.screen')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `screen ${one.scrollWidth} > ${one.clientWidth}`),
    ];
  });

/** Takes the picture in both sizes and collects what is wrong with it. */
async function look(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(shots, `${name}-${size.width}.png`) });
    wrong.push(...(await overflows(page)).map((words) => `${name} ${size.width}: ${words}`));
    wrong.push(...(await seriousViolations(page)).map((words) => `${name} ${size.width}: ${words}`));
  }
  await page.setViewportSize(sizes[0]);
  return wrong;
}

/** Fills the book of a laptop with the sample round, or with its first twenty findings, through the core worker on a bare page. */
async function fill(page: Page, part: 'whole' | 'beginning'): Promise<void> {
  const plan = sampleRound(shippedSample(), shippedKnowledge());
  // Checklist answers of one team are enough to look at: each is a sealed write of its own.
  const work = plan.teams.flatMap((team, i) => (i === 0 ? team.steps : team.steps.filter((step) => step.do !== 'command' || step.name !== 'check.answer')));
  const first = work.filter((step) => step.do === 'command' && step.name === 'finding.record').slice(0, 20);
  const steps = [...plan.prepare, ...(part === 'whole' ? [...work, ...plan.conclude] : first)];
  await page.evaluate(
    async ([passphrase, title, todo]) => {
      const steps = JSON.parse(todo) as SampleStep[];
      const { core } = window;
      await core.session.create({ passphrase, deviceName: '市院-01', personName: '张某' });
      await core.books.foundRound({ title });
      for (const step of steps) {
        if (step.do === 'command') {
          const result = await core.run(step.name, step.input as never);
          if (!result.ok) throw new Error(`${step.name}: ${result.refusal.words}`);
        } else {
          const added = core.evidence.add({ file: new File([step.content], step.name, { type: step.mime }), finding: step.finding }, () => undefined);
          await added;
        }
      }
    },
    // As text: the types of all commands at once are too deep for the compiler.
    [PASSPHRASE, plan.title, JSON.stringify(steps)] as const,
  );
}

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: '解锁' }).click();
  await page.getByRole('navigation', { name: '导航' }).waitFor({ timeout: 30_000 });
};

/** A team's laptop takes the task package in, rewrites the facts of one finding and sends its work back. Gives the finding's title. */
const answerFrom = (page: Page, task: Buffer, facts: string): Promise<string> =>
  page.evaluate(
    async ([passphrase, base64, taskPassphrase, text]) => {
      const { core } = window;
      const nothing = (): void => undefined;
      await core.session.create({ passphrase, deviceName: '一组-01', personName: '李某' });
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const opened = await core.exchange.open({ file: new Blob([bytes]), passphrase: taskPassphrase }, nothing);
      if (opened.needs !== 'nothing') throw new Error(`asks for ${opened.needs}`);
      await core.exchange.apply({ opened: opened.opened, acceptSender: true });
      const { rows } = await core.read('findings.list', { stream: 'prison', limit: 1 });
      const [row] = rows;
      if (!row) throw new Error('no finding came along');
      const edited = await core.run('finding.edit', { id: row.id, fields: { facts: text } });
      if (!edited.ok) throw new Error(edited.refusal.words);
      const { teams } = await core.read('round.overview', {});
      await core.exchange.exportPackage({ kind: 'team', ...(teams[0] ? { team: teams[0].id } : {}) }, nothing);
      return row.title;
    },
    [PASSPHRASE, task.toString('base64'), TASK_PASSPHRASE, facts] as const,
  );

/** Sizes in dots of the pages that Ctrl+P would put on paper: A4 at 300 dots an inch is 2480 by 3508. */
async function printed(page: Page): Promise<[number, number][]> {
  await page.evaluate(() => {
    window.print = () => {
      const pages = [...document.querySelectorAll<HTMLImageElement>('#print-root img')].map((one) => [one.naturalWidth, one.naturalHeight]);
      Object.assign(window, { printedPages: pages });
    };
  });
  await page.keyboard.press('Control+p');
  const handle = await page.waitForFunction(() => (window as unknown as { printedPages?: [number, number][] }).printedPages, undefined, { timeout: 60_000 });
  return (await handle.jsonValue()) as [number, number][];
}

/** First bytes of the file with that ending, once it lies in the folder. */
async function startOfFile(folder: string, ending: string): Promise<string> {
  for (let turn = 0; turn < 120; turn += 1) {
    const name = (await readdir(folder)).find((one) => one.endsWith(ending));
    if (name)
      return readFileSync(join(folder, name))
        .subarray(0, ending === '.pdf' ? 4 : 2)
        .toString('latin1');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`no ${ending} was written`);
}

const go = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: '导航' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.waitForTimeout(500);
};

describe('every screen, looked at in two sizes', () => {
  const wrong: string[] = [];
  const laptops: Laptop[] = [];
  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    const vite = join(root, 'node_modules/.bin/vite');
    execFileSync(vite, ['build', '--config', 'build/config/vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
    execFileSync(vite, ['build', '--config', 'build/config/vite.core-page.config.ts'], { cwd: root, stdio: 'inherit' });
  });
  afterAll(async () => {
    for (const laptop of laptops) await laptop.remove();
  });

  it('first start: vault, recovery code, choice, practice prison', async () => {
    const laptop = await Laptop.start({ rendererDir: join(root, 'out/renderer') });
    laptops.push(laptop);
    const page = await laptop.open();
    await page.getByLabel('使用人姓名').waitFor();
    wrong.push(...(await look(page, '01-first-start')));
    await page.getByLabel('使用人姓名').fill('张某');
    await page.getByLabel('电脑名称').fill('市院-01');
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('再输入一次口令').fill(PASSPHRASE);
    await page.getByRole('button', { name: '建立保险库' }).click();
    await page.getByRole('group', { name: '恢复码' }).waitFor({ timeout: 20_000 });
    wrong.push(...(await look(page, '02-recovery-code')));
    const groups = await page.getByRole('group', { name: '恢复码' }).locator('div').allInnerTexts();
    for (const box of await page.getByLabel(/^核对第/).all()) {
      const at = Number(/\d+/.exec((await box.getAttribute('aria-label')) ?? '')?.[0]);
      await box.fill(groups[at - 1]?.split('\n').at(-1) ?? '');
    }
    await page.getByRole('button', { name: '恢复码已保管好，继续' }).click();
    await page.getByRole('heading', { name: '从哪里开始' }).waitFor();
    wrong.push(...(await look(page, '03-choice')));
    await page.getByRole('button', { name: /^练习监狱/ }).click();
    await page.getByText('练习监狱：全部为虚构内容').waitFor();
    wrong.push(...(await look(page, '04-home-empty')));
    await go(page, '问题');
    wrong.push(...(await look(page, '05-finding-empty')));
    await go(page, '轮次');
    wrong.push(...(await look(page, '06-round-empty')));
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: '解锁' }).waitFor();
    wrong.push(...(await look(page, '07-unlock')));
    await page.getByLabel('口令', { exact: true }).fill('不是这个口令吧');
    await page.getByRole('button', { name: '解锁' }).click();
    await page.getByRole('alert').first().waitFor();
    wrong.push(...(await look(page, '08-wrong-passphrase')));
    await laptop.stop();
  });

  it('the desk over a filled round', async () => {
    const bare = await Laptop.start({ rendererDir: join(root, 'out/core-page') });
    await fill(await bare.open(), 'whole');
    await bare.stop();
    const laptop = await Laptop.start({ rendererDir: join(root, 'out/renderer'), home: bare.home });
    laptops.push(laptop);
    const page = await laptop.open();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`));
    await unlock(page);
    await page.getByRole('heading', { name: '查到哪里了' }).waitFor();
    wrong.push(...(await look(page, '10-home')));
    await go(page, '轮次');
    wrong.push(...(await look(page, '11-round')));
    await page.getByRole('tab', { name: '设备与信任' }).click();
    wrong.push(...(await look(page, '12-devices')));
    await page.getByRole('tab', { name: '发放任务包' }).click();
    wrong.push(...(await look(page, '13-handout')));
    await go(page, '问题');
    await page.locator('.ant-table-row').first().click();
    await page.getByLabel('事实').waitFor();
    await page.getByLabel('快速记录').fill('3jq jb 超期 2r');
    wrong.push(...(await look(page, '14-finding')));
    await page.getByRole('button', { name: /^筛选/ }).click();
    wrong.push(...(await look(page, '15-filter')));
    await page.keyboard.press('Escape');
    for (const [tab, name] of [
      [/^证据/, '16-evidence'],
      [/^依据/, '17-basis'],
      [/^历史/, '18-history'],
      [/^关联/, '19-related'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      wrong.push(...(await look(page, name)));
    }
    await page.keyboard.press('Alt+n');
    await page.getByRole('heading', { name: '新建问题' }).waitFor();
    wrong.push(...(await look(page, '20-new-finding')));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索或命令' }).fill('jb');
    wrong.push(...(await look(page, '21-palette')));
    await page.keyboard.press('Escape');
    await go(page, '文书');
    await page.locator('.ant-table-row').first().click();
    await page.getByRole('img', { name: '第 1 页' }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1_500);
    wrong.push(...(await look(page, '22-letter')));
    expect(await printed(page)).toSatisfy(
      (pages: [number, number][]) => pages.length > 0 && pages.every(([width, height]) => width === 2480 && height === 3508),
    );
    for (const [format, start] of [
      ['PDF', '%PDF'],
      ['DOCX', 'PK'],
    ] as const) {
      await page.getByRole('button', { name: `导出 ${format}` }).click();
      expect(await startOfFile(laptop.outbox, `.${format.toLowerCase()}`)).toBe(start);
    }
    await go(page, '交换');
    wrong.push(...(await look(page, '23-exchange')));
    await go(page, '分歧');
    wrong.push(...(await look(page, '24-conflict-empty')));
    await go(page, '汇总');
    await page.getByRole('heading', { name: '主要数据' }).waitFor();
    wrong.push(...(await look(page, '25-summary')));
    for (const [tab, settled, name] of [
      ['共性问题', page.getByRole('region', { name: '共性问题详情' }), '25-common'],
      ['报告', page.getByRole('img', { name: '第 1 页' }), '26-report'],
      ['统计口径', page.getByRole('region', { name: '口径详情' }), '26-rules'],
      ['指标登记', page.getByRole('heading', { name: '登记指标数值' }), '26-indicators'],
      ['历轮比较', page.getByRole('heading', { name: '以前的轮次' }), '26-compare'],
      ['台账', page.getByRole('heading', { name: '导出台账' }), '26-ledger'],
    ] as const) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await settled.waitFor({ timeout: 60_000 });
      wrong.push(...(await look(page, name)));
    }
    await page.getByRole('button', { name: '导出问题台账' }).click();
    expect(await startOfFile(laptop.outbox, '.xlsx')).toBe('PK');
    await go(page, '设置');
    wrong.push(...(await look(page, '27-settings')));
    await page.getByText('深色', { exact: true }).click();
    await page.getByText('紧凑', { exact: true }).click();
    await page.waitForTimeout(300);
    wrong.push(...(await look(page, '28-settings-dark')));
    for (const [name, file] of [
      ['工作台', '29-home-dark'],
      ['问题', '30-finding-dark'],
      ['汇总', '31-summary-dark'],
    ] as const) {
      await go(page, name);
      wrong.push(...(await look(page, file)));
    }
    expect(errors).toEqual([]);
  });

  it('the desk of a hub that takes a package in, with a difference to settle', async () => {
    const hub = await Laptop.start({ rendererDir: join(root, 'out/core-page') });
    await fill(await hub.open(), 'beginning');
    await hub.stop();
    const office = await Laptop.start({ rendererDir: join(root, 'out/renderer'), home: hub.home });
    const team = await Laptop.start({ rendererDir: join(root, 'out/core-page') });
    laptops.push(office, team);
    const page = await office.open();
    await unlock(page);
    await go(page, '轮次');
    await page.getByRole('tab', { name: '发放任务包' }).click();
    const handout = page.getByRole('region', { name: '第一巡回检察组任务包' });
    await handout.getByLabel('第一巡回检察组任务包口令').fill(TASK_PASSPHRASE);
    await handout.getByRole('button', { name: '导出任务包' }).click();
    await handout.getByText('已回读核对').waitFor({ timeout: 60_000 });
    const [task = ''] = (await readdir(office.outbox)).filter((name) => name.endsWith('.xjb'));
    const words = { ours: '组织方核对后改定的事实。', theirs: '第一组补充核实后写下的事实。' };
    const back = await answerFrom(await team.open(), readFileSync(join(office.outbox, task)), words.theirs);
    const [name = ''] = (await readdir(team.outbox)).filter((one) => one.endsWith('.xjb'));
    await go(page, '问题');
    await page.getByLabel('搜索问题').fill(back);
    await page.locator('.ant-table-row').first().click();
    await page.getByLabel('事实').fill(words.ours);
    await page.getByLabel('标题', { exact: true }).focus();
    await page.waitForTimeout(600);
    await go(page, '交换');
    await page.getByLabel('导入巡检包：选择文件').setInputFiles(join(team.outbox, name));
    await page.getByRole('region', { name: '导入演练' }).waitFor({ timeout: 60_000 });
    wrong.push(...(await look(page, '40-rehearsal')));
    for (const box of await page.getByRole('region', { name: '导入演练' }).getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('tab', { name: '记录与回执' }).click();
    await page.getByRole('heading', { name: '导入记录' }).waitFor();
    await page.getByRole('button', { name: '撤销导入' }).waitFor({ timeout: 60_000 });
    wrong.push(...(await look(page, '41-imported')));
    await go(page, '分歧');
    await page.getByRole('radio').first().waitFor();
    wrong.push(...(await look(page, '42-conflict')));
    await page.getByRole('radio').nth(1).check();
    await page.getByLabel('选定理由').fill('以补充核实为准');
    await page.getByRole('button', { name: '选定', exact: true }).click();
    await page.getByText('没有分歧', { exact: true }).waitFor();
  });

  it('shows nothing that axe calls serious, and nothing sticks out sideways', async () => {
    expect((await readdir(shots)).length).toBeGreaterThan(50);
    expect([...new Set(wrong)]).toEqual([]);
  });
});
