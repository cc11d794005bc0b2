import { lackingNumbers, lackingOthers } from './missing.ts';
import type { PackageKind, PackageManifest } from './package.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What people call each kind, on screens, in refusals and in file names. */
export const packageKindWords = {
  task: '任务包',
  share: '交换包',
  team: '成果包',
  back: '回发包',
  evidence: '证据卷',
  backup: '备份包',
  receipt: '回执',
  approval: '审批包',
  approvalSignature: '审批签名文件',
} as const satisfies Record<PackageKind, string>;

/** What a part of a package is called in a refusal. */
export function partWords(name: string): string {
  if (name === 'manifest.json') return '清单';
  if (name === 'manifest.sig') return '签名';
  if (name === 'entries.jsonl.gz') return '登记内容';
  if (name === 'keyring.json') return '钥匙串';
  if (name === 'receipt.json') return '回执内容';
  if (name === 'document.json') return '文书';
  return `证据分块 ${name.slice(-64, -52)}`;
}

/** `第二组 3 号包`: what people call a package. */
export function packageName(manifest: PackageManifest): string {
  return `${sourceName(manifest)} ${manifest.number} 号包`;
}

const sourceName = (manifest: PackageManifest): string =>
  (manifest.kind === 'team' || manifest.kind === 'share' ? manifest.team : undefined) ?? manifest.sender.name;

/** What became of an import, in the same sentences as its rehearsal. */
export const importedWords = (rehearsal: Rehearsal): string =>
  outcome(rehearsal, { entries: '已并入', chunks: '已补入', none: '未并入', again: '已重新计入' }).words;

/** What a rehearsal comes to, in one or two sentences, and whether there is anything to apply. */
export const rehearsalWords = (rehearsal: Rehearsal): Outcome =>
  outcome(rehearsal, { entries: '将并入', chunks: '可以补入', none: '不会并入', again: '将一并重新计入' });

interface Outcome {
  readonly words: string;
  readonly applicable: boolean;
}

function outcome(rehearsal: Rehearsal, verb: { readonly entries: string; readonly chunks: string; readonly none: string; readonly again: string }): Outcome {
  if (rehearsal.missing.length > 0) return { words: missingWords(rehearsal), applicable: false };
  const set = rehearsal.quarantined.length > 0 ? `另有 ${rehearsal.quarantined.length} 条记录未通过核对，${verb.none}，不影响其余。` : '';
  const chunks = rehearsal.freshChunks.length;
  const again = rehearsal.readmits.length > 0;
  if (rehearsal.entries.fresh === 0 && !again) {
    if (chunks > 0) return { words: `登记内容已导入过；有 ${chunks} 块证据材料是本机没有的，${verb.chunks}。${set}`, applicable: true };
    if (set) return { words: `没有可以并入的新内容。${set}`, applicable: false };
    return { words: '已导入过，未改变任何内容。', applicable: false };
  }
  const count = (effect: string): number => rehearsal.records.filter((record) => record.effect === effect).length;
  const effects = [
    ['new', '新增'],
    ['changed', '变更'],
    ['disputed', '有分歧'],
    ['deleted', '删除'],
  ] as const;
  const told = effects.filter(([effect]) => count(effect) > 0).map(([effect, name]) => `${name} ${count(effect)} 项`);
  const back = again ? `此前撤销的 ${rehearsal.readmits.length} 次导入与这个包相连，${verb.again}。` : '';
  return { words: `${back}${verb.entries} ${rehearsal.entries.fresh} 条登记：${told.length > 0 ? told.join('，') : '显示内容不变'}。${set}`, applicable: true };
}

/** Which package has to come first, by the number that people know it by: from what the package tells, and from what is here. */
function missingWords({ manifest, missing, sendersEntries }: Rehearsal): string {
  const numbers = lackingNumbers(manifest, sendersEntries);
  const own = manifest.base.some((head) => head.device === manifest.sender.device && missing.includes(head.hash));
  // A package of an older program names nothing: then the one before it is the best guess.
  const guess = own && numbers.length === 0 && manifest.number > 1 ? [manifest.number - 1] : numbers;
  const lacks = [...(guess.length > 0 ? [`${sourceName(manifest)} ${guess.join('、')} 号包`] : []), ...lackingOthers(manifest, missing)];
  return `缺${lacks.length > 0 ? lacks.join('、') : '它所依据的前一个包'}，本包暂不能并入，本机数据未改变。所缺的包导入之后，本包即可并入。`;
}
