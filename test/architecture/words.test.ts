import { describe, expect, it } from 'vitest';
import { files, read, sources } from './source-tree.ts';

/** Everything we write ourselves; the lock file and shipped data come from elsewhere. */
const written = files('.', /\.(ts|tsx|cts|mjs|cjs|json|yml|md|sh|html|css|service|desktop)$|^\.ci\/run$|^\.npmrc$/).filter(
  (path) => path !== 'package-lock.json' && !path.startsWith('assets/') && !path.startsWith('test/fixtures/'),
);

/** `path:line: text` of every line that matches. */
function lines(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((text, row) => (pattern.test(text) ? [`${path}:${row + 1}: ${text.trim().slice(0, 120)}`] : [])),
  );
}

/** Built from parts, so that this file does not contain what it looks for. */
const any = (...parts: readonly (readonly string[])[]) => new RegExp(parts.map((part) => part.join('')).join('|'));

describe('words that may not stand in the repository', () => {
  it('looks at what is written', () => {
    expect(written.length).toBeGreaterThan(80);
    expect(written).toContain('test/architecture/words.test.ts');
    expect(written).toContain('.ci/run');
  });

  it('promises nothing for later', () => {
    expect(lines(written, any(['\\bTO', 'DO\\b'], ['\\bFIX', 'ME\\b'], ['\\bXX', 'X\\b'], ['\\bHA', 'CK\\b']))).toEqual([]);
  });

  it('skips no test and leaves none focused', () => {
    const tests = files('test', /\.test\.tsx?$/);
    expect(lines(tests, any(['\\b(it|test|describe)\\.(sk', 'ip|on', 'ly|to', 'do)\\b']))).toEqual([]);
  });

  it('names no package registry: which one is used is the matter of the machine', () => {
    expect(
      lines(
        [...written, 'package-lock.json'],
        any(['registry\\.', 'npm'], ['npm', 'js\\.(org|com)'], ['npm', 'mirror\\.'], ['deb\\.', 'debian'], ['"reso', 'lved":']),
      ),
    ).toEqual([]);
  });

  it('names no folder of one machine', () => {
    expect(lines(written, any(['[\'"`\\s=](/wo', 'rk/|/ro', 'ot/)'], ['/tmp/ba', 'sh_']))).toEqual([]);
  });
});

describe('words on the screen', () => {
  const chinese = /[\u4e00-\u9fff]/;

  it('raises its voice nowhere', () => {
    const literals = sources().flatMap((path) =>
      [...read(path).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`|>([^<>{}\n]+)</g)].map((found) => ({ path, text: found.slice(1).find(Boolean) ?? '' })),
    );
    expect(literals.filter(({ text }) => chinese.test(text)).length).toBeGreaterThan(20);
    expect(
      literals
        .filter(({ text }) => chinese.test(text) && /[!！]/.test(text.replaceAll(/\$\{[^}]*\}|<!doctype/g, '')))
        .map(({ path, text }) => `${path}: ${text}`),
    ).toEqual([]);
  });

  it('speaks no English between tags or in labels', () => {
    const sentence =
      />\s*[A-Z][a-z]+( [a-z]+)+[^<>{}=;]*<|\b(title|placeholder|label|aria-label|description|okText|cancelText)="(?!Ctrl\+|Alt\+|Shift\+)[A-Za-z][a-z]+[^"]*"/;
    expect(
      lines(
        sources('renderer').filter((path) => path.endsWith('.tsx')),
        sentence,
      ),
    ).toEqual([]);
  });
});
