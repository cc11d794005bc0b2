import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { files, importsOf, packageOf, ROOT, read, sources, target } from './source-tree.ts';

const require = createRequire(import.meta.url);

/** The part of electron-builder that reads and checks a configuration; it has no public types. */
interface ConfigReader {
  getConfig(folder: string, file: string, given: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: unknown, log: unknown): Promise<void>;
}
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as ConfigReader;
const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };

const shape = z.object({
  files: z.array(z.object({ filter: z.array(z.string()) })),
  electronFuses: z.record(z.string(), z.boolean()),
  linux: z.object({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })) }),
  win: z.object({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })), icon: z.string() }),
  deb: z.object({ depends: z.array(z.string()) }),
  nsis: z.object({ deleteAppDataOnUninstall: z.boolean(), perMachine: z.boolean() }),
});

async function config() {
  const raw = await getConfig(ROOT, 'electron-builder.yml', null);
  return { raw, known: shape.parse(raw) };
}

describe('electron-builder.yml', () => {
  it('follows the schema of electron-builder', async () => {
    const { raw } = await config();
    await expect(validateConfiguration(raw, new DebugLogger(false))).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...raw, asarr: true }, new DebugLogger(false))).rejects.toThrow(/asarr/);
  });

  it('names every fuse and sets it to the safe side', async () => {
    expect((await config()).known.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('covers the systems of the offices, on both kinds of processor', async () => {
    const { linux, win, deb, nsis } = (await config()).known;
    expect([...linux.target, ...win.target].map(({ target: name, arch }) => `${name} ${arch.join('+')}`)).toEqual([
      'deb x64+arm64',
      'rpm x64+arm64',
      'AppImage x64+arm64',
      'nsis x64+arm64',
      'zip x64+arm64',
    ]);
    expect(deb.depends).toEqual(expect.arrayContaining(['libgbm1', 'libasound2 | libasound2t64']));
    expect(nsis).toEqual({ deleteAppDataOnUninstall: false, perMachine: false });
    expect(files('build/icons', /\.(png|ico)$/)).toEqual(expect.arrayContaining([win.icon, 'build/icons/linux/512x512.png', 'build/icons/linux/256x256.png']));
  });

  it('ships the packages that the main process reaches, and no other', async () => {
    const shipped = (await config()).known.files
      .flatMap(({ filter }) => filter)
      .flatMap((pattern) => pattern.match(/^node_modules\/((?:@[^/]+\/)?[^/*]+)\/package\.json$/)?.[1] ?? []);
    expect([...new Set(shipped)].sort()).toEqual(packagesFrom(sources('electron').filter((path) => !/^electron\/(batch|launch)/.test(path))));
  });
});

/** Packages reached by following value imports from these files; `electron` is the runtime itself. */
function packagesFrom(roots: readonly string[]): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const queue = [...roots];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const found of importsOf(path).filter(({ typeOnly }) => !typeOnly)) {
      const next = target(found);
      if (next !== undefined) queue.push(next);
      else if (!/^(node:|electron(\/|$))/.test(found.specifier)) packages.add(packageOf(found));
    }
  }
  return [...packages].sort();
}

describe('what is written about the version', () => {
  it('is the same Electron for types and for releases', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.values(devDependencies).filter((version) => /[\^~*x<>]/.test(version.replace(/^npm:[^@]*@?[^@]*@/, '')))).toEqual([]);
  });
});
