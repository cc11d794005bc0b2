import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Path of LibreOffice's converter, or undefined where it is not installed. */
export function findOffice(): string | undefined {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

const fontFolder = new URL('../../assets/fonts/', import.meta.url).pathname;
const standIns: Record<string, string> = {
  仿宋_GB2312: 'FandolFang R',
  楷体_GB2312: 'Gongwen KaiTi',
  黑体: 'Noto Sans SC Medium',
  宋体: 'Noto Serif SC',
  'Times New Roman': 'Gongwen Latin',
};

/** Shows the shipped fonts, and only them, under the names that office machines use. */
function fontConfiguration(cache: string): string {
  const rules = Object.entries(standIns).map(
    ([name, family]) => `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  const title =
    '<match target="pattern"><test name="family"><string>方正小标宋简体</string></test><edit name="family" mode="assign" binding="same"><string>Noto Serif SC</string></edit>' +
    '<edit name="weight" mode="assign" binding="same"><const>bold</const></edit></match>';
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontFolder}</dir><cachedir>${cache}</cachedir>${rules.join('')}${title}</fontconfig>`;
}

/** Converts Office files to PDF in one go, each under its own name. */
export function officeToPdf(office: string, files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xunjian-office-'));
  try {
    const out = path.join(folder, 'out');
    mkdirSync(out);
    const configuration = path.join(folder, 'fonts.conf');
    writeFileSync(configuration, fontConfiguration(path.join(folder, 'cache')));
    const names = Object.keys(files);
    for (const name of names) writeFileSync(path.join(folder, name), files[name] as Uint8Array);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    execFileSync(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, ...names], {
      cwd: folder,
      env: { ...process.env, FONTCONFIG_FILE: configuration },
      stdio: 'ignore',
      timeout: 200_000,
    });
    return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(path.join(out, name.replace(/\.\w+$/, '.pdf'))))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
