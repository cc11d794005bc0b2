#!/usr/bin/env node
// Stands in for fpm, which electron-builder calls to make a .deb and which cannot be had from npm or Debian.
// It understands the arguments that electron-builder 26 passes for `-s dir -t deb` and calls dpkg-deb.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const SWITCHES = new Set(['--force', '--verbose', '--debug', '--no-depends']);
const SCRIPTS = { '--before-install': 'preinst', '--after-install': 'postinst', '--before-remove': 'prerm', '--after-remove': 'postrm' };

/** Options by name (each a list, since some repeat) and the `source=destination` pairs. */
function parse(args) {
  const options = new Map();
  const copies = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (SWITCHES.has(word)) continue;
    if (word.startsWith('-')) options.set(word, [...(options.get(word) ?? []), args[++at]]);
    else copies.push([word.slice(0, word.lastIndexOf('=')), word.slice(word.lastIndexOf('=') + 1)]);
  }
  return { options, copies };
}

/** dpkg wants kibibytes of the installed files. */
function kibibytes(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return Math.ceil(stat.size / 1024);
  return readdirSync(path).reduce((sum, name) => sum + kibibytes(join(path, name)), 4);
}

function control(options, size) {
  const one = (name) => options.get(name)?.[0];
  const [first = '', ...rest] = (one('--description') ?? one('--name')).split('\n').map((line) => line.trim());
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    Vendor: one('--vendor'),
    License: one('--license'),
    'Installed-Size': String(size),
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Section: one('--category') ?? 'misc',
    Priority: one('--deb-priority') ?? 'optional',
    Homepage: one('--url'),
    Description: [first, ...rest.filter((line) => line !== '').map((line) => ` ${line}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

const { options, copies } = parse(process.argv.slice(2));
if (options.get('-s')?.[0] !== 'dir' || options.get('-t')?.[0] !== 'deb') {
  console.error('fpm-shim makes a .deb from folders and nothing else');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'xunjian-deb-'));
try {
  const root = join(work, 'root');
  for (const [source, destination] of copies) {
    const to = join(root, destination);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(source, to, { recursive: true, verbatimSymlinks: true });
  }
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
  const size = kibibytes(root);
  const debian = join(root, 'DEBIAN');
  mkdirSync(debian);
  writeFileSync(join(debian, 'control'), control(options, size));
  for (const [option, name] of Object.entries(SCRIPTS)) {
    const script = options.get(option)?.[0];
    if (script === undefined) continue;
    copyFileSync(script, join(debian, name));
    chmodSync(join(debian, name), 0o755);
  }
  const out = options.get('--package')[0];
  // gzip -1: a test build is opened once, xz would take two minutes on two cores.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '-b', root, out], { stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(JSON.stringify({ message: `Created ${basename(out)}`, path: out }));
} finally {
  rmSync(work, { recursive: true, force: true });
}
