import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '#electron/host/disk.ts';
import { EventHub } from '#electron/host/events.ts';
import { mediaOfMounts } from '#electron/host/media.ts';
import { numberedName, plainFileName } from '#electron/host/names.ts';
import { PlaceBook, removableId } from '#electron/host/places.ts';
import { SavingDesk } from '#electron/host/saving.ts';
import { watchSurroundings } from '#electron/host/watch.ts';
import { DISK_RESERVE_BYTES, type HostEvent } from '#shared/host/contract.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { diskWithFree, type FaultyDisk, faultyDisk } from '#test/electron/faulty-disk.ts';
import { temporaryHome, testMedia } from '#test/electron/hosts.ts';

describe('saving', () => {
  let home: string;
  let remove: () => Promise<void>;
  let disk: FaultyDisk;
  let desk: SavingDesk;
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
    disk = faultyDisk();
    desk = new SavingDesk(disk, home);
  });
  afterEach(() => remove());
  const target = (name: string, replace = false) => ({ folder: home, name, replace, place: '文件夹' });
  const save = async (name: string, text: string, replace = false) => {
    const { grant } = await desk.begin(target(name, replace));
    await desk.write(grant, utf8(text));
    return desk.finish(grant);
  };

  it('replaces only what the person confirmed, and only at the end', async () => {
    await save('a.docx', '旧');
    const { grant } = await desk.begin(target('a.docx', true));
    await desk.write(grant, utf8('新'));
    expect(await readFile(join(home, 'a.docx'), 'utf8')).toBe('旧');
    await desk.finish(grant);
    expect(await readFile(join(home, 'a.docx'), 'utf8')).toBe('新');
    expect((await save('a.docx', '三')).name).toBe('a（2）.docx');
    expect((await readdir(home)).sort()).toEqual(['a.docx', 'a（2）.docx']);
  });

  it.each([
    ['write', 'ENOSPC', 'host.diskFull'],
    ['sync', 'EIO', 'host.writeFailed'],
    ['link', 'EIO', 'host.writeFailed'],
  ] as const)('a saving that fails at %s leaves nothing and keeps what was there', async (call, code, expected) => {
    await save('a.xjb', '旧');
    disk.failNext(call, code);
    await expect(save('a.xjb', '新')).rejects.toMatchObject({ code: expected });
    expect(await readdir(home)).toEqual(['a.xjb']);
    expect(await readFile(join(home, 'a.xjb'), 'utf8')).toBe('旧');
  });

  it('gives numbers where the medium knows no links, too', async () => {
    disk.failNext('link', 'EPERM', { times: 4 });
    expect((await save('a.xjb', '一')).name).toBe('a.xjb');
    expect((await save('A.xjb', '二')).name).toBe('A（2）.xjb');
    expect(await readFile(join(home, 'a.xjb'), 'utf8')).toBe('一');
  });

  it('refuses and removes a file that does not read back as it was written', async () => {
    const lying = { ...realDisk, link: async (from: string, to: string) => writeFile(to, `${await readFile(from, 'utf8')}?`) } as unknown as typeof realDisk;
    desk = new SavingDesk(lying, home);
    await expect(save('a.xjb', '内容')).rejects.toMatchObject({ code: 'host.readBackDiffers' });
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses a vanished place, and a full reserve on the disk of the vault', async () => {
    await expect(desk.begin({ ...target('a.xjb'), folder: join(home, 'gone') })).rejects.toMatchObject({ code: 'host.placeAbsent' });
    desk = new SavingDesk(
      diskWithFree(() => DISK_RESERVE_BYTES - 1),
      home,
    );
    await expect(desk.begin(target('a.xjb'))).rejects.toMatchObject({ code: 'host.diskLow' });
  });

  it('sweeps old parts of killed programs and leaves young ones', async () => {
    const [old, young] = ['a', 'b'].map((letter) => join(home, `.xunjian-${letter.repeat(26)}.part`)) as [string, string];
    for (const path of [old, young]) await writeFile(path, 'x');
    await utimes(old, new Date(0), new Date(0));
    await save('a.xjb', '一');
    expect((await readdir(home)).sort()).toEqual([young.slice(home.length + 1), 'a.xjb'].sort());
  });

  it('makes plain names: long ones lose the end of their stem, never their ending', () => {
    const name = plainFileName(`${'长'.repeat(150)}.xlsx`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^长+\.xlsx$/);
    expect(numberedName('第1.2号通知.docx', 3)).toBe('第1.2号通知（3）.docx');
    expect(numberedName('没有后缀', 2)).toBe('没有后缀（2）');
    expect(plainFileName('e\u0301.txt')).toBe('é.txt');
    expect(() => plainFileName('a\ud800.txt')).toThrow(/badName/);
  });
});

