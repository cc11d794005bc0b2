import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenedPackage } from '#renderer/core/api.ts';
import type { CoreClient } from '#renderer/core/client.ts';
import { Laptop } from './harness/laptop.ts';

declare global {
  interface Window {
    core: CoreClient;
  }
}

const rendererDir = new URL('../../out/core-page', import.meta.url).pathname;
const laptops: Laptop[] = [];

beforeAll(() => {
  execFileSync('node_modules/.bin/vite', ['build', '--config', 'build/config/vite.core-page.config.ts'], { stdio: 'inherit' });
});
afterAll(async () => {
  for (const laptop of laptops) await laptop.remove();
});

interface Site {
  readonly laptop: Laptop;
  readonly page: Page;
}

async function site(deviceName: string, personName: string): Promise<Site> {
  const laptop = await Laptop.start({ rendererDir });
  laptops.push(laptop);
  const page = await laptop.open();
  await page.evaluate(({ passphrase, ...names }) => window.core.session.create({ passphrase, ...names }), {
    passphrase: `${deviceName}的口令要够长才行`,
    deviceName,
    personName,
  });
  return { laptop, page };
}

/** The newest file in a laptop's outbox, as the bytes that a stick would carry. */
async function carried({ laptop }: Site, ending: string, kind = ''): Promise<{ name: string; bytes: number[] }> {
  const names = (await readdir(laptop.outbox)).filter((name) => name.endsWith(ending) && name.includes(kind)).sort();
  const name = names.at(-1);
  if (!name) throw new Error(`nothing ending in ${ending}`);
  return { name, bytes: [...(await readFile(join(laptop.outbox, name)))] };
}

/** The three laptops as the first test leaves them: the second goes on from there, with the same browsers. */
let met: { hub: Site; zhang: Site; li: Site; team: string; finding: string } | undefined;

type Opened = Extract<OpenedPackage, { needs: 'nothing' }>;

const open = (to: Site, file: { name: string; bytes: number[] }, passphrase?: string): Promise<OpenedPackage> =>
  to.page.evaluate(
    ({ given, pass }) =>
      window.core.exchange.open(
        { file: new File([Uint8Array.from(given.bytes)], given.name), ...(pass === undefined ? {} : { passphrase: pass }) },
        () => undefined,
      ),
    { given: file, pass: passphrase },
  );

async function takeIn(to: Site, file: { name: string; bytes: number[] }, acceptSender = false, passphrase?: string) {
  const opened = (await open(to, file, passphrase)) as Opened;
  const record = await to.page.evaluate((input) => window.core.exchange.apply(input), { opened: opened.opened, acceptSender });
  return { opened, record };
}

const facts = ({ page }: Site, id: string) =>
  page.evaluate(async (finding) => {
    const detail = await window.core.read('findings.detail', { id: finding });
    return { facts: detail?.finding.facts, disputes: detail?.disputes.length };
  }, id);
const bookOf = ({ page }: Site) =>
  page.evaluate(async () => {
    const state = await window.core.session.state();
    return (state.state === 'open' ? state.book?.book : undefined) as never;
  });
const stateHash = ({ page }: Site) => page.evaluate(async () => (await window.core.verifyLedger(() => undefined)).stateHash);
const edit = ({ page }: Site, id: string, text: string) =>
  page.evaluate(async ([finding, value]) => void (await window.core.run('finding.edit', { id: finding, fields: { facts: value } } as never)), [id, text]);

