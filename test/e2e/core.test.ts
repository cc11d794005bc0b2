import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { Laptop } from './harness/laptop.ts';

declare global {
  interface Window {
    core: CoreClient;
  }
}

const rendererDir = new URL('../../out/core-page', import.meta.url).pathname;
const PASSPHRASE = '秋天的巡检车队驶向甲监狱';

beforeAll(() => {
  execFileSync('node_modules/.bin/vite', ['build', '--config', 'build/config/vite.core-page.config.ts'], { stdio: 'inherit' });
});

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.remove();
});

async function laptop(): Promise<{ laptop: Laptop; page: Page }> {
  const made = await Laptop.start({ rendererDir });
  laptops.push(made);
  return { laptop: made, page: await made.open() };
}

/** A vault, a round with one team and one prison, and one finding. */
async function withRound(page: Page): Promise<{ recoveryCode: string; finding: string; facility: string }> {
  return page.evaluate(async (passphrase) => {
    const { core } = window;
    const { recoveryCode } = await core.session.create({ passphrase, deviceName: '市院-01', personName: '张某' });
    await core.books.foundRound({ title: '2022年全市监狱交叉巡回检察' });
    const answer = async (promise: Promise<{ ok: boolean; value?: unknown; refusal?: { words: string } }>) => {
      const result = await promise;
      if (!result.ok) throw new Error(result.refusal?.words);
      return result.value as { id: string };
    };
    const team = await answer(core.run('team.add', { name: '第一巡回检察组' } as never));
    const facility = await answer(core.run('facility.add', { name: '甲监狱', kind: 'prison', team: team.id } as never));
    const finding = await answer(core.run('finding.record', { facility: facility.id, title: '禁闭超期限' } as never));
    return { recoveryCode, finding: finding.id, facility: facility.id };
  }, PASSPHRASE);
}

const stateHashOf = (page: Page) => page.evaluate(async () => (await window.core.verifyLedger(() => undefined)).stateHash);
const unlock = (page: Page, passphrase = PASSPHRASE) =>
  page.evaluate(async (given) => {
    const state = await window.core.session.state();
    if (state.state !== 'locked') throw new Error(state.state);
    const [person] = state.people;
    if (person === undefined) throw new Error('nobody to unlock');
    await window.core.session.unlock({ person: person.id, passphrase: given });
  }, passphrase);

