// Looks at what `npm run demo` wrote with other programs than ours: LibreOffice, poppler, age, unzip.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Every paper of the job, by the beginning of its file name. */
const PAPERS = (
  '纠正违法通知书 检察建议书 口头纠正记录 检察意见书 督促函 报请上级函 复查决定书 问题线索移送函 巡回检察工作方案 巡回检察告知函 巡回检察公告 巡回检察反馈意见 对派驻检察的反馈 ' +
  '反馈会会议纪要 巡回检察报告 专项督办方案 专项督办报告 减刑提请检察意见书 假释提请检察意见书 暂予监外执行提请检察意见书 纠正不当减刑裁定意见书 纠正不当假释裁定意见书 ' +
  '纠正不当暂予监外执行决定意见书 检察记录 谈话笔录 调取证据清单 送达回证'
).split(' ');

/** The figures of the published report that the sample round follows. */
const SEED = {
  'round.teams': 5,
  'round.facilities': 11,
  'letters.correctionNotice': 8,
  'letters.suggestionLetter': 11,
  'findings.residentOffice': 61,
  clues: 3,
};

/** Figures of the published report that a round cannot count: entered with window and source. */
const PUBLISHED = {
  'record.sentenceChange': 711,
  'record.propertyCorrected': 460,
  'record.propertyExecuted': 33,
  'record.propertyChecked': 839,
  'record.communityMissing': 106,
  'record.compulsoryDelivered': 3,
  'record.custodyAdmitted': 3,
  'record.rotated': 44,
  'record.residentStaff': 166,
  'record.residentProsecutors': 60,
  'record.rotationShare': 26.5,
  'record.prosecutorShare': 36.14,
  'record.adoptionPublished': 98,
};

/** Files meant for a prison or the 监狱管理局. */
const OUTWARD = /^(类案反馈意见|巡回检察报告|问题台账|文书台账|整改台账)/;
const SECRET = /派驻检察问题|派驻检察履职|线索/;

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
  for (const [rule, wanted] of Object.entries(PUBLISHED)) {
    const figure = one.figures.find(({ id }) => id.startsWith(`${rule}@`));
    tally.check(
      `${rule} is ${wanted}, with window and source`,
      figure?.value === wanted && figure.window && figure.origin,
      JSON.stringify(figure ?? null).slice(0, 200),
    );
  }
  const sum = (start) => one.figures.filter(({ id }) => id.startsWith(start)).reduce((all, figure) => all + figure.value, 0);
  const parts = ['findings.bySeverity.', 'findings.byArea.', 'findings.byGroup.'].map(sum);
  tally.check(
    'severities, areas and headings each add up to all findings',
    parts.every((part) => part === prison),
    `${prison}: ${parts.join(', ')}`,
  );
  tally.check(
    'no figure counts one record twice',
    one.figures.every(({ sources }) => new Set(sources).size === sources.length),
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
  tally.check('no PDF has a glyph that is missing', !words.some((text) => text.includes('\ufffd') || text.includes('〓')));
  const papers = pdfs.filter((pdf) => pdf.includes('letters')).map((pdf) => basename(pdf));
  const absent = PAPERS.filter((name) => !papers.some((file) => file.startsWith(name)));
  tally.check('at least one of every paper', absent.length === 0, `missing: ${absent.join('、')}`);
  const outward = words.filter((_, at) => pdfs[at].includes('summary') && OUTWARD.test(basename(pdfs[at])));
  tally.check(
    'twelve papers for the prisons and their authority, none with the resident offices or a clue in it',
    outward.length >= 12 && !outward.some((text) => SECRET.test(text.replaceAll(/\s+/g, ''))),
    `${outward.length} papers`,
  );
  const letters = words.filter((_, at) => pdfs[at].includes('letters') && /纠正违法通知书|检察建议书/.test(basename(pdfs[at])));
  tally.check(
    'the letters name prison and law',
    letters.length === 19 && letters.every((text) => /监狱/.test(text) && /《/.test(text)),
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
  const texts = new Map(ledgers.map((path) => [basename(path, '.xlsx'), readFileSync(join(scratch, `${basename(path, '.xlsx')}.csv`), 'utf8')]));
  checkLedgers(tally, texts, JSON.parse(readFileSync(join(folder, 'summary/figures.json'), 'utf8')).figures);
}

/** The ledgers as another program reads them have the rows that the figures count, and the outward ones tell no secret. */
function checkLedgers(tally, texts, figures) {
  const value = (id) => figures.find((figure) => figure.id === id)?.value;
  // Rows of data begin with their running number; a cell may hold line breaks, so that rows are not lines.
  const rows = (name) => (texts.get(name) ?? '').split('\n').filter((line) => /^\d+,/.test(line)).length;
  const wanted = {
    问题台账: value('findings.prison'),
    文书台账: value('letters.correctionNotice') + value('letters.suggestionLetter'),
    '派驻问题台账（内部）': value('findings.residentOffice'),
  };
  for (const [name, count] of Object.entries(wanted)) tally.check(`LibreOffice reads ${count} rows in ${name}`, rows(name) === count, `${rows(name)}`);
  tally.check('整改台账 and 指标表 are there', rows('整改台账') > 200 && rows('指标表（内部）') > 30, `${rows('整改台账')}, ${rows('指标表（内部）')}`);
  const told = [...texts].filter(([name, text]) => OUTWARD.test(name) && SECRET.test(text)).map(([name]) => name);
  tally.check('no ledger for the prison side tells of the resident offices or a clue', told.length === 0, told.join(', '));
}

/**
 * Pages of a DOCX without the air that LibreOffice puts between Chinese and Latin characters: its import passes over `autoSpaceDE` and
 * `autoSpaceDN`, with which our files forbid it as official paper does, and in a long report that air adds up to whole pages.
 */
function unspacedPages(path, scratch) {
  const to = join(scratch, 'unspaced');
  const flat = join(to, `${basename(path, '.docx')}.fodt`);
  office(scratch, to, 'fodt', [path]);
  writeFileSync(flat, readFileSync(flat, 'utf8').replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"'));
  office(scratch, to, 'pdf', [flat]);
  return pages(flat.replace(/fodt$/, 'pdf'));
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
      else if (ours === 0 || Math.abs(theirs - ours) > 1) {
        const read = unspacedPages(path, scratch);
        if (Math.abs(read - ours) > 1) apart.push(`${name}: ${theirs} (${read} without its own spaces) and ${ours}`);
      }
    }
  }
  tally.check(`LibreOffice opens all ${docx.length} DOCX files`, docx.length >= 20 && unopened.length === 0, unopened.join(', '));
  tally.check('DOCX and PDF agree in pages within one', apart.length === 0, apart.join('; '));
  const letters = docx.filter((path) => path.includes('letters')).map((path) => basename(path, '.docx'));
  const [ours, theirs] = [(name) => join(folderOf(docx, 'letters'), `${name}.pdf`), (name) => join(scratch, 'letters', `${name}.pdf`)];
  const same = letters.filter((name) => inked(ours(name)) === inked(theirs(name)));
  const other = letters.filter((name) => pages(ours(name)) === pages(theirs(name)) && !same.includes(name));
  tally.check(`DOCX and PDF say the same where they have as many pages (${same.length} of ${letters.length})`, other.length === 0, other.join(', '));
  const outside = letters.flatMap((name) => strayWords(theirs(name)).map((where) => `${name} ${where}`));
  tally.check('every DOCX keeps the margins of GB/T 9704 within 1 mm', outside.length === 0, outside.slice(0, 6).join('; '));
}

