import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { realDisk } from '#electron/host/disk.ts';
import { DraftStore } from '#electron/host/drafts.ts';
import { JournalStore } from '#electron/host/journal.ts';
import { VaultFileStore } from '#electron/host/vault-file.ts';
import { vaultFolder } from '#electron/host/vault-folder.ts';
import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { JOURNAL_START, type JournalHead, readBatches } from '#shared/ledger/frame.ts';
import { temporaryHome } from '#test/electron/hosts.ts';
import { buildHosts, ROOT } from './build-hosts.ts';

const KILLS = 200;
/** A child lives until it was told up to so many writes, and then for up to so many milliseconds more. */
const LIFE = { writes: 5, milliseconds: 15 } as const;
/** A folder is used for so many kills in a row, so that checking it stays quick. */
const KILLS_PER_FOLDER = 25;
const book = 'k'.repeat(26);

interface Told {
  head: JournalHead;
  readonly drafts: Map<string, number>;
  revision: number;
  things: number;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A child that has loaded and waits for its turn. */
function nextChild(home: string): Child {
  return spawn(process.execPath, ['test/e2e/kill-child.mjs', home, book], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Lets a child write for a random moment, kills it, and takes down what it had been told was saved. */
async function writeUntilKilled(child: Child, told: Told): Promise<void> {
  const enough = Math.floor(Math.random() * (LIFE.writes + 1));
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      output += String(text);
      if (output.includes('READY') && output.split('\n').length - 2 >= enough) resolve();
    });
    child.once('exit', () => reject(new Error(`the child ended by itself: ${output}`)));
  });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  child.stdin.write('.');
  await ready;
  await sleep(Math.random() * LIFE.milliseconds);
  child.kill('SIGKILL');
  await ended;
  for (const line of output.slice(0, output.lastIndexOf('\n')).split('\n')) takeDown(line, told);
}

function takeDown(line: string, told: Told): void {
  const [what, first = '', second = ''] = line.split(' ');
  if (what === 'J') told.head = { sequence: Number(first), digest: second };
  if (what === 'D') told.drafts.set(first, Number(second));
  if (what === 'V') told.revision = Number(first);
  if (what !== 'READY') told.things++;
}

/** Opens the folder as the next start would, and compares it with what was acknowledged. */
async function checkAfterKill(home: string, told: Told): Promise<void> {
  const vault = vaultFolder(home);
  const journal = new JournalStore(realDisk, vault);
  const pieces: Bytes[] = [];
  for await (const piece of await journal.read(book, JOURNAL_START)) pieces.push(piece);
  const read = readBatches(concat(pieces), JOURNAL_START);
  expect(read.rest).toBe('complete');
  const { setAsideBytes: _, ...head } = await journal.head(book);
  expect(read.batches.at(-1)?.head ?? JOURNAL_START).toEqual(head);
  const heads = [JOURNAL_START, ...read.batches.map((batch) => batch.head)];
  expect(heads).toContainEqual(told.head);
  await journal.close();
  const drafts = new DraftStore(realDisk, vault);
  for (const [letter, version] of told.drafts) {
    const stored = Buffer.from((await drafts.read(book, letter.repeat(52))) ?? []);
    expect(createHash('sha256').update(stored.subarray(0, -32)).digest()).toEqual(stored.subarray(-32));
    expect(Number(stored.toString('latin1', 0, 12))).toBeGreaterThanOrEqual(version);
  }
  const file = await new VaultFileStore(realDisk, vault.root).read();
  if (told.revision > 0) expect(JSON.parse(Buffer.from(file ?? []).toString()).revision).toBeGreaterThanOrEqual(told.revision);
}

it(`keeps everything that was acknowledged through ${KILLS} kills`, async () => {
  buildHosts();
  let things = 0;
  const lane = async (): Promise<void> => {
    const { home, remove } = await temporaryHome();
    const told: Told = { head: JOURNAL_START, drafts: new Map(), revision: 0, things: 0 };
    let next = nextChild(home);
    for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
      const child = next;
      next = nextChild(home);
      await writeUntilKilled(child, told);
      await checkAfterKill(home, told);
    }
    next.kill('SIGKILL');
    things += told.things;
    await remove();
  };
  const lanes = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await lane();
  };
  const folders = KILLS / KILLS_PER_FOLDER;
  await Promise.all([lanes(folders / 2), lanes(folders / 2)]);
  expect(things).toBeGreaterThan(KILLS);
  console.log(`${KILLS} kills, ${things} acknowledged writes, nothing lost`);
});
