import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'xunjian-cli-'));
const demo = join(scratch, 'demo');
const identity = ['--identity', join(demo, 'packages/hub.identity')];
const at = (name: string): string => join(demo, 'packages', name);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/xunjian', ...args], { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+/m);
  return { status, out: stdout, err: stderr };
}

describe('the command line', { timeout: 300_000 }, () => {
  beforeAll(() => {
    // What is tested is what is compiled.
    const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'build/tsconfig/electron.json'], { cwd: root, encoding: 'utf8' });
    expect(built.stdout).toBe('');
    expect(run('demo', '--quick', '--out', demo).status).toBe(0);
  }, 300_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('makes the sample round with its packages, letters and summary', () => {
    expect(readdirSync(join(demo, 'packages')).filter((name) => name.endsWith('.xjb'))).toHaveLength(10);
    const letters = readdirSync(join(demo, 'letters'));
    expect(letters.length).toBeGreaterThan(10);
    expect(letters.filter((name) => name.endsWith('.pdf')).length * 2).toBe(letters.length);
    const { stateHash, figures } = JSON.parse(readFileSync(join(demo, 'summary/figures.json'), 'utf8'));
    expect(stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(figures.find((item: { id: string }) => item.id === 'round.facilities')).toMatchObject({ value: 11, unit: '所' });
    expect(readFileSync(join(demo, 'packages/hub.identity'), 'utf8')).toContain('throw-away');
  });

  it('verifies, merges in any order, and folds the merged package to the same state', () => {
    const packages = readdirSync(join(demo, 'packages'))
      .filter((name) => name.includes('巡检包'))
      .map(at);
    expect(run('verify', packages[0] ?? '', ...identity)).toMatchObject({ status: 0 });
    const merged = [join(scratch, 'a.xjb'), join(scratch, 'b.xjb')] as const;
    const [one, two] = [
      run('merge', ...packages, ...identity, '--out', merged[0], '--json'),
      run('merge', ...packages.toReversed(), ...identity, '--out', merged[1], '--json'),
    ];
    expect(JSON.parse(one.out).stateHash).toBe(JSON.parse(two.out).stateHash);
    const rebuilt = JSON.parse(run('rebuild', merged[1], ...identity, '--json').out);
    expect(rebuilt).toMatchObject({ agrees: true, stateHash: JSON.parse(one.out).stateHash });
    const summary = join(scratch, 'summary');
    expect(run('summarise', merged[0], ...identity, '--out', summary, '--cutoff', '2022-12-31').status).toBe(0);
    expect(existsSync(join(summary, '汇总报告.docx'))).toBe(true);
    expect(JSON.parse(readFileSync(join(summary, 'figures.json'), 'utf8')).stateHash).toBe(rebuilt.stateHash);
    const letters = join(scratch, 'letters');
    expect(run('letter', merged[0], ...identity, '--out', letters).status).toBe(0);
    // What the hub itself drafted after the merge is in no team's package; every paper of the teams comes out again, and nothing else.
    const [written, all] = [readdirSync(letters), readdirSync(join(demo, 'letters'))];
    expect(written.filter((name) => !all.includes(name))).toEqual([]);
    const fromTeams = /^(纠正违法通知书|检察建议书)-/;
    expect(written.filter((name) => fromTeams.test(name))).toEqual(all.filter((name) => fromTeams.test(name)));
    expect(written.filter((name) => fromTeams.test(name)).length).toBeGreaterThan(10);
  });

  it('says in words what is wrong with a file, changes nothing and ends with 1', () => {
    const whole = readFileSync(at('第二巡回检察组-巡检包.xjb'));
    const bad = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(scratch, name), bytes);
      return join(scratch, name);
    };
    const flipped = Uint8Array.from(whole);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    const out = join(scratch, 'never.xjb');
    for (const [path, words] of [
      [bad('cut.xjb', whole.subarray(0, whole.length - 100)), /不完整/],
      [bad('flipped.xjb', flipped), /损坏|改动/],
      [bad('text.xjb', '你好'), /不是巡检包/],
      [bad('empty.xjb', ''), /不是巡检包/],
      [join(scratch, 'absent.xjb'), /找不到文件/],
      [scratch, /文件夹/],
    ] as const) {
      const done = run('merge', path, ...identity, '--out', out);
      expect(done.status).toBe(1);
      expect(done.err).toMatch(words);
      expect(existsSync(out)).toBe(false);
    }
  });

  it('refuses keys that open nothing', () => {
    const other = join(scratch, 'other.identity');
    writeFileSync(other, `# none\nAGE-SECRET-KEY-1${'Q'.repeat(58)}\n`);
    const empty = join(scratch, 'empty.txt');
    writeFileSync(empty, '\n');
    const file = at('第一巡回检察组-巡检包.xjb');
    expect(run('verify', file, '--identity', empty)).toMatchObject({ status: 1, err: expect.stringContaining('没有 age 身份') });
    expect(run('verify', file, '--passphrase-file', empty)).toMatchObject({ status: 1, err: expect.stringContaining('空的') });
    expect(run('verify', file)).toMatchObject({ status: 1, err: expect.stringContaining('钥匙') });
    expect(run('verify', file, '--identity', other).status).toBe(1);
  });

  it('ends with 2 and points to the help when it is used wrongly', () => {
    for (const args of [
      [],
      ['unknown'],
      ['verify'],
      ['merge', 'x', ...identity],
      ['demo'],
      ['verify', 'x', '--nonsense'],
      ['summarise', 'x', ...identity, '--out', scratch, '--cutoff', '2022-02-30'],
    ]) {
      const done = run(...args);
      expect(done).toMatchObject({ status: 2, out: '' });
      expect(done.err).toContain('--help');
    }
    expect(run('--help')).toMatchObject({ status: 0, err: '' });
  });

  it('is a committed executable', () => {
    expect(statSync(join(root, 'bin/xunjian')).mode & 0o111).not.toBe(0);
  });
});
