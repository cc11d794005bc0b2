import type { Block, Cell, DocumentModel, Run } from '#shared/document/model.ts';

/** One difference between two frozen papers, as a person reads it. */
export interface PaperChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** `标题`, `第 3 段`, `附件 问题清单`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

interface Piece {
  /** What keeps a piece the same over edits: the record behind it, else its text. */
  readonly key: string;
  readonly place: string;
  readonly text: string;
}

/** Everything in which `after` differs from `before`, in the order of the paper; nothing else has to be read again. */
export function paperChanges(before: DocumentModel, after: DocumentModel): readonly PaperChange[] {
  return [...frameChanges(before, after), ...pieceChanges(piecesOf(before), piecesOf(after))];
}

const frame: readonly (readonly [string, (model: DocumentModel) => string])[] = [
  ['标题', (model) => [model.title, model.subtitle].filter(Boolean).join(' ')],
  ['制发院', (model) => model.issuer],
  ['主送', (model) => model.recipient ?? ''],
  ['附件名称', (model) => (model.attachments ?? []).join('、')],
  ['落款', (model) => model.signature?.issuer ?? ''],
  ['抄送', (model) => (model.copyTo ?? []).join('、')],
  ['页眉', (model) => model.banner ?? ''],
];

function frameChanges(before: DocumentModel, after: DocumentModel): PaperChange[] {
  return frame.flatMap(([place, read]): PaperChange[] => {
    const [from, to] = [read(before), read(after)];
    return from === to ? [] : [{ kind: 'changed', place, before: from, after: to }];
  });
}

function piecesOf(model: DocumentModel): readonly Piece[] {
  const body = model.body.flatMap((block, i) => pieces(block, `第 ${i + 1} 段`));
  const annexes = (model.annexes ?? []).flatMap((annex) => [
    { key: `annex ${annex.title}`, place: annex.label, text: annex.title },
    ...annex.body.flatMap((block) => pieces(block, `${annex.label}《${annex.title}》`)),
  ]);
  return keyed([...body, ...annexes]);
}

function pieces(block: Block, place: string): Piece[] {
  if (block.type === 'table') {
    const rows = [block.columns.map(({ title }) => title), ...block.rows.map((row) => row.map(cellText))];
    return rows.map((row, i) => ({ key: `${place} ${row[0]} ${row[1] ?? ''}`, place: i === 0 ? `${place}表头` : `${place}第 ${i} 行`, text: row.join(' | ') }));
  }
  if (block.type === 'heading' || block.type === 'paragraph') {
    const text = `${runText(block.runs)}${block.type === 'heading' ? runText(block.runIn ?? []) : ''}`;
    const level = block.type === 'heading' ? `（${block.level}级标题）` : '';
    return [{ key: block.source ? `${block.source.kind} ${block.source.id}` : `text ${text}`, place: `${place}${level}`, text }];
  }
  return [{ key: `${block.type} ${JSON.stringify(block)}`, place, text: block.type === 'pageBreak' ? '分页' : JSON.stringify(block) }];
}

const runText = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** Equal keys get a count, so that each piece has one of its own. */
function keyed(all: readonly Piece[]): readonly Piece[] {
  const seen = new Map<string, number>();
  return all.map((piece) => {
    const n = (seen.get(piece.key) ?? 0) + 1;
    seen.set(piece.key, n);
    return n === 1 ? piece : { ...piece, key: `${piece.key} #${n}` };
  });
}

function pieceChanges(before: readonly Piece[], after: readonly Piece[]): PaperChange[] {
  const old = new Map(before.map((piece) => [piece.key, piece]));
  const kept = new Set(after.map(({ key }) => key));
  const still = new Set(
    inOrder(
      before.filter(({ key }) => kept.has(key)).map(({ key }) => key),
      after.filter(({ key }) => old.has(key)).map(({ key }) => key),
    ),
  );
  const changes: PaperChange[] = before
    .filter(({ key }) => !kept.has(key))
    .map(({ place, text }) => ({ kind: 'removed', place: `原${place}`, before: text, after: '' }));
  for (const piece of after) {
    const was = old.get(piece.key);
    if (!was) changes.push({ kind: 'added', place: piece.place, before: '', after: piece.text });
    else if (was.text !== piece.text || formOf(was) !== formOf(piece))
      changes.push({ kind: 'changed', place: piece.place, before: was.text, after: piece.text });
    else if (!still.has(piece.key)) changes.push({ kind: 'moved', place: piece.place, before: was.text, after: piece.text });
  }
  return changes;
}

/** A heading that became a paragraph is a change though its words are the same. */
const formOf = ({ place }: Piece): string => /（.*）$/.exec(place)?.[0] ?? '';

/** The longest run of keys that kept their order: what is outside it has moved. */
function inOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const at = new Map(before.map((key, i) => [key, i]));
  const tails: { readonly index: number; readonly key: string; readonly back: Chain | undefined }[] = [];
  for (const key of after) {
    const index = at.get(key) as number;
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as Chain).index < index) low = middle + 1;
      else high = middle;
    }
    tails[low] = { index, key, back: tails[low - 1] };
  }
  const kept: string[] = [];
  for (let link = tails.at(-1); link; link = link.back) kept.push(link.key);
  return kept.reverse();
}

interface Chain {
  readonly index: number;
  readonly key: string;
  readonly back: Chain | undefined;
}