describe('places', () => {
  let home: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
  });
  afterEach(() => remove());

  it('remembers chosen folders, tells absent ones, and forgets', async () => {
    const book = new PlaceBook(realDisk, home, testMedia());
    const folder = join(home, '备份');
    await mkdir(folder);
    const place = await book.remember(folder);
    // Other programs write meanwhile: the free space may differ.
    expect(await book.remember(folder)).toEqual({ ...place, freeBytes: expect.any(Number) });
    expect(place).toMatchObject({ label: '备份', kind: 'folder', present: true });
    await rm(folder, { recursive: true });
    expect(await new PlaceBook(realDisk, home, testMedia()).list()).toEqual([{ ...place, present: false, freeBytes: null }]);
    await expect(book.folder(place.id)).rejects.toMatchObject({ code: 'host.placeAbsent' });
    await book.forget(place.id);
    expect(await book.list()).toEqual([]);
  });

  it('shows, reads and removes our files only: no links, no other kinds, no other folders', async () => {
    const stick = join(home, 'stick');
    await mkdir(stick);
    await writeFile(join(home, 'secret.xjb'), 'secret');
    await writeFile(join(stick, 'a.xjb'), 'a');
    await utimes(join(stick, 'a.xjb'), 1, 1);
    await writeFile(join(stick, 'b.xjb'), 'bb');
    await writeFile(join(stick, 'other.docx'), 'x');
    await symlink(join(home, 'secret.xjb'), join(stick, 'link.xjb'));
    const book = new PlaceBook(realDisk, home, testMedia({ path: stick, label: '盘' }));
    const id = removableId(stick);
    expect((await book.files(id)).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['b.xjb', 2],
      ['a.xjb', 1],
    ]);
    await expect(book.read(id, 'link.xjb')).rejects.toMatchObject({ code: 'host.notFound' });
    for (const name of ['../secret.xjb', 'other.docx', '.hidden.xjb', 'x\\y.xjb'])
      await expect(book.read(id, name)).rejects.toMatchObject({ code: 'host.badName' });
    const pieces = [];
    for await (const piece of await book.read(id, 'b.xjb')) pieces.push(...piece);
    expect(Buffer.from(pieces).toString()).toBe('bb');
    await book.remove(id, 'b.xjb');
    await expect(book.remove(id, 'b.xjb')).rejects.toMatchObject({ code: 'host.notFound' });
    expect((await readdir(stick)).sort()).toEqual(['a.xjb', 'link.xjb', 'other.docx']);
  });

  it('reads sticks out of the mount table, with spaces and Chinese names', () => {
    const table =
      '/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/li/巡检\\040盘 vfat rw 0 0\n/dev/sdc1 /run/media/li/BACK vfat rw 0 0\n/dev/sdb1 /media/li/巡检\\040盘 vfat rw 0 0\n';
    expect(mediaOfMounts(table)).toEqual([
      { path: '/media/li/巡检 盘', label: '巡检 盘' },
      { path: '/run/media/li/BACK', label: 'BACK' },
    ]);
  });

  it('tells the page when a stick comes and goes', async () => {
    const media = testMedia();
    const places = new PlaceBook(realDisk, home, media);
    const hub = new EventHub();
    const reader = hub.stream(() => undefined).getReader();
    const stop = watchSurroundings(realDisk, home, places, media, hub);
    const next = async (): Promise<HostEvent> => {
      for (;;) {
        const text = Buffer.from((await reader.read()).value ?? []).toString();
        if (text.trim() !== '') return JSON.parse(text);
      }
    };
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stick = join(home, 'stick');
    await mkdir(stick);
    media.media.push({ path: stick, label: '盘' });
    expect(await next()).toMatchObject({ event: 'place', place: { label: '盘', kind: 'removable', present: true } });
    media.media.pop();
    expect(await next()).toMatchObject({ event: 'place', place: { label: '盘', present: false } });
    stop();
    await reader.cancel();
    expect(hub.listeners).toBe(0);
  });
});
