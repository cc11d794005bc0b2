import { describe, expect, it } from 'vitest';
import { files, importsOf, read, sources } from './source-tree.ts';

/** Where a rule is proven: a file, and words that stand in it as long as the proof does. */
type Proof = readonly [file: string, words: string];

const LOCK_DOWN = 'test/electron/security/lock-down.test.ts';
const START_ORDER = 'test/electron/security/main-order.test.ts';
const IN_ELECTRON = 'test/e2e/network-electron.test.ts';
const CONTRACT = 'test/contract/host-contract.ts';
const CSP = 'test/architecture/csp.test.ts';
const PACKED = 'build/packaging/package-checks.mjs';
const HERE = 'test/architecture/security-checklist.test.ts';

/** The rules for an Electron program that holds other people's secrets, each with its proofs. */
const RULES: readonly { readonly rule: string; readonly proofs: readonly Proof[] }[] = [
  {
    rule: 'web preferences written out in full',
    proofs: [
      [LOCK_DOWN, 'name every guard'],
      [IN_ELECTRON, 'preferences that are written down'],
    ],
  },
  {
    rule: 'sandbox before ready',
    proofs: [
      [START_ORDER, "'sandbox',"],
      [PACKED, 'opens its window, sandboxed'],
    ],
  },
  {
    rule: 'page from our own scheme, only inside the folder that is served',
    proofs: [
      ['test/electron/security/static-files.test.ts', 'serves what is inside'],
      [CONTRACT, 'answers malformed requests'],
    ],
  },
  {
    rule: 'strict policy on every answer',
    proofs: [
      [CSP, 'knows every directive'],
      [CONTRACT, 'guard headers'],
    ],
  },
  {
    rule: 'every fuse named and read back',
    proofs: [
      ['test/architecture/packaging.test.ts', 'names every fuse'],
      [PACKED, 'getCurrentFuseWire'],
    ],
  },
  {
    rule: 'permissions denied by every handler',
    proofs: [
      [LOCK_DOWN, 'denied by all three handlers'],
      [IN_ELECTRON, 'denies every permission'],
    ],
  },
  {
    rule: 'navigation and windows denied',
    proofs: [
      [LOCK_DOWN, 'stays on our page'],
      [IN_ELECTRON, 'stays on its page'],
    ],
  },
  { rule: 'nothing is opened outside the program', proofs: [[HERE, 'imports no shell']] },
  {
    rule: 'only our own page is answered',
    proofs: [
      ['test/electron/security/guards.test.ts', 'answers the page and nobody else'],
      [CONTRACT, 'answers malformed requests'],
      ['test/electron/loopback/door.test.ts', 'describe('],
    ],
  },
  {
    rule: 'requests and answers parsed, with limits',
    proofs: [
      [CONTRACT, 'answers malformed requests'],
      [CONTRACT, 'does not check'],
    ],
  },
  {
    rule: 'no bridge script at all',
    proofs: [
      [HERE, 'has no preload'],
      [LOCK_DOWN, 'no preload script'],
    ],
  },
  {
    rule: 'files whole or not at all, in places the person chose',
    proofs: [
      [CONTRACT, 'nothing of that name before the end'],
      ['test/electron/host/journal.test.ts', 'describe('],
    ],
  },
  {
    rule: 'foreign files are parsed with limits, away from the keys',
    proofs: [
      ['test/shared/exchange/hostile.test.ts', 'describe('],
      ['test/architecture/layer-table.ts', "packages: ['xlsx'"],
    ],
  },
  {
    rule: 'no network, counted',
    proofs: [
      [IN_ELECTRON, 'lets nothing out'],
      ['test/e2e/network.test.ts', 'lets no request and no navigation out'],
    ],
  },
  {
    rule: 'a partition that stays',
    proofs: [
      [LOCK_DOWN, 'persist:xunjian'],
      [IN_ELECTRON, 'keeps what the page stored'],
    ],
  },
  {
    rule: 'one instance',
    proofs: [
      [START_ORDER, 'does nothing at all as a second start'],
      [IN_ELECTRON, 'leads a second start'],
    ],
  },
  {
    rule: 'no tools, sources or tests in the packed program',
    proofs: [
      [PACKED, 'no source, map, test'],
      [LOCK_DOWN, 'no tools for developers'],
    ],
  },
  {
    rule: 'no HTML from strings',
    proofs: [
      ['biome.json', '"noDangerouslySetInnerHtml": "error"'],
      [HERE, 'writes no markup'],
    ],
  },
  {
    rule: 'the version of the runtime is said',
    proofs: [
      [CONTRACT, 'says what it is'],
      ['test/architecture/packaging.test.ts', 'same Electron'],
    ],
  },
  { rule: 'nothing typed in any file outside the vault', proofs: [['test/e2e/core.test.ts', 'leaves no word of what was typed on disk']] },
  {
    rule: 'a new package is a decision',
    proofs: [
      ['test/architecture/layers.test.ts', 'uses no package that package.json does not list'],
      ['test/architecture/layer-table.ts', 'is a decision'],
    ],
  },
];

describe('security checklist', () => {
  it('has its 21 rules', () => {
    expect(RULES).toHaveLength(21);
  });

  it.each(RULES)('is proven: $rule', ({ proofs }) => {
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.filter(([file, words]) => !read(file).includes(words))).toEqual([]);
  });

  it('imports no shell: no address and no file is handed to the system', () => {
    const shell = sources('electron').filter((path) => /\bshell\b[^;]*from 'electron|\b(openExternal|openPath|showItemInFolder)\(/.test(read(path)));
    expect(shell).toEqual([]);
    expect(sources('electron').flatMap(importsOf).length).toBeGreaterThan(50);
  });

  it('has no preload script and no message channel of Electron', () => {
    expect(files('electron', /preload/)).toEqual([]);
    expect(sources('electron').filter((path) => /\b(ipcMain|ipcRenderer|contextBridge)\b/.test(read(path)))).toEqual([]);
  });

  it('writes no markup from text', () => {
    expect(
      sources('renderer').filter((path) => /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/.test(read(path))),
    ).toEqual([]);
  });
});
