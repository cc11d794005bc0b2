import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '#electron/host/disk.ts';
import { WindowGate } from '#electron/host/window-gate.ts';
import { takeWriterLock } from '#electron/host/writer-lock.ts';
import { openTestHost, temporaryHome } from '#test/electron/hosts.ts';

describe('writer lock', () => {
  let home: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
  });
  afterEach(() => remove());

  it.each(['linux', 'darwin'] as const)('lets one writer in (%s), also by another path, until it lets go', async (platform) => {
    const folder = join(home, 'vault');
    const first = await takeWriterLock(realDisk, folder, platform);
    expect(first).toBeDefined();
    await symlink(folder, join(home, 'other-path'));
    expect(await takeWriterLock(realDisk, folder, platform)).toBeUndefined();
    expect(await takeWriterLock(realDisk, join(home, 'other-path'), platform)).toBeUndefined();
    await first?.release();
    const second = await takeWriterLock(realDisk, folder, platform);
    expect(second).toBeDefined();
    await second?.release();
  });

  it.each(['linux', 'darwin'] as const)('is not held by a process that was killed (%s)', async (platform) => {
    const folder = join(home, 'vault');
    const held = await takeWriterLock(realDisk, folder, platform);
    await held?.release();
    // The same address as the lock, held by another process.
    const { stat, realpath } = realDisk;
    const real = await realpath(folder);
    const { dev, ino } = await stat(real);
    const script = `
      const name = require('crypto').createHash('sha256').update('xunjian writer ${dev} ${ino}').digest('hex').slice(0, 32);
      const address = '${platform}' === 'linux' ? '\\0xunjian-' + name : ${JSON.stringify(join(real, 'writer.sock'))};
      require('net').createServer((socket) => socket.destroy()).listen(address, () => console.log('held'));`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(await takeWriterLock(realDisk, folder, platform)).toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const taken = await takeWriterLock(realDisk, folder, platform);
    expect(taken).toBeDefined();
    await taken?.release();
  });

  it('is asked for again until the other host is gone', async () => {
    const first = await openTestHost(home);
    const second = await openTestHost(home);
    expect([await first.mayWrite(), await second.mayWrite()]).toEqual([true, false]);
    await first.close();
    expect(await Promise.all([second.mayWrite(), second.mayWrite()])).toEqual([true, true]);
    await second.close();
  });
});

describe('window gate', () => {
  it('keeps a second window out, hands over when the first goes, and counts overlapping streams', async () => {
    const gate = new WindowGate(50);
    await gate.enter('second');
    const release = await gate.claim('first');
    await gate.enter('first');
    await expect(gate.enter('second')).rejects.toMatchObject({ code: 'host.otherWindow' });
    const again = await gate.claim('first');
    release();
    release();
    await expect(gate.claim('second')).rejects.toMatchObject({ code: 'host.otherWindow' });
    const waiting = gate.claim('second');
    again();
    const releaseSecond = await waiting;
    await expect(gate.enter('first')).rejects.toMatchObject({ code: 'host.otherWindow' });
    releaseSecond();
    await gate.enter('first');
  });
});