it('a hub, a team with two laptops: task, findings, packages in any order, a conflict kept until it is settled, undo of an import', async () => {
  const hub = await site('市院-01', '王某');
  const zhang = await site('二组-01', '张某');
  const li = await site('二组-02', '李某');

  const { team, facility } = await hub.page.evaluate(async () => {
    const { core } = window;
    await core.books.foundRound({ title: '2022年全市监狱交叉巡回检察' });
    const value = async (promise: Promise<unknown>) => ((await promise) as { value: { id: string } }).value.id;
    const id = await value(core.run('team.add', { name: '第二巡回检察组' } as never));
    return { team: id, facility: await value(core.run('facility.add', { name: '甲监狱', kind: 'prison', team: id } as never)) };
  });

  // 张某 hands over a device card and gets a package sealed to the laptop; 李某 gets one with a passphrase.
  await zhang.page.evaluate(() => window.core.exchange.exportCard());
  const card = await carried(zhang, '.xjcard');
  const own = await zhang.page.evaluate(() => window.core.exchange.card());
  const read = await hub.page.evaluate(async (file) => {
    const { core } = window;
    const found = await core.exchange.readCard(new Blob([Uint8Array.from(file.bytes)]));
    return found;
  }, card);
  expect(read.fingerprint).toBe(own.fingerprint);
  await hub.page.evaluate(({ found, to }) => window.core.exchange.enrol({ card: found.card, role: 'team', team: to }), { found: read, to: team });
  await hub.page.evaluate((to) => window.core.exchange.exportPackage({ kind: 'task', team: to }, () => undefined), team);
  const sealedTask = await carried(hub, '.xjb');
  await hub.page.evaluate((to) => window.core.exchange.exportPackage({ kind: 'task', team: to, passphrase: '电话里说的口令' }, () => undefined), team);
  const passphraseTask = await carried(hub, '.xjb');

  await expect(open(li, sealedTask)).rejects.toThrow('没有');
  expect(await open(li, passphraseTask)).toEqual({ needs: 'passphrase' });
  await expect(open(li, passphraseTask, '错的口令')).rejects.toThrow('口令不对');
  const zhangTask = await takeIn(zhang, sealedTask, true);
  expect(zhangTask.opened.newBook).toBe(true);
  await takeIn(li, passphraseTask, false, '电话里说的口令');
  expect(await stateHash(zhang)).toBe(await stateHash(hub));

  const finding = await zhang.page.evaluate(async (place) => {
    const { core } = window;
    const made = (await core.run('finding.record', { facility: place, title: '禁闭超期限', facts: '张某原稿' } as never)) as { value: { id: string } };
    await core.evidence.add({ file: new File(['禁闭审批表'], '禁闭审批表.txt'), finding: made.value.id }, () => undefined);
    await core.exchange.exportPackage({ kind: 'team' }, () => undefined);
    return made.value.id;
  }, facility);
  const first = await carried(zhang, '.xjb');
  const arrived = await takeIn(hub, first);
  expect(arrived.opened.rehearsal.sender.standing).toBe('trusted');
  expect((await open(hub, first)) as Opened).toMatchObject({ applicable: false, words: '已导入过，未改变任何内容。' });
  expect(await hub.page.evaluate(async () => (await window.core.read('evidence.list', {} as never)).length)).toBe(1);

  // Both change the same field apart; the hub passes the team's state on to 李某.
  await hub.page.evaluate((to) => window.core.exchange.exportPackage({ kind: 'back', team: to, passphrase: '回传口令够长' }, () => undefined), team);
  await takeIn(li, await carried(hub, '.xjb'), true, '回传口令够长');
  await edit(zhang, finding, '张某改稿');
  await edit(li, finding, '李某改稿');
  await zhang.page.evaluate(() => window.core.exchange.exportPackage({ kind: 'team' }, () => undefined));
  await li.page.evaluate(() => window.core.exchange.exportPackage({ kind: 'team' }, () => undefined));
  const second = await carried(zhang, '.xjb');
  const third = await carried(li, '.xjb');

  const unknown = (await open(hub, third)) as Opened;
  expect(unknown.rehearsal.sender.standing).toBe('unknown');
  await expect(hub.page.evaluate((opened) => window.core.exchange.apply({ opened }), unknown.opened)).rejects.toThrow('签名者未知');
  await takeIn(hub, third, true);
  const conflicting = await takeIn(hub, second);
  expect(conflicting.opened.rehearsal.records.map((record) => record.effect)).toContain('disputed');
  expect(await facts(hub, finding)).toMatchObject({ disputes: 1 });

  // The import is taken back in one step, and back again.
  await hub.page.evaluate((id) => window.core.exchange.undoImport(id), conflicting.record.id);
  expect(await facts(hub, finding)).toEqual({ facts: '李某改稿', disputes: 0 });
  await hub.page.evaluate((id) => window.core.exchange.redoImport(id), conflicting.record.id);
  expect(await facts(hub, finding)).toMatchObject({ disputes: 1 });

  await hub.page.evaluate(
    async (id) => void (await window.core.run('conflict.settle', { kind: 'finding', id, field: 'facts', value: '市院定稿', reason: '以审批表为准' } as never)),
    finding,
  );
  expect(await facts(hub, finding)).toEqual({ facts: '市院定稿', disputes: 0 });
  await hub.page.evaluate((to) => window.core.exchange.exportPackage({ kind: 'back', team: to }, () => undefined), team);
  const back = await carried(hub, '.xjb');
  await takeIn(zhang, back, true);
  expect(await facts(zhang, finding)).toEqual({ facts: '市院定稿', disputes: 0 });
  expect(await stateHash(zhang)).toBe(await stateHash(hub));
  met = { hub, zhang, li, team, finding };
});

