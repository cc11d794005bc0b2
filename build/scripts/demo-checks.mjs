// Looks at what `npm run demo` wrote with other programs than ours: LibreOffice, poppler, age, unzip.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The figures of the published report that the sample round follows. */
const SEED = {
  'round.teams': 5,
  'round.facilities': 11,
  'letters.correctionNotice': 8,
  'letters.suggestionLetter': 11,
  'findings.residentOffice': 61,
  clues: 3,
};

export const has = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

function run(tool, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28, ...options });
  return { ok: status === 0, text: stdout ?? '', why: String(stderr ?? '').slice(0, 400) };
}

function named(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

export function checkFigures(tally, first, second) {
  const [one, two] = [first, second].map((folder) => JSON.parse(readFileSync(join(folder, 'summary/figures.json'), 'utf8')));
  const value = (id) => one.figures.find((figure) => figure.id === id)?.value;
  for (const [id, wanted] of Object.entries(SEED)) tally.check(`figure ${id} is ${wanted}`, value(id) === wanted, `it is ${value(id)}`);
  const prison = value('findings.prison');
  tally.check('about 275 prison findings', prison >= 255 && prison <= 295, `there are ${prison}`);
  tally.check(
    'every figure says what it counts',
    one.figures.length > 10 && one.figures.every(({ id, label, unit, rule, sources }) => id && label && unit !== undefined && rule && Array.isArray(sources)),
  );
  const ratios = one.figures.filter(({ denominator }) => denominator !== undefined);
  tally.check(
    'every ratio has numerator and cut-off date',
    ratios.every(({ numerator, cutoff }) => numerator !== undefined && cutoff),
    JSON.stringify(ratios).slice(0, 300),
  );
  tally.check('two runs have one state hash', /^[0-9a-f]{64}$/.test(one.stateHash) && one.stateHash === two.stateHash, `${one.stateHash} ${two.stateHash}`);
  tally.check('two runs have the same figures', JSON.stringify(one) === JSON.stringify(two));
}

export function checkPdfs(tally, folder) {
  if (!has('pdffonts')) return tally.skip('PDF checks', 'poppler-utils is not installed');
  const pdfs = named(folder, '.pdf');
  tally.check('a PDF for every letter and the summary', pdfs.length >= 20, `${pdfs.length} files`);
  const loose = pdfs.filter((pdf) => {
    const rows = run('pdffonts', [pdf]).text.trim().split('\n').slice(2);
    return rows.length === 0 || rows.some((row) => !/ yes (yes|no) +(yes|no) +\d+ +\d+$/.test(row));
  });
  tally.check('every font of every PDF is embedded', loose.length === 0, loose.map((pdf) => basename(pdf)).join(', '));
  const words = pdfs.map((pdf) => run('pdftotext', ['-layout', pdf, '-']).text);
  tally.check('no PDF has a glyph that is missing', !words.some((text) => text.includes('\ufffd') || text.includes('□')));
  const letters = words.filter((_, at) => pdfs[at].includes('letters'));
  tally.check(
    'the letters name prison and law',
    letters.length >= 19 && letters.every((text) => /监狱/.test(text) && /《/.test(text)),
    `${letters.length} letters`,
  );
  const summary = words
    .filter((_, at) => pdfs[at].includes('summary'))
    .join('\n')
    .replaceAll(/\s+/g, '');
  tally.check(
    'the summary names the round and its figures',
    ['巡回检察', '甲监狱', '11', '61'].every((fact) => summary.includes(fact)),
  );
}

/** The faces that official paper names, and those of ours that stand in for them where they are not installed. */
const STAND_INS = {
  仿宋_GB2312: 'FandolFang',
  楷体_GB2312: 'Gongwen KaiTi',
  黑体: 'Noto Sans SC Medium',
  方正小标宋简体: 'Noto Serif SC',
  宋体: 'Noto Serif SC',
  'Times New Roman': 'Gongwen Latin',
};

/** LibreOffice with our fonts in place of the ones that offices have: otherwise it would measure whatever this machine has. */
function office(scratch, to, format, paths) {
  const aliases = Object.entries(STAND_INS).map(
    ([name, ours]) => `<alias binding="same"><family>${name}</family><prefer><family>${ours}</family></prefer></alias>`,
  );
  const fonts = `<dir>${join(process.cwd(), 'assets/fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(process.cwd(), scratch, 'fonts')}</cachedir>`;
  const config = join(process.cwd(), scratch, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}${aliases.join('')}</fontconfig>`);
  const profile = `-env:UserInstallation=file://${join(process.cwd(), scratch, 'profile')}`;
  return run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', to, ...paths], {
    timeout: 300_000,
    env: { ...process.env, FONTCONFIG_FILE: config },
  });
}

