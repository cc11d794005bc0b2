import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateIdentity, isRecipient, seal, unseal } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { change } from '#test/helpers/ledger.ts';
import { each, Laptop } from './laptop.ts';

const seed = seededRandom('sealing').bytes(32);
const me = generateIdentity(seed);
const found = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe('a sealing identity', () => {
  it('is made from its seed alone', () => {
    expect(generateIdentity(seed)).toEqual(me);
    expect(me.identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
    expect(me.recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
    expect(() => generateIdentity(seed.subarray(1))).toThrow(RangeError);
  });

  it('is told from a mistyped one by its checksum', () => {
    expect(isRecipient(me.recipient)).toBe(true);
    expect(isRecipient(me.recipient.replace(/.$/, (c) => (c === 'q' ? 'p' : 'q')))).toBe(false);
    expect(isRecipient(`age1pq1${'q'.repeat(60)}`)).toBe(false);
  });
});

describe('the seal', () => {
  it('carries content of any size, in pieces of any size', async () => {
    const other = generateIdentity(seededRandom('other').bytes(32));
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001]) {
      const content = seededRandom(`content ${size}`).bytes(size);
      const file = await collect(seal(piecesOf(content, 1000), { recipients: [other.recipient, me.recipient] }));
      for (const { identity } of [me, other]) expect(sha256Of(await collect(unseal(piecesOf(file, 777), { identities: [identity] })))).toBe(sha256Of(content));
    }
  });

  it('takes nobody, and no other kinds of recipients, as a mistake of the program', async () => {
    await expect(collect(seal(piecesOf(seed), { recipients: [] }))).rejects.toThrow(RangeError);
    await expect(collect(seal(piecesOf(seed), { recipients: ['age1pq1abc'] }))).rejects.toThrow(RangeError);
  });

  it('reads its source no faster than it is asked for', async () => {
    let taken = 0;
    const endless = async function* () {
      for (;;) {
        taken += 65_536;
        yield new Uint8Array(65_536);
      }
    };
    const sealed = seal(endless(), { recipients: [me.recipient] });
    for (let i = 0; i < 20; i++) await sealed.next();
    await sealed.return(undefined);
    expect(taken).toBeLessThan(30 * 65_536);
  });
});

/** Beyond our own program: what a file is must not depend on it. Every machine that runs the full gate has these programs. */
describe('programs of the system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seal-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  const missing = ['age', 'unzip', 'python3'].filter((program) => !found(program));
  if (missing.length > 0) console.warn(`NOT TESTED: opening a package with the system's own programs, missing: ${missing.join(', ')}`);

  it.skipIf(missing.length > 0)('open a package: age, unzip, python', async () => {
    const laptop = new Laptop('市院').found();
    laptop.site.write(change('a', 'facts', '谈话记录缺失'));
    const chunk = seededRandom('chunk').bytes(300_000);
    const sha256 = sha256Of(chunk);
    const file = await laptop.export([], { chunks: [{ sha256, bytes: chunk.length }], readChunk: async () => chunk });
    writeFileSync(path('package.xjb'), file);
    writeFileSync(path('identity.txt'), `# throw-away\n${laptop.sealing.identity}\n`);
    execFileSync('age', ['-d', '-i', path('identity.txt'), '-o', path('package.zip'), path('package.xjb')]);
    execFileSync('unzip', ['-tq', path('package.zip')]);
    const list = 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint("\\n".join(z.namelist()))';
    const names = execFileSync('python3', ['-c', list, path('package.zip')], { encoding: 'utf8' }).trim();
    expect(names.split('\n')).toEqual(['manifest.json', 'manifest.sig', 'entries.jsonl.gz', `chunks/${sha256}`]);
    const manifest = JSON.parse(execFileSync('unzip', ['-p', path('package.zip'), 'manifest.json'], { encoding: 'utf8' })) as { book: string };
    expect(manifest.book).toBe(laptop.replica.book);
    const lines = execFileSync('sh', ['-c', 'unzip -p "$1" entries.jsonl.gz | gzip -d', 'sh', path('package.zip')], { encoding: 'utf8' });
    expect(lines).toContain('谈话记录缺失');
    expect(execFileSync('unzip', ['-p', path('package.zip'), `chunks/${sha256}`]).equals(chunk)).toBe(true);
  });

  it.skipIf(missing.length > 0)('seal what we open', async () => {
    writeFileSync(path('plain'), utf8('由 age 封装'));
    execFileSync('age', ['-r', me.recipient, '-o', path('sealed'), path('plain')]);
    expect(await collect(unseal(piecesOf(readFileSync(path('sealed'))), { identities: [me.identity] }))).toEqual(utf8('由 age 封装'));
    writeFileSync(path('ours'), await collect(seal(each([utf8('由我们封装')]), { recipients: [me.recipient] })));
    writeFileSync(path('me.txt'), me.identity);
    expect(execFileSync('age', ['-d', '-i', path('me.txt'), path('ours')], { encoding: 'utf8' })).toBe('由我们封装');
  });
});
