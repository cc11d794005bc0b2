import { describe, expect, it } from 'vitest';
import { LAYERS, type Layer, SEES_ELECTRON } from './layer-table.ts';
import { type Import, importsOf, packageOf, read, sources, target } from './source-tree.ts';

const all = sources().flatMap(importsOf);

function layerOf(path: string): Layer | undefined {
  return LAYERS.filter(({ folder }) => path === folder || path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

function say({ from, specifier }: Import): string {
  return `${from} -> ${specifier}`;
}

function allowed(found: Import): boolean {
  const layer = layerOf(found.from);
  if (layer === undefined) return false;
  const to = target(found);
  if (to === undefined) {
    const name = packageOf(found);
    return layer.packages.some((listed) => listed === name || (listed === 'node:' && name.startsWith('node:')));
  }
  const owner = layerOf(to)?.folder ?? to;
  return owner === layer.folder || layer.may.includes(owner);
}

describe('layers', () => {
  it('sees the imports of the whole tree', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(10);
  });

  it('gives every source file a line in the table', () => {
    expect(sources().filter((path) => !path.endsWith('.d.ts') && layerOf(path) === undefined)).toEqual([]);
  });

  it('lets each folder import only what the table lists, types included', () => {
    expect(all.filter((found) => !allowed(found)).map(say)).toEqual([]);
  });

  it('keeps Electron in the main process and out of everything that a test can run without it', () => {
    const seen = all.filter((found) => /^electron(\/|$)/.test(found.specifier));
    expect(seen.filter(({ from }) => !SEES_ELECTRON.some((place) => from.startsWith(place))).map(say)).toEqual([]);
  });

  it('has one way to import: relative inside a top folder, # across, never two levels up', () => {
    const everywhere = [...all, ...sources('test').flatMap(importsOf)];
    // Tests drive the tools of build/, which are no part of the program and have no # name.
    const everywhereElse = everywhere.filter(({ specifier }) => !specifier.startsWith('../../build/'));
    const crosses = (found: Import) => found.specifier.startsWith('.') && target(found)?.split('/')[0] !== found.from.split('/')[0];
    expect(everywhereElse.filter((found) => found.specifier.startsWith('../../') || crosses(found)).map(say)).toEqual([]);
  });

  it('uses no package that package.json does not list', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const missing = (found: Import, listed: Record<string, string>) =>
      target(found) === undefined && !/^(node:|electron\/|virtual:)/.test(found.specifier) && !(packageOf(found) in listed);
    expect(all.filter((found) => missing(found, { ...dependencies, electron: '' })).map(say)).toEqual([]);
    expect(
      sources('test')
        .flatMap(importsOf)
        .filter((found) => missing(found, { ...dependencies, ...devDependencies }))
        .map(say),
    ).toEqual([]);
  });

  it('has no circle of files, apart from types', () => {
    const next = new Map<string, string[]>();
    for (const found of all) {
      const to = target(found);
      if (to !== undefined && !found.typeOnly) next.set(found.from, [...(next.get(found.from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
      done.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });
});
