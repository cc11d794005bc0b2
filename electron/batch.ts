import { parseArgs } from 'node:util';
import { systemClock } from '#shared/kernel/clock.ts';
import { dateInChina, parseDate } from '#shared/kernel/date-only.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { lettersOf } from '#shared/letter/letter.ts';
import { kindWords } from '#shared/workbench/kinds.ts';
import { batchErrors } from './batch/batch-errors.ts';
import { readKeys } from './batch/keys.ts';
import { merge, wrongRecipient } from './batch/merge.ts';
import { readBook, readPackages } from './batch/read-packages.ts';
import type { ReadPackage } from './batch/reading.ts';
import { rebuild } from './batch/rebuild.ts';
import { usage } from './batch/usage.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USE = 2;

/** Results go to the standard output, what happens on the way to the error output: a script can read one without the other. */
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (words: string): void => void process.stderr.write(`${words}\n`);

class UsageError extends Error {}

const options = {
  identity: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string' },
  out: { type: 'string' },
  recipient: { type: 'string', multiple: true },
  cutoff: { type: 'string' },
  id: { type: 'string', multiple: true },
  quick: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(option ? `选项 ${option} 不认识，或者没有给出它的值。` : '命令写法不对。');
  }
}

// The writers of documents take a second to load: only what writes documents waits for them.
const office = async () => ({
  ...(await import('./batch/documents.ts')),
  ...(await import('./batch/summary-files.ts')),
  ...(await import('./batch/shipped.ts')),
});

type Parsed = ReturnType<typeof parse>['values'];

const needOut = ({ out }: Parsed): string => {
  if (out === undefined || out === '') throw new UsageError('请用 --out 给出写到哪里。');
  return out;
};
const needFiles = (files: readonly string[], most = Number.POSITIVE_INFINITY): readonly string[] => {
  if (files.length === 0) throw new UsageError('请给出巡检包的路径。');
  if (files.length > most) throw new UsageError(`这个命令一次只处理 ${most} 个巡检包。`);
  return files;
};
const keysOf = (values: Parsed) => readKeys(values.identity ?? [], values['passphrase-file']);

const commands: Readonly<Record<string, (values: Parsed, files: readonly string[]) => Promise<number>>> = {
  verify: async (values, files) => {
    const { packages } = await readPackages(needFiles(files, 1), keysOf(values), () => undefined);
    const [found] = packages;
    if (!found) throw batchErrors.workerLost();
    print(values.json ? JSON.stringify(found, null, 1) : describe(found));
    return found.quarantined.length === 0 ? DONE : REFUSED;
  },
  merge: async (values, files) => {
    const recipients = values.recipient ?? [];
    const wrong = wrongRecipient(recipients);
    if (wrong !== undefined) throw new UsageError(`“${wrong}”不是有效的接收方（应以 age1 开头）。`);
    const merged = await merge(needFiles(files), keysOf(values), needOut(values), recipients, tell);
    if (values.json) print(JSON.stringify(merged, null, 1));
    else
      print(
        `已合并 ${merged.packages.length} 个包，共 ${merged.entries} 条登记，有分歧 ${merged.disputed} 项。\n写出：${merged.files.join('、')}\n状态散列：${merged.stateHash}`,
      );
    return DONE;
  },
  summarise: async (values, files) => {
    const out = needOut(values);
    const cutoff = values.cutoff === undefined ? dateInChina(systemClock.now()) : parseDate(values.cutoff);
    if (!cutoff) throw new UsageError('--cutoff 应为存在的日期，如 2022-12-31。');
    const { replica } = await readBook(needFiles(files), keysOf(values), tell);
    const { writeSummary, shippedFonts, shippedKnowledge } = await office();
    const made = { fonts: shippedFonts(), created: systemClock.now(), tell };
    await writeSummary(replica.fold, shippedKnowledge(), cutoff, stateHash(replica.fold), out, made);
    print(`已写出汇总报告、台账和指标：${out}`);
    return DONE;
  },
  letter: async (values, files) => {
    const out = needOut(values);
    const { replica } = await readBook(needFiles(files), keysOf(values), tell);
    const letters = new Set(lettersOf(replica.fold).map((letter) => letter.id));
    const missing = values.id?.find((id) => !letters.has(id));
    if (missing !== undefined) throw batchErrors.noLetter(missing);
    if (letters.size === 0) throw batchErrors.noLetters();
    const { writeLetters, shippedFonts } = await office();
    const count = await writeLetters(
      replica.fold,
      out,
      { fonts: shippedFonts(), created: systemClock.now(), tell },
      values.id ? new Set(values.id) : undefined,
    );
    print(`已写出 ${count} 份文书：${out}`);
    return DONE;
  },
  rebuild: async (values, files) => {
    const rebuilt = await rebuild(needFiles(files), keysOf(values), tell);
    const { entries, stateHash: hash, claimed, agrees } = rebuilt;
    if (values.json) print(JSON.stringify(rebuilt, null, 1));
    else print(`重新折叠 ${entries} 条登记，状态散列 ${hash}${claimed === null ? '' : `，与来源方${claimed === hash ? '一致' : '不一致'}`}。`);
    if (!agrees) tell('状态散列不一致，请不要使用这些数据，并请来源方重新导出。');
    return agrees ? DONE : REFUSED;
  },
  demo: async (values, files) => {
    if (files.length > 0) throw new UsageError('demo 不需要巡检包。');
    const out = needOut(values);
    const { demo } = await import('./batch/demo.ts');
    await demo(out, values.quick ?? false, print);
    return DONE;
  },
};

function describe(found: ReadPackage): string {
  const records = Object.entries(found.records).map(([kind, count]) => `${kindWords[kind] ?? kind} ${count}`);
  const standing = { unknown: '签名完好，签名者未知（请比对指纹）', trusted: '签名完好，签名者在名册上', removed: '签名完好，但签名者已被移出名册' }[
    found.signedBy
  ];
  return [
    `${found.title}`,
    `${found.kindLabel}：${found.name}，由“${found.sender}”于 ${found.madeAt} 制作`,
    standing,
    `指纹：${found.fingerprint}`,
    `登记 ${found.entries} 条，证据 ${found.chunks} 块，校验值全部相符`,
    `记录：${records.join('，')}`,
    `状态散列：${found.stateHash}`,
    ...found.quarantined.map(({ line, words }) => `第 ${line} 条未通过：${words}`),
  ].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    const [name, ...files] = positionals;
    if (values.help || name === 'help') {
      print(usage);
      return DONE;
    }
    if (name === undefined) throw new UsageError('请给出命令。');
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!run) throw new UsageError(`没有“${name}”这个命令。`);
    return await run(values, files);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    tell(`${error.message}\n运行 npx xunjian --help 查看用法。`);
    return WRONG_USE;
  }
  if (isWorkbenchError(error)) {
    tell(`${error.words}\n${error.next}`);
    return REFUSED;
  }
  // A bug: its name helps whoever repairs it, its stack would only frighten.
  tell(`程序内部出错，没有完成（${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}）。\n请保留输入文件并联系维护人员。`);
  return REFUSED;
}

process.exitCode = await main(process.argv.slice(2));
