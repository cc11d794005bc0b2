import { join } from 'node:path';
import type { DocumentModel } from '#shared/document/model.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { figureText } from '#shared/summary/figure.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { sampleRound } from '#shared/workbench/sample-round.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';
import { writeLetters } from './documents.ts';
import { prepareFolder, writeWhole } from './files.ts';
import { liveSample } from './sample-life.ts';
import { shippedFonts, shippedKnowledge, shippedSample } from './shipped.ts';
import { writeSummary } from './summary-files.ts';

/** Part of the problems that a quick run makes. */
const QUICK = 0.2;

const shownFigures = [
  'round.teams',
  'round.facilities',
  'findings.prison',
  'measures.oral',
  'letters.correctionNotice',
  'letters.suggestionLetter',
  'clues',
  'findings.residentOffice',
  'replies.onTimeRate',
  'replies.adoptionRate',
  'letters.overdue',
];

/** Builds the sample round and does the whole main job with it, without a window. */
export async function demo(out: string, quick: boolean, tell: (words: string) => void): Promise<void> {
  const began = Date.now();
  for (const folder of ['packages', 'letters', 'summary']) prepareFolder(join(out, folder));
  const knowledge = shippedKnowledge();
  const plan = sampleRound(shippedSample(), knowledge, quick ? QUICK : 1);
  tell(`${plan.title}（虚构数据）`);
  const fonts = shippedFonts();
  const print = async (model: DocumentModel, created: Moment): Promise<string> => sha256OfLarge((await writePdf(model, { fonts, created })).bytes);
  const { hub, packages } = await liveSample(plan, createWorkbench(knowledge), tell, { print });
  for (const { file, bytes } of packages) writeWhole(join(out, 'packages', file), bytes);
  writeWhole(join(out, 'packages', 'hub.identity'), identityFile(hub.sealing.identity, hub.sealing.recipient));
  const office = { fonts, created: `${plan.cutoff}T01:00:00.000Z` as Moment, tell };
  const source = hub.replica.fold;
  const letters = await writeLetters(source, join(out, 'letters'), office);
  tell(`文书：${letters} 份，DOCX 和 PDF 各一`);
  const hash = stateHash(source);
  const summary = summaryOf(source, knowledge, plan.cutoff);
  await writeSummary(source, knowledge, plan.cutoff, hash, join(out, 'summary'), office);
  tell('汇总报告、台账和指标已写出');
  for (const id of shownFigures) {
    const found = figure(summary, id);
    tell(`  ${found.label}：${figureText(found)}`);
  }
  tell(`  状态散列：${hash}`);
  tell(`完成，用时 ${Math.round((Date.now() - began) / 1000)} 秒，写在 ${out}`);
}

function identityFile(identity: string, recipient: string): string {
  return [
    '# 示例轮次的一次性钥匙，随程序公开，只能打开示例包，不得用于真实数据。',
    '# throw-away key of the sample round, public, never for real data',
    `# public key: ${recipient}`,
    identity,
    '',
  ].join('\n');
}
