import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomic } from '#electron/host/atomic-file.ts';
import { BookKeyStore } from '#electron/host/book-keys.ts';
import { ChunkStore } from '#electron/host/chunks.ts';
import { DraftStore } from '#electron/host/drafts.ts';
import { VaultFileStore } from '#electron/host/vault-file.ts';
import { vaultFolder } from '#electron/host/vault-folder.ts';
import { DISK_RESERVE_BYTES } from '#shared/host/contract.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { diskWithFree, type FaultyDisk, faultyDisk } from '#test/electron/faulty-disk.ts';
import { temporaryHome } from '#test/electron/hosts.ts';

const book = 'b'.repeat(26);
const draft = 'd'.repeat(52);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const vaultText = (revision: number) => utf8(JSON.stringify({ revision }));

describe('stores of the host', () => {
  let home: string;
  let remove: () => Promise<void>;
  let disk: FaultyDisk;
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
    disk = faultyDisk();
  });
  afterEach(() => remove());
  const vault = () => vaultFolder(home);

  it.each([
    ['open', 'EACCES', 'host.writeFailed'],
    ['writeFile', 'ENOSPC', 'host.diskFull'],
    ['sync', 'EIO', 'host.writeFailed'],
    ['rename', 'EIO', 'host.writeFailed'],
  ] as const)('an atomic write that fails at %s leaves the old file and nothing else', async (call, code, expected) => {
    const path = join(home, 'file');
    await writeAtomic(disk, path, utf8('旧'));
    disk.failNext(call, code);
    await expect(writeAtomic(disk, path, utf8('新'))).rejects.toMatchObject({ code: expected });
    expect(await readFile(path, 'utf8')).toBe('旧');
    expect(await readdir(home)).toEqual(['file']);
    await writeAtomic(disk, path, utf8('新'));
    expect(await readFile(path, 'utf8')).toBe('新');
  });

  it('keeps files for this user alone and flushes before and after the rename', async () => {
    disk.calls.length = 0;
    await writeAtomic(disk, join(home, 'file'), utf8('x'));
    expect(disk.calls.map((call) => call.split(' ')[0])).toEqual(['open', 'writeFile', 'sync', 'rename', 'open', 'sync']);
    expect((await stat(join(home, 'file'))).mode & 0o777).toBe(0o600);
    const drafts = new DraftStore(disk, vault());
    await drafts.write(book, draft, utf8('x'));
    expect((await stat(vault().book(book).drafts)).mode & 0o777).toBe(0o700);
  });

  it('reads a vault file whose main copy is damaged or gone, and says so when both are', async () => {
    const store = new VaultFileStore(disk, vault().root);
    await store.write(vaultText(1), 0);
    await store.write(vaultText(2), 1);
    await writeFile(join(vault().root, 'vault.json'), '{"revision":');
    expect(await store.read()).toEqual(vaultText(2));
    await writeFile(join(vault().root, 'vault.json.copy'), '');
    await expect(store.read()).rejects.toMatchObject({ code: 'vault.unreadable' });
  });

  it('a vault write of which one copy lands is in force and says so; the other copy is made good at the next reading', async () => {
    const store = new VaultFileStore(disk, vault().root);
    await store.write(vaultText(1), 0);
    disk.failNext('rename', 'ENOSPC', { after: 1 });
    await store.write(vaultText(2), 1);
    const copy = join(vault().root, 'vault.json.copy');
    expect(await readFile(copy, 'utf8')).toContain('1');
    expect(await new VaultFileStore(disk, vault().root).read()).toEqual(vaultText(2));
    expect(await readFile(copy, 'utf8')).toContain('2');
    await store.write(vaultText(3), 2);
  });

  it('a vault write of which nothing lands leaves the older one in force', async () => {
    const store = new VaultFileStore(disk, vault().root);
    await store.write(vaultText(1), 0);
    disk.failNext('rename', 'ENOSPC');
    await expect(store.write(vaultText(2), 1)).rejects.toMatchObject({ code: 'host.diskFull' });
    expect(await store.read()).toEqual(vaultText(1));
    await store.write(vaultText(2), 1);
  });

  it('folders made for a first draft or chunk are flushed themselves, and no others later', async () => {
    await mkdir(vault().root, { recursive: true });
    const [drafts, chunks] = [new DraftStore(disk, vault()), new ChunkStore(disk, vault())];
    const flushed = (): string[] => disk.calls.filter((call) => ['vault', 'books', 'chunks', book].some((name) => call === `open ${name}`));
    await drafts.write(book, draft, utf8('一'));
    expect(flushed()).toEqual([`open ${book}`, 'open books', 'open vault']);
    const bytes = utf8('块');
    await chunks.write(book, hash(bytes), bytes);
    expect(flushed().slice(3)).toEqual(['open chunks', `open ${book}`]);
    await drafts.write(book, draft, utf8('二'));
    expect(flushed()).toHaveLength(5);
  });

  it('a draft that cannot be written keeps its last version', async () => {
    const drafts = new DraftStore(disk, vault());
    await drafts.write(book, draft, utf8('第一版'));
    disk.failNext('writeFile', 'ENOSPC');
    await expect(drafts.write(book, draft, utf8('第二版'))).rejects.toMatchObject({ code: 'host.diskFull' });
    expect(await drafts.read(book, draft)).toEqual(utf8('第一版'));
    expect(await drafts.list(book)).toEqual([draft]);
  });

  it('sweeps what a killed process left half written, and lists none of it', async () => {
    const { drafts: folder } = vault().book(book);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `.${draft}.0123456789ab.tmp`), 'half');
    const drafts = new DraftStore(disk, vault());
    expect(await drafts.list(book)).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, (_, i) => drafts.write(book, `${draft}${'efghijklmn'[i]}`, utf8('x'))));
    expect(await readdir(folder)).toHaveLength(10);
  });

  it('destroys the key before anything else, and finishes at the next call when it was cut short', async () => {
    const keys = new BookKeyStore(disk, vault());
    await keys.write(book, utf8('secret wrapped key'));
    await mkdir(vault().book(book).drafts, { recursive: true });
    await writeFile(join(vault().book(book).drafts, draft), 'x');
    disk.calls.length = 0;
    disk.failNext('rm', 'EBUSY', { after: 1 });
    await expect(keys.destroy(book)).rejects.toMatchObject({ code: 'host.writeFailed' });
    expect(disk.calls.slice(0, 4)).toEqual(['open key', 'write', 'sync ', 'rm key']);
    expect(await keys.read(book)).toBeUndefined();
    expect(await keys.list()).toEqual([]);
    await keys.destroy(book);
    expect(await readdir(vault().books)).toEqual([]);
  });

  it('replaces a chunk that rotted on the disk by the intact bytes', async () => {
    const chunks = new ChunkStore(disk, vault());
    const bytes = utf8('密文块');
    const name = hash(bytes);
    await mkdir(vault().root, { recursive: true });
    await chunks.write(book, name, bytes);
    const path = join(vault().book(book).chunks, name.slice(0, 2), name);
    await writeFile(path, 'rotten');
    await chunks.write(book, name, bytes);
    expect(await chunks.read(book, name)).toEqual(bytes);
  });

  it('below the reserve takes drafts, and refuses chunks in words', async () => {
    const low = diskWithFree(() => DISK_RESERVE_BYTES + 5);
    const bytes = utf8('六个字节以上');
    await mkdir(vault().root, { recursive: true });
    await expect(new ChunkStore(low, vault()).write(book, hash(bytes), bytes)).rejects.toMatchObject({ code: 'host.diskLow' });
    const drafts = new DraftStore(low, vault());
    await drafts.write(book, draft, bytes);
    expect(await drafts.read(book, draft)).toEqual(bytes);
  });
});