const folderOf = (paths, part) =>
  paths
    .find((path) => path.includes(part))
    .split('/')
    .slice(0, -1)
    .join('/');

/**
 * All that is printed but blanks, as a bag of characters: programs read the cells of a table in different orders.
 * LibreOffice lets a closing mark hang over the edge of a line, where the reader of the page loses it: those are left out on both sides.
 */
const inked = (pdf) => [...run('pdftotext', ['-raw', pdf, '-']).text.replaceAll(/[\s，。、；：]/g, '')].sort().join('');

const MM = 72 / 25.4;
/** The 版心 of a page in millimetres: upright, or turned clockwise so that the binding edge lies on top. */
const TEXT_AREA = { upright: { left: 28, right: 184, top: 37, bottom: 262 }, turned: { left: 35, right: 260, top: 28, bottom: 184 } };
/** A 3号 character: a mark that closes a line may hang over the edge. */
const HANGING = 5.7;

/** Words of a PDF outside the 版心 of their page; page numbers, and what stands in the head and foot by its form, excepted. */
function strayWords(pdf) {
  const stray = [];
  let area = TEXT_AREA.upright;
  let page = 0;
  for (const line of run('pdftotext', ['-bbox', pdf, '-']).text.split('\n')) {
    const size = /<page width="([\d.]+)" height="([\d.]+)"/.exec(line);
    if (size) {
      area = Number(size[1]) > Number(size[2]) ? TEXT_AREA.turned : TEXT_AREA.upright;
      page += 1;
    }
    const word = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/.exec(line);
    if (!word) continue;
    const [left, top, right, bottom] = word.slice(1, 5).map((points) => Number(points) / MM);
    if (top > area.bottom || bottom < area.top + 4) continue;
    if (left < area.left - 1 || right > area.right + 1 + (/[，。、；：）》”]$/.test(word[5]) ? HANGING : 0))
      stray.push(`page ${page}: ${word[5]} at ${left.toFixed(1)}–${right.toFixed(1)} mm`);
  }
  return stray;
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
