import type { Annex, Block, DocumentModel, Run } from '../document/model.ts';
import { readFinding } from '../finding/finding.ts';
import { severityWords } from '../finding/words.ts';
import type { RecordSource } from '../ledger/record.ts';
import { blocksOf, type Letter, type LetterBlock, readLetter } from './letter.ts';
import { letterTypeWords } from './words.ts';

/** The letter as a document; undefined when this book has no such letter. Only findings against the prison enter its annex. */
export function composeLetter(source: RecordSource, id: string): DocumentModel | undefined {
  const record = source.record('letter', id);
  if (!record) return undefined;
  const letter = readLetter(record);
  const annex = problemList(source, letter);
  return {
    family: 'legal',
    issuer: letter.issuer,
    title: letter.title,
    ...(letter.number === null ? {} : { number: letter.number }),
    recipient: letter.recipient,
    body: blocksOf(source, id).map(composeBlock),
    ...(annex ? { attachments: [annex.title], annexes: [annex] } : {}),
    signature: { issuer: letter.issuer, date: letter.signDate ?? undefined, sealNote: '（院印）' },
    ...(letter.copyTo.length > 0 ? { copyTo: letter.copyTo } : {}),
    properties: { title: letter.title, subject: letterTypeWords[letter.type] },
  };
}

/** A block as the document has it; also laid over the composed letter while it is being typed. */
export function composeBlock(block: Pick<LetterBlock, 'id' | 'type' | 'level' | 'content'>): Block {
  if (block.type === 'pageBreak') return { type: 'pageBreak' };
  const runs = block.content.map(({ text, strong }): Run => (strong ? { text, strong } : { text }));
  const source = { kind: 'letterBlock', id: block.id };
  return block.type === 'heading' ? { type: 'heading', level: block.level, runs, source } : { type: 'paragraph', runs, source };
}

/** 问题清单 of letters that name more than one problem. */
function problemList(source: RecordSource, letter: Letter): Annex | undefined {
  const findings = letter.findings.flatMap((id) => {
    const record = source.record('finding', id);
    const finding = record && !record.deleted ? readFinding(record) : undefined;
    return finding && finding.stream === 'prison' ? [finding] : [];
  });
  if (findings.length < 2) return undefined;
  findings.sort((a, b) => (a.type === b.type ? (a.id < b.id ? -1 : 1) : a.type < b.type ? -1 : 1));
  return {
    label: '附件',
    title: '问题清单',
    body: [
      {
        type: 'table',
        columns: [
          { title: '序号', share: 6, align: 'center' },
          { title: '监区或部门', share: 14 },
          { title: '问题', share: 26 },
          { title: '发生日期', share: 16, align: 'center' },
          { title: '严重程度', share: 12, align: 'center' },
          { title: '法律依据', share: 26 },
        ],
        rows: findings.map((finding, i) => [
          String(i + 1),
          finding.wing,
          { text: finding.title, source: { kind: 'finding', id: finding.id } },
          finding.conductFrom ?? '',
          finding.severity === null ? '' : severityWords[finding.severity],
          finding.basis.replace(/\n+/g, '；'),
        ]),
      },
    ],
  };
}