/** LibreOffice opens every DOCX and XLSX; its page count is laid beside that of our PDF. */
export function checkOffice(tally, folder, scratch) {
  if (!has('soffice') || !has('pdfinfo')) return tally.skip('LibreOffice checks', 'soffice or pdfinfo is not installed');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  checkPages(tally, named(folder, '.docx'), scratch);
  const ledgers = named(join(folder, 'summary'), '.xlsx');
  office(scratch, scratch, 'csv:Text - txt - csv (StarCalc):44,34,76', ledgers);
  const rows = ledgers.map((path) => readFileSync(join(scratch, `${basename(path, '.xlsx')}.csv`), 'utf8').split('\n').length);
  tally.check('LibreOffice opens the ledgers', rows.length >= 2 && Math.max(...rows) > 200, `rows: ${rows.join(', ')}`);
}

function checkPages(tally, docx, scratch) {
  const apart = [];
  const unopened = [];
  // Files of different folders may share a name: one folder of results for each.
  for (const [from, paths] of groupByFolder(docx)) {
    const to = join(scratch, basename(from));
    office(scratch, to, 'pdf', paths);
    for (const path of paths) {
      const name = basename(path, '.docx');
      const [theirs, ours] = [pages(join(to, `${name}.pdf`)), pages(join(from, `${name}.pdf`))];
      if (theirs === 0) unopened.push(name);
      else if (ours === 0 || Math.abs(theirs - ours) > 1) apart.push(`${name}: ${theirs} and ${ours}`);
    }
  }
  tally.check(`LibreOffice opens all ${docx.length} DOCX files`, docx.length >= 20 && unopened.length === 0, unopened.join(', '));
  tally.check('DOCX and PDF agree in pages within one', apart.length === 0, apart.join('; '));
}

function groupByFolder(paths) {
  const groups = new Map();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    groups.set(folder, [...(groups.get(folder) ?? []), path]);
  }
  return groups;
}

function pages(pdf) {
  return Number(/^Pages:\s+(\d+)$/m.exec(run('pdfinfo', [pdf]).text)?.[1] ?? 0);
}

/** A package is a plain age file with a plain zip in it: other people's programs open it with the demo's key. */
export function checkPackages(tally, folder, scratch) {
  const packages = named(join(folder, 'packages'), '.xjb');
  tally.check('task packages and five team packages', packages.length >= 10, `${packages.length} files`);
  if (!has('age') || !has('unzip')) return tally.skip('packages opened with age', 'age or unzip is not installed');
  mkdirSync(scratch, { recursive: true });
  const identity = join(folder, 'packages/hub.identity');
  const opened = packages.filter((path) => {
    const zip = join(scratch, 'opened.zip');
    return (
      run('age', ['-d', '-i', identity, '-o', zip, path]).ok &&
      /manifest\.json[\s\S]*manifest\.sig|manifest\.sig[\s\S]*manifest\.json/.test(run('unzip', ['-l', zip]).text)
    );
  });
  tally.check('age and unzip open the five team packages', opened.length >= 5, `${opened.length} of ${packages.length}`);
}