const handedOver = ({ page }: Site, id: string) =>
  page.evaluate(async (finding) => {
    const { rows } = await window.core.read('findings.list', { ids: [finding] });
    const { unsent, unreceipted } = await window.core.exchange.handover();
    return { finding: rows[0]?.handover, unsent, unreceipted };
  }, id);
const exportTeam = async (from: Site, scope: 'all' | 'lacking' | 'sinceLast') => {
  await from.page.evaluate((wanted) => window.core.exchange.exportPackage({ kind: 'team', scope: wanted }, () => undefined), scope);
  return carried(from, '.xjb');
};
const receiptFor = async (hub: Site, to: Site) => {
  const device = await to.page.evaluate(async () => (await window.core.exchange.card()).card.device);
  await hub.page.evaluate((of) => window.core.exchange.writeReceipt({ device: of }), device);
  return carried(hub, '.xjb', '回执');
};

it('receipts tell what is stored, early packages wait on the shelf, a mass deletion asks a second person, only receipted data is cleared', async () => {
  if (!met) throw new Error('the first test did not get that far');
  const { hub, zhang, li, team, finding } = met;
  // The hub's own package that came back with everything is as good as a receipt.
  expect(await handedOver(zhang, finding)).toEqual({ finding: 'stored', unsent: 0, unreceipted: 0 });
  await edit(zhang, finding, '第二稿');
  expect(await handedOver(zhang, finding)).toEqual({ finding: 'unsent', unsent: 1, unreceipted: 0 });
  await takeIn(hub, await exportTeam(zhang, 'all'));
  expect(await handedOver(zhang, finding)).toEqual({ finding: 'sent', unsent: 0, unreceipted: 1 });
  await expect(zhang.page.evaluate((book) => window.core.books.clear({ book, reason: '巡回结束' }), await bookOf(zhang))).rejects.toThrow('没有回执');
  const receipt = await receiptFor(hub, zhang);
  // It is for the whole team; on the other laptop it is not taken for a receipt of that laptop's own packages.
  expect(await open(li, receipt)).toMatchObject({ needs: 'noted', words: expect.stringMatching(/已收本组另一台电脑的 1/) });
  expect(await open(zhang, receipt)).toMatchObject({ needs: 'noted', exceptions: [] });
  expect(await open(zhang, receipt)).toMatchObject({ words: '这份回执已登记过，未改变任何内容。' });
  expect(await handedOver(zhang, finding)).toEqual({ finding: 'stored', unsent: 0, unreceipted: 0 });

  // Two small packages; the second comes first and waits for the first.
  await edit(zhang, finding, '第三稿');
  expect(await handedOver(zhang, finding)).toMatchObject({ finding: 'unsent', unsent: 1 });
  const third = await exportTeam(zhang, 'lacking');
  await edit(zhang, finding, '第四稿');
  const fourth = await exportTeam(zhang, 'sinceLast');
  expect(fourth.bytes.length).toBeLessThan(third.bytes.length * 2);
  const waits = await open(hub, fourth);
  expect(waits).toMatchObject({ needs: 'another', words: expect.stringMatching(/^缺.*\d 号包，本包暂不能并入/) });
  expect(await hub.page.evaluate(async () => (await window.core.exchange.shelf()).length)).toBe(1);
  const { record } = await takeIn(hub, third);
  expect(record.also).toHaveLength(1);
  expect(await hub.page.evaluate(async () => (await window.core.exchange.shelf()).length)).toBe(0);
  expect(await facts(hub, finding)).toEqual({ facts: '第四稿', disputes: 0 });

  // A question goes back with the next package and shows up at the asked team.
  await hub.page.evaluate(
    async (ask) =>
      void (await window.core.run('question.ask', { about: 'finding', record: ask.finding, field: 'facts', team: ask.team, text: '依据哪份材料？' })),
    { finding, team },
  );
  await hub.page.evaluate((to) => window.core.exchange.exportPackage({ kind: 'back', team: to, scope: 'lacking' }, () => undefined), team);
  await takeIn(zhang, await carried(hub, '.xjb', '回发包'));
  expect(await zhang.page.evaluate(() => window.core.read('questions.list', {}))).toMatchObject([{ mine: true, text: '依据哪份材料？', answer: '' }]);

  // The only finding goes: more than 5 % of the book's records, so a second person is asked.
  await zhang.page.evaluate(async (id) => void (await window.core.run('finding.remove', { id, reason: '误录' })), finding);
  const deletion = (await open(hub, await exportTeam(zhang, 'lacking'))) as Opened;
  expect(deletion.rehearsal.massDeletion).toBe(true);
  expect(deletion.rehearsal.records).toContainEqual(expect.objectContaining({ effect: 'deleted', facility: '甲监狱' }));
  const applying = (second?: { person: string; passphrase: string }) =>
    hub.page.evaluate((input) => window.core.exchange.apply(input as never), { opened: deletion.opened, ...(second ? { second } : {}) });
  await expect(applying()).rejects.toThrow('删除或清空大量记录');
  const people = await hub.page.evaluate(async () => {
    await window.core.session.addPerson({ name: '复核人', passphrase: '复核人的口令要够长才行' });
    return window.core.session.people();
  });
  const [own, second] = people as unknown as [{ id: string }, { id: string }];
  await expect(applying({ person: own.id, passphrase: '市院的口令要够长才行' })).rejects.toThrow('另一位使用人');
  await expect(applying({ person: second.id, passphrase: '错的口令' })).rejects.toThrow('口令不对');
  const deleted = await applying({ person: second.id, passphrase: '复核人的口令要够长才行' });
  expect(await hub.page.evaluate(async () => (await window.core.read('findings.list', {})).total)).toBe(0);
  // Days later somebody has worked on it: told before the import is undone as a whole.
  await hub.page.evaluate((id) => window.core.exchange.undoImport(id), deleted.id);
  expect(await hub.page.evaluate(async () => (await window.core.read('findings.list', {})).total)).toBe(1);
  const withDependants = await hub.page.evaluate((id) => window.core.exchange.dependants(id), record.id);
  expect(withDependants).toMatchObject([{ kind: 'finding' }]);

  await open(zhang, await receiptFor(hub, zhang));
  expect(await handedOver(zhang, finding)).toMatchObject({ unsent: 0, unreceipted: 0 });
  const book = await bookOf(zhang);
  await zhang.page.evaluate((cleared) => window.core.books.clear({ book: cleared, reason: '巡回结束' }), book);
  expect(await zhang.page.evaluate(() => window.core.books.list())).toEqual([]);
});