describe('the core worker over a real host, in a real browser', () => {
  it('keeps drafts and entries through a restart, and a deleted browser profile gives the same state', async () => {
    const { laptop: one, page } = await laptop();
    const { finding } = await withRound(page);
    await page.evaluate(async (id) => {
      await window.core.drafts.put({ kind: 'finding', id, field: 'facts', value: '自2022年9月1日起关押于禁闭室共16日。' });
      const committed = await window.core.drafts.commit('finding', id);
      if (!committed.ok) throw new Error(committed.refusal.words);
      await window.core.drafts.put({ kind: 'finding', id, field: 'persons', value: '罪犯甲' });
    }, finding);
    const before = await stateHashOf(page);
    await one.stop();
    await one.startHost();
    let again = await one.open();
    expect((await again.evaluate(() => window.core.session.state())).state).toBe('locked');
    await unlock(again);
    expect(await stateHashOf(again)).toBe(before);
    expect(await again.evaluate((id) => window.core.drafts.of('finding', id), finding)).toEqual({ persons: '罪犯甲' });

    await one.closeBrowser();
    await one.forgetBrowserData();
    again = await one.open();
    await unlock(again);
    expect(await stateHashOf(again)).toBe(before);
    const rebuilt = await again.evaluate(() => window.core.books.rebuild());
    expect(rebuilt).toEqual({ before, after: before });
  });

  it('has everything that was reported saved when the browser itself is killed while records are being written', async () => {
    const { laptop: one, page } = await laptop();
    const { finding, facility } = await withRound(page);
    const saved = { records: 0, drafts: 0 };
    await page.exposeFunction('told', (what: 'records' | 'drafts', count: number) => {
      saved[what] = count;
    });
    await page.evaluate(
      ({ finding: id, facility: place }) => {
        const { core, told } = window as unknown as { core: CoreClient; told(what: string, count: number): Promise<void> };
        const records = async (): Promise<never> => {
          for (let i = 1; ; i++) {
            await core.run('finding.record', { facility: place, title: `第${i}个` } as never);
            void told('records', i);
          }
        };
        const drafts = async (): Promise<never> => {
          for (let i = 1; ; i++) {
            await core.drafts.put({ kind: 'finding', id, field: 'facts', value: `${i}` });
            void told('drafts', i);
          }
        };
        void records();
        void drafts();
      },
      { finding, facility },
    );
    await expect.poll(() => Math.min(saved.records, saved.drafts), { timeout: 15_000 }).toBeGreaterThan(10);
    await one.killBrowser();
    const again = await one.open();
    await unlock(again);
    const seen = await again.evaluate(async (id) => {
      const { core } = window;
      const { problems } = await core.verifyLedger(() => undefined);
      const { before, after } = await core.books.rebuild();
      return { total: (await core.read('findings.list', {} as never)).total, draft: await core.drafts.of('finding', id), problems, same: before === after };
    }, finding);
    expect(seen).toMatchObject({ problems: [], same: true });
    // The finding of the start, and at least all that were reported.
    expect(seen.total).toBeGreaterThan(saved.records);
    expect(Number(seen.draft['facts'])).toBeGreaterThanOrEqual(saved.drafts);
  });

  it('refuses a wrong passphrase in words, slows down, and wipes nothing', async () => {
    const { laptop: one, page } = await laptop();
    await withRound(page);
    const before = await stateHashOf(page);
    await one.closeBrowser();
    const again = await one.open();
    const words: string[] = [];
    for (let i = 0; i < 4; i++)
      words.push(
        await unlock(again, '不对的口令不对的口令').then(
          () => '',
          (error: Error) => error.message,
        ),
      );
    expect(words.slice(0, 3).every((text) => text.includes('口令不对'))).toBe(true);
    expect(words[3]).toMatch(/请等待 \d+ 秒/);
    await again.waitForTimeout(2500);
    await unlock(again);
    expect(await stateHashOf(again)).toBe(before);
  });

  it('leaves no word of what was typed on disk', async () => {
    const { laptop: one, page } = await laptop();
    const { finding } = await withRound(page);
    const marker = 'XJMARKER标记七七四九';
    await page.evaluate(
      async ([id, text]) => {
        await window.core.drafts.put({ kind: 'finding', id: id as string, field: 'facts', value: text as string });
        await window.core.drafts.commit('finding', id as string);
        await window.core.drafts.put({ kind: 'finding', id: id as string, field: 'persons', value: text as string });
        await window.core.evidence.add({ file: new File([`${text}`.repeat(1000)], `${text}.txt`), finding: id as string }, () => undefined);
      },
      [finding, marker],
    );
    await one.stop();
    expect(await one.filesWith(marker, PASSPHRASE)).toEqual([]);
  });

  it('undoes and redoes what was done, typing included', async () => {
    const { page } = await laptop();
    const { finding } = await withRound(page);
    const seen = await page.evaluate(async (id) => {
      const { core } = window;
      const facts = async () => (await core.read('findings.detail', { id }))?.finding.facts;
      const steps: unknown[] = [];
      await core.run('finding.edit', { id, fields: { facts: '第一稿' } } as never);
      await core.run('finding.edit', { id, fields: { facts: '第二稿' } } as never);
      steps.push((await core.undo()).outcome, await facts());
      steps.push((await core.redo()).outcome, await facts());
      await core.drafts.put({ kind: 'finding', id, field: 'facts', value: '正在输入' });
      steps.push((await core.undo()).outcome, await facts());
      return steps;
    }, finding);
    // Undo first makes an entry of what is being typed, then takes that back.
    expect(seen).toEqual(['done', '第一稿', 'done', '第二稿', 'done', '第二稿']);
  });

  it('removes a new record when its making is undone, and brings it back', async () => {
    const { page } = await laptop();
    const { facility } = await withRound(page);
    const seen = await page.evaluate(async (id) => {
      const { core } = window;
      const count = async () => (await core.read('findings.list', {} as never)).total;
      const steps: unknown[] = [await count()];
      await core.run('finding.record', { facility: id, title: '又一个问题' } as never);
      steps.push(await count());
      await core.undo();
      steps.push(await count());
      await core.redo();
      steps.push(await count());
      return steps;
    }, facility);
    expect(seen).toEqual([1, 2, 1, 2]);
  });

  it('stores a file once, reads it back whole, and verifies it', async () => {
    const { page } = await laptop();
    const { finding } = await withRound(page);
    const seen = await page.evaluate(async (id) => {
      const { core } = window;
      const bytes = crypto.getRandomValues(new Uint8Array(65_536));
      const file = new File(
        Array.from({ length: 40 }, () => bytes),
        '录像.bin',
        { type: 'video/mp4' },
      );
      const first = await core.evidence.add({ file, finding: id }, () => undefined);
      const second = await core.evidence.add({ file }, () => undefined);
      const back = await core.evidence.read(first.id);
      return { first, second, size: back.size, type: back.type, verified: await core.evidence.verify(first.id) };
    }, finding);
    expect(seen.second).toEqual({ id: seen.first.id, known: true });
    expect(seen.size).toBe(40 * 65_536);
    expect(seen.verified.intact).toBe(true);
  });

  it('backs up to a second place, and restores on another laptop with the recovery code as a new device', async () => {
    const { laptop: one, page } = await laptop();
    const { recoveryCode, finding } = await withRound(page);
    await page.evaluate(
      async (id) => void (await window.core.evidence.add({ file: new File(['证据内容'], '证据.txt'), finding: id }, () => undefined)),
      finding,
    );
    const before = await stateHashOf(page);
    await mkdir(join(one.outbox, '..', 'stick'), { recursive: true });
    const state = await page.evaluate(async () => {
      await window.core.backup.choosePlace();
      return window.core.backup.run(() => undefined);
    });
    expect(state.lastFailure).toBeNull();
    expect(state.lastVerified).toMatch(/^\d{4}-/);
    const stick = join(one.outbox, '..', 'stick');
    const names = execFileSync('ls', [stick], { encoding: 'utf8' }).trim().split('\n');
    const files = await Promise.all(names.map(async (name) => ({ name, bytes: [...(await readFile(join(stick, name)))] })));

    const other = await laptop();
    const restored = await other.page.evaluate(
      async ({ given, code, passphrase }) => {
        const { core } = window;
        const backup = given.map(({ name, bytes }) => new File([Uint8Array.from(bytes)], name));
        const wrong = await core.session.restore({ backup, recoveryCode: code.replace(/^.{4}/, 'AAAA'), passphrase, deviceName: '新电脑' }).then(
          () => '',
          (error: Error) => error.message,
        );
        await core.session.restore({ backup, recoveryCode: code, passphrase, deviceName: '新电脑' });
        const verified = await core.verifyLedger(() => undefined);
        const evidence = await core.read('evidence.list', {} as never);
        return { wrong, verified, evidence: JSON.stringify(evidence), state: await core.session.state(), devices: await core.exchange.devices() };
      },
      { given: files, code: recoveryCode, passphrase: PASSPHRASE },
    );
    expect(restored.wrong).toContain('恢复码');
    expect(restored.verified.problems).toEqual([]);
    expect(restored.verified.stateHash).toBe(before);
    expect(restored.devices.map((device) => device.role)).toEqual(['hub', 'hub']);
    expect(restored.evidence).toContain('证据.txt');
  });
});
