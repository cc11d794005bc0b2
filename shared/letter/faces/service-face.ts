import type { Block, Cell, DocumentModel, Run } from '#shared/document/model.ts';
import { type Mask, maskPieces, maskText } from './masks.ts';

/** The service face of a document: every text of it, its properties too, with names masked. Everything else stays to the letter. */
export function serviceFace(model: DocumentModel, table: readonly Mask[]): DocumentModel {
  const { body, annexes, attendance, properties, signature, copyTo, attachments, imprint, ...frame } = model;
  const say = (text: string): string => maskText(text, table);
  const texts = Object.fromEntries(Object.entries(frame).map(([name, value]) => [name, typeof value === 'string' && name !== 'family' ? say(value) : value]));
  return {
    ...(texts as unknown as typeof frame),
    body: body.map((block) => maskBlock(block, table)),
    properties: { title: say(properties.title), ...(properties.subject === undefined ? {} : { subject: say(properties.subject) }) },
    ...(signature ? { signature: { ...signature, issuer: say(signature.issuer) } } : {}),
    ...(imprint ? { imprint: { ...imprint, office: say(imprint.office) } } : {}),
    ...(copyTo ? { copyTo: copyTo.map(say) } : {}),
    ...(attachments ? { attachments: attachments.map(say) } : {}),
    ...(attendance ? { attendance: attendance.map(({ label, names }) => ({ label: say(label), names: say(names) })) } : {}),
    ...(annexes
      ? {
          annexes: annexes.map((annex) => ({
            ...annex,
            label: say(annex.label),
            title: say(annex.title),
            body: annex.body.map((block) => maskBlock(block, table)),
          })),
        }
      : {}),
  };
}

function maskBlock(block: Block, table: readonly Mask[]): Block {
  switch (block.type) {
    case 'heading': {
      const all = [...block.runs, ...(block.runIn ?? [])];
      const masked = maskRuns(all, table);
      const runs = masked.slice(0, block.runs.length);
      return block.runIn ? { ...block, runs, runIn: masked.slice(block.runs.length) } : { ...block, runs };
    }
    case 'paragraph':
      return { ...block, runs: maskRuns(block.runs, table) };
    case 'table':
      return {
        ...block,
        ...(block.caption === undefined ? {} : { caption: maskText(block.caption, table) }),
        columns: block.columns.map((column) => ({ ...column, title: maskText(column.title, table) })),
        rows: block.rows.map((row) => row.map((cell) => maskCell(cell, table))),
      };
    case 'chart':
      return mapTexts(block, (text) => maskText(text, table));
    case 'pageBreak':
      return block;
  }
}

/** A name may lie across runs: they are masked as one text. */
function maskRuns(runs: readonly Run[], table: readonly Mask[]): readonly Run[] {
  const texts = maskPieces(
    runs.map(({ text }) => text),
    table,
  );
  return runs.map((run, i) => ({ ...run, text: texts[i] ?? '' }));
}

const maskCell = (cell: Cell, table: readonly Mask[]): Cell =>
  typeof cell === 'string' ? maskText(cell, table) : { ...cell, text: maskText(cell.text, table) };

/** Every text inside a plain value, at any depth; names of its parts stay. */
function mapTexts<T>(value: T, say: (text: string) => string): T {
  if (typeof value === 'string') return say(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item as unknown, say)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === 'type' || name === 'kind' ? item : mapTexts(item as unknown, say)]),
  ) as T;
}
