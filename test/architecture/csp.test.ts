import { describe, expect, it } from 'vitest';
import { contentPolicy } from '#electron/host/content-policy.ts';
import { read } from './source-tree.ts';

/** Directive names that browsers know; a misspelt one is silently no directive at all. */
const KNOWN = new Set(
  (
    'default-src script-src script-src-attr script-src-elem style-src style-src-attr style-src-elem img-src media-src font-src connect-src worker-src ' +
    'frame-src child-src object-src manifest-src base-uri form-action frame-ancestors webrtc require-trusted-types-for trusted-types'
  ).split(' '),
);

function parse(policy: string): Map<string, string[]> {
  const parsed = new Map<string, string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (parsed.has(name)) throw new Error(`${name} is written twice: the second one counts for nothing`);
    parsed.set(name, values);
  }
  return parsed;
}

const POLICIES = {
  'of an answer': contentPolicy(),
  'of a document': contentPolicy({ styleNonce: 'abc' }),
  'of a worker with WebAssembly': contentPolicy({ wasm: true }),
};

describe.each(Object.entries(POLICIES))('content security policy %s', (_, text) => {
  const policy = parse(text);

  it('knows every directive it names', () => {
    expect([...policy.keys()].filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it('starts from nothing and closes every door that a page could leave by', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    for (const door of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(door), door).toEqual(["'none'"]);
    for (const own of ['connect-src', 'worker-src']) expect(policy.get(own), own).toEqual(["'self'"]);
    expect(policy.get('webrtc')).toEqual(["'block'"]);
  });

  it('names no host, no scheme beyond blob and data, and no way to run text as a script', () => {
    const values = [...policy.values()].flat();
    expect(values.filter((value) => !/^('[\w-]+'|'nonce-[\w+/=]+'|blob:|data:)$/.test(value))).toEqual([]);
    expect(policy.get('script-src')?.filter((value) => !["'self'", "'wasm-unsafe-eval'"].includes(value))).toEqual([]);
    expect(values).not.toContain("'unsafe-eval'");
    expect(policy.get('style-src')).not.toContain("'unsafe-inline'");
  });
});

describe('the looser parts', () => {
  it('are a nonce for the styles of a document and WebAssembly in the workers that derive keys and draw dots', () => {
    expect(parse(POLICIES['of an answer']).get('style-src')).toEqual(["'self'"]);
    expect(parse(POLICIES['of a document']).get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(parse(POLICIES['of a document']).get('script-src')).toEqual(["'self'"]);
    expect(parse(POLICIES['of a worker with WebAssembly']).get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  it('reach every answer of the host: nothing else writes a policy', () => {
    expect(read('electron/host/static-files.ts')).toContain('guardHeaders');
  });
});
