import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './source-tree.ts';

/** One harmless file per project, so that the real project files compile a tree that is small enough to be quick. */
const TREE: Readonly<Record<string, string>> = {
  'shared/kernel/leaf.ts': 'export const leaf = 1;',
  'shared/ledger/heart.ts': "import { leaf } from '../kernel/leaf.ts';\nexport const heart = leaf;",
  'shared/finding/word.ts': "import { heart } from '../ledger/heart.ts';\nexport const word = heart;",
  'shared/host/contract.ts': "import { leaf } from '../kernel/leaf.ts';\nexport const contract = leaf;",
  'shared/document/writers/writer.ts': "import { word } from '../../finding/word.ts';\nexport const writer = word;",
  'renderer/screen.tsx': "import { word } from '#shared/finding/word.ts';\nexport const screen = document.title + String(word);",
  'renderer/core/core.ts': "import { heart } from '#shared/ledger/heart.ts';\nexport const core = heart;",
  'electron/disk.ts': "import { contract } from '#shared/host/contract.ts';\nexport const disk = process.pid + contract;",
  'test/any.ts': "import { disk } from '#electron/disk.ts';\nexport const any = disk;",
};

/** File, what is wrong in it, the project that has to notice, and what the compiler has to say. */
const PLANTS = [
  ['shared/ledger/to-renderer.ts', "import { screen } from '#renderer/screen.tsx';\nexport const wrong = screen;", 'core', /TS6307|TS6059|TS2307/],
  ['shared/ledger/to-electron.ts', "import { disk } from '#electron/disk.ts';\nexport const wrong = disk;", 'core', /TS6307/],
  ['shared/ledger/to-domain.ts', "import { word } from '../finding/word.ts';\nexport const wrong = word;", 'core', /TS6307/],
  ['shared/ledger/type-of-domain.ts', "import type { word } from '../finding/word.ts';\nexport type Wrong = typeof word;", 'core', /TS6307/],
  ['shared/kernel/dom-global.ts', 'export const wrong = document.title;', 'core', /TS2584/],
  ['shared/kernel/node-global.ts', 'export const wrong = process.env;', 'core', /TS2591|TS2580/],
  ['shared/finding/node-module.ts', "export { readFileSync } from 'node:fs';", 'domain', /TS2591|TS2307/],
  ['shared/finding/to-writers.ts', "import { writer } from '../document/writers/writer.ts';\nexport const wrong = writer;", 'domain', /TS6307/],
  ['renderer/to-electron.ts', "import { disk } from '#electron/disk.ts';\nexport const wrong = disk;", 'renderer', /TS6307/],
  ['renderer/node-global.ts', 'export const wrong = process.pid;', 'renderer', /TS2591|TS2580/],
  ['renderer/core/dom-global.ts', 'export const wrong = document.title;', 'workers', /TS2584/],
  ['electron/to-renderer.ts', "import { screen } from '#renderer/screen.tsx';\nexport const wrong = screen;", 'electron', /TS6307/],
] as const;

let folder = '';

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${text}\n`);
}

function compile(project?: string): string {
  const where = project === undefined ? [] : [`build/tsconfig/${project}.json`];
  return spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', ...where, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' })
    .stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunjian-arrows-'));
  for (const path of ['package.json', 'tsconfig.json', 'build/tsconfig', 'shared/platform.d.ts'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(TREE)) put(path, text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a wrong arrow', () => {
  it('is not seen where there is none', () => {
    expect(compile()).toBe('');
  });

  it.each(PLANTS)('is a compile error: %s', (path, text, project, code) => {
    put(path, text);
    const named = compile(project)
      .split('\n')
      .filter((line) => line.startsWith(path));
    rmSync(join(folder, path));
    expect(named.join('\n')).toMatch(code);
  });
});
